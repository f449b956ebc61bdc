package org.habeas.language.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Folds a name in Latin, Cyrillic, Armenian or Azerbaijani letters to ASCII tokens in which the usual romanisations of one
 * name are equal: {@code Рубен Варданян}, {@code Ռուբեն Վարդանյան} and {@code Rouben Vardanian} all give
 * {@code ruben vardanan}. It is one for the index, for the search and for scanning text. Equal keys mean that two spellings
 * may be one name, never that two people are one.
 */
public final class NameFolding {

    /** Romanisation first, so that one table of sounds serves all scripts; what it leaves is stripped to ASCII. */
    private static final Transliteration TO_LATIN = new Transliteration("Any-Latin; NFC");

    private static final Transliteration TO_ASCII = new Transliteration("Latin-ASCII");

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʻʹʺ`´՚ՙ]");
    /** Within a word: what joins its letters, or may break it at the end of a line. */
    private static final Pattern HIDDEN = Pattern.compile("\\p{Cf}");

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    /** Before romanisation: letters that the general rules of romanisation give another sound than names have. */
    private static final String[][] BEFORE = {
        {"եւ", "ev"}, {"և", "ev"}, {"ու", "u"}, {"й", "i"}, {"ё", "e"}, {"ә", "a"}, {"ə", "a"}, {"ı", "i"}, {"i̇", "i"},
    };

    /** After romanisation: hissing letters with marks, before the marks are lost. */
    private static final String[][] HISSING = {
        {"š", "sh"},
        {"ş", "sh"},
        {"ș", "sh"},
        {"ŝ", "sh"},
        {"č", "ch"},
        {"ç", "ch"},
        {"ž", "zh"},
        {"ǰ", "zh"},
        {"x", "kh"},
    };

    /** Sounds that romanisations write differently, longest first; the order of the rows matters. */
    private static final String[][] SOUNDS = {
        {"dzh", "j"},
        {"tch", "s"},
        {"zh", "j"},
        {"dj", "j"},
        {"sch", "s"},
        {"sh", "s"},
        {"ch", "s"},
        {"kh", ""},
        {"ck", "k"},
        {"tz", "c"},
        {"ts", "c"},
        {"ph", "f"},
        {"q", "g"},
        {"w", "v"},
        {"ou", "u"},
        {"oo", "u"},
        {"h", ""},
        {"yu", "u"},
        {"iu", "u"},
        {"yo", "o"},
        {"io", "o"},
        {"ya", "a"},
        {"ia", "a"},
        {"ye", "e"},
        {"ie", "e"},
        {"y", "i"},
    };

    private NameFolding() {}

    /** The folded tokens in the order of the name; empty where it has no letter. */
    public static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        for (String word : NOT_LETTERS.split(ascii(name))) {
            if (!word.isEmpty()) {
                String folded = fold(word);
                tokens.add(folded.isEmpty() ? word : folded);
            }
        }
        return List.copyOf(tokens);
    }

    /** The tokens joined by a space. */
    public static String key(String name) {
        return String.join(" ", tokens(name));
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            // nothing to romanise: what is below changes apostrophes and the x alone, and takes ten times as long
            String text = name.toLowerCase(Locale.ROOT).replace("'", "").replace("`", "");
            return text.replace("x", "kh");
        }
        String visible = HIDDEN.matcher(name).replaceAll("");
        String text = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = replace(APOSTROPHES.matcher(text).replaceAll(""), BEFORE);
        if (isAscii(text)) {
            return replace(text, HISSING);
        }
        text = APOSTROPHES.matcher(TO_LATIN.of(text)).replaceAll("");
        return TO_ASCII.of(replace(text, HISSING)).toLowerCase(Locale.ROOT);
    }

    /** Of such a text no transliteration makes another. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String fold(String word) {
        String sounds = replace(word, SOUNDS);
        StringBuilder single = new StringBuilder(sounds.length());
        for (int i = 0; i < sounds.length(); i++) {
            if (i == 0 || sounds.charAt(i) != sounds.charAt(i - 1)) {
                single.append(sounds.charAt(i));
            }
        }
        return single.toString();
    }

    private static String replace(String text, String[][] table) {
        String replaced = text;
        for (String[] row : table) {
            replaced = replaced.replace(row[0], row[1]);
        }
        return replaced;
    }
}
