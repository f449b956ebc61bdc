package org.habeas.ingest.head;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The language of a text by its most frequent small words, among those that share its script. Where two languages come near each
 * other, as in a text in both, or there is too little text, none is told.
 */
final class Languages {

    private static final int SAMPLE = 6_000;

    /** So many of the words of the language have to stand there. */
    private static final int FEWEST = 6;

    /** In running text of a language every fourth word or so is one of them. */
    private static final double LEAST_SHARE = 0.10;

    private static final double AHEAD = 1.6;
    private static final int LONGEST = 7;

    /** Of these the script alone tells. */
    private static final Map<Character.UnicodeScript, String> BY_SCRIPT = Map.of(
            Character.UnicodeScript.ARMENIAN, "hy",
            Character.UnicodeScript.GEORGIAN, "ka",
            Character.UnicodeScript.GREEK, "el",
            Character.UnicodeScript.HEBREW, "he");

    private static final Map<String, List<String>> WORDS = new HashMap<>();

    static {
        of(
                "en",
                "the of and to in that is for was on with as by are from his her have has which their this be at not it");
        of("fr", "le la les des et est dans pour que une du sur au pas qui par en un ce ses aux ont été à de");
        of("de", "der die und das den von zu mit ist des nicht ein eine auf für im dem sich als auch wurde nach");
        of("es", "el los las que en y una por con para del se un su es al lo como de la no más");
        of("it", "il di che della per sono gli nel una con del le la un è dei alla da non si come");
        of("pt", "o os que em e uma por com para do da dos das não um ao se mais na no foi");
        of("tr", "ve bir bu için ile olarak olan da de gibi daha çok sonra kadar değil oldu ettiği");
        of("az", "və bu ilə üçün olan bir də da onun edir olub görə kimi sonra daha isə ki həbs");
        of("ru", "и в не на что с по как из за от для был о к это его при он были года");
        of("uk", "і в не на що з та до за від для був про це його при він були року у є");
        of("ar", "في من على إلى أن التي الذي عن مع هذا ما لا وقد كان بعد");
        of("fa", "و در به از که را با این است برای آن های می شده");
    }

    private Languages() {}

    static Optional<String> of(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        Optional<String> byScript = byScript(sample);
        return byScript.isPresent() ? byScript : byWords(sample);
    }

    private static Optional<String> byScript(String sample) {
        Map<Character.UnicodeScript, Integer> letters = new HashMap<>();
        int all = 0;
        for (int at = 0; at < sample.length(); at++) {
            char c = sample.charAt(at);
            if (c >= 0x80 && Character.isLetter(c)) {
                letters.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
            }
            all += Character.isLetter(c) ? 1 : 0;
        }
        int most = all;
        return letters.entrySet().stream()
                .filter(e -> BY_SCRIPT.containsKey(e.getKey()) && e.getValue() >= 40 && e.getValue() * 10 > most * 8)
                .map(e -> BY_SCRIPT.getOrDefault(e.getKey(), ""))
                .findFirst();
    }

    private static Optional<String> byWords(String sample) {
        Map<String, Integer> hits = new HashMap<>();
        int words = 0;
        int start = -1;
        for (int at = 0; at <= sample.length(); at++) {
            boolean letter = at < sample.length() && Character.isLetter(sample.charAt(at));
            if (letter && start < 0) {
                start = at;
            } else if (!letter && start >= 0) {
                words++;
                if (at - start <= LONGEST) {
                    String word = sample.substring(start, at).toLowerCase(Locale.ROOT);
                    WORDS.getOrDefault(word, List.of()).forEach(language -> hits.merge(language, 1, Integer::sum));
                }
                start = -1;
            }
        }
        String best = "";
        int most = 0;
        int second = 0;
        for (Map.Entry<String, Integer> hit : hits.entrySet()) {
            if (hit.getValue() > most) {
                second = most;
                most = hit.getValue();
                best = hit.getKey();
            } else {
                second = Math.max(second, hit.getValue());
            }
        }
        boolean clear = most >= FEWEST && most >= words * LEAST_SHARE && most >= AHEAD * second;
        return clear ? Optional.of(best) : Optional.empty();
    }

    private static void of(String language, String words) {
        Set<String> different = new HashSet<>(List.of(words.split(" ")));
        for (String word : different) {
            WORDS.merge(word, List.of(language), Languages::both);
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
