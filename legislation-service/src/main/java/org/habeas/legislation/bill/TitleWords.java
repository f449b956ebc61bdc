package org.habeas.legislation.bill;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of titles and of what somebody looks for in them: runs of letters and digits, without case and accents. */
final class TitleWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    /** With three bytes a character it is what PostgreSQL's index of one text can hold. */
    private static final int MOST_CHARACTERS = 250_000;

    private TitleWords() {}

    /** Each word once, in the order of the titles. */
    static Set<String> of(List<String> titles) {
        Set<String> words = new LinkedHashSet<>();
        int characters = 0;
        for (String title : titles) {
            for (String word : words(title)) {
                if (characters + word.length() > MOST_CHARACTERS) {
                    return words;
                }
                if (words.add(word)) {
                    characters += word.length();
                }
            }
        }
        return words;
    }

    /** A tsquery that holds if each of these words begins one of the titles' words; empty where there is no word. */
    static String query(String sought) {
        return words(sought).stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) > LONGEST
                ? word.substring(0, word.offsetByCodePoints(0, LONGEST))
                : word;
    }

    private static List<String> words(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain))
                .filter(word -> !word.isEmpty())
                .map(TitleWords::cut)
                .toList();
    }
}
