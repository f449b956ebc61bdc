package org.habeas.language.name;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes one word of a name in Latin letters: by the practice for names where a script has one ({@link Letters}), else by
 * ICU. A word may have several readings, the usual one first; syllables that a script runs together come apart.
 */
final class Romanisation {

    private static final Transliteration TO_LATIN = new Transliteration("Any-Latin; NFC");
    private static final Transliteration TO_ASCII = new Transliteration("NFD; [:Mn:] Remove; NFC; Latin-ASCII");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NOT_SOUNDS = Pattern.compile("[^a-zAEGHLOPUWXY]+");
    private static final Pattern PLAIN = Pattern.compile("[a-wyz]+");
    /** Servant of: the article after it is written in as many ways as there are sun letters. */
    private static final Pattern SERVANT = Pattern.compile("^abd([aeiou]([lrnstdz])\\2?|[aeiou])(?=[^aeiou].)");

    private Romanisation() {}

    /**
     * A word in Latin letters.
     *
     * @param text of a to z and the capitals of {@link Sounds}
     * @param vowelless the script leaves vowels out
     * @param western a reading that is not the first choice
     */
    record Reading(String text, boolean vowelless, boolean western) {}

    /**
     * @param word letters of one script, lower case, NFKC
     * @return each part of it with its readings; none where nothing can be read
     */
    static List<List<Reading>> read(String word) {
        return switch (script(word)) {
            case UScript.LATIN -> one(plain(latin(word)), false);
            case UScript.CYRILLIC ->
                one(plain(Letters.read(initialE(bare(word)), Letters.CYRILLIC).toString()), false);
            case UScript.ARMENIAN -> armenian(bare(word));
            case UScript.GREEK ->
                one(plain(greek(Letters.read(bare(word), Letters.GREEK).toString())), false);
            case UScript.ARABIC ->
                one(
                        plain(Letters.read(bare(word).replaceFirst("^عبدال", "عبد"), Letters.ARABIC)
                                .toString()),
                        true);
            case UScript.HEBREW ->
                one(plain(Letters.read(bare(word), Letters.HEBREW).toString()), true);
            case UScript.HAN, UScript.HANGUL -> syllables(word);
            case UScript.HIRAGANA, UScript.KATAKANA ->
                one(plain(latin(TO_LATIN.of(word))).replace('r', 'L'), false);
            default -> one(plain(latin(TO_LATIN.of(word))), false);
        };
    }

    private static int script(String word) {
        int first = UScript.COMMON;
        for (int i = 0;
                i < word.length() && first <= UScript.INHERITED;
                i += Character.charCount(word.codePointAt(i))) {
            first = UScript.getScript(word.codePointAt(i));
        }
        return first;
    }

    /** Without marks of stress and without vowel points, which hardly any source writes; й and ё are letters. */
    private static String bare(String word) {
        String kept = Normalizer.normalize(word, Normalizer.Form.NFD)
                .replace("и\u0306", "й")
                .replace("е\u0308", "ё")
                .replace("і\u0308", "ї")
                .replace("у\u0306", "ў")
                .replace("и\u0304", "ӣ")
                .replace("у\u0304", "ӯ");
        return MARKS.matcher(kept).replaceAll("");
    }

    private static String initialE(String word) {
        return word.startsWith("е") ? "є" + word.substring(1) : word;
    }

    /** At the start of a word the two letters are one sound. */
    private static String greek(String read) {
        return read.startsWith("mb") || read.startsWith("nd")
                ? read.substring(1)
                : read.startsWith("ng") ? "g" + read.substring(2) : read;
    }

    private static List<List<Reading>> armenian(String word) {
        String start = word.startsWith("ե") && !word.startsWith("եւ")
                ? "y"
                : word.startsWith("ո") && !word.startsWith("ու") ? "v" : "";
        List<Reading> readings = new ArrayList<>();
        String eastern = plain(start + Letters.read(word, Letters.ARMENIAN));
        String western = plain(start + Letters.read(word, Letters.WESTERN_ARMENIAN));
        readings.add(new Reading(eastern, false, false));
        if (!western.equals(eastern)) {
            readings.add(new Reading(western, false, true));
        }
        return eastern.isEmpty() ? List.of() : List.of(readings);
    }

    private static List<List<Reading>> syllables(String word) {
        List<List<Reading>> parts = new ArrayList<>();
        word.codePoints()
                .limit(NameReader.MOST_TOKENS)
                .mapToObj(c -> plain(latin(TO_LATIN.of(Character.toString(c)))))
                .forEach(s -> parts.addAll(one(unvoiced(s), false)));
        return parts;
    }

    /** A Korean syllable ends on a voiceless stop, which ICU writes as voiced; no Chinese one ends on a stop. */
    private static String unvoiced(String syllable) {
        int last = syllable.length() - 1;
        return last < 1 || syllable.endsWith("ng")
                ? syllable
                : syllable.substring(0, last)
                        + syllable.substring(last)
                                .replace('g', 'k')
                                .replace('d', 't')
                                .replace('b', 'p');
    }

    private static String latin(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        String text = Letters.read(Normalizer.normalize(word, Normalizer.Form.NFC), Letters.LATIN)
                .toString();
        // what is left with marks only: the capitals are sounds already
        return NOT_SOUNDS.matcher(text).find() ? TO_ASCII.of(text) : text;
    }

    private static String plain(String text) {
        String letters = NOT_SOUNDS.matcher(text).replaceAll("");
        if (letters.startsWith("abd") && letters.length() > 6) {
            letters = SERVANT.matcher(letters)
                    .replaceFirst(
                            m -> "abdu" + (m.group(2) == null ? "" : m.group(2).equals("l") ? "" : m.group(2)));
        }
        return letters;
    }

    private static List<List<Reading>> one(String text, boolean vowelless) {
        return text.isEmpty() ? List.of() : List.of(List.of(new Reading(text, vowelless, false)));
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT).replace("i\u0307", "i");
    }
}
