package org.habeas.legislation.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, cut to what a search is worth and written in the two languages that PostgreSQL has for it.
 *
 * @param words runs of letters and digits in the order typed
 * @param phrased the same with its quotation marks and what is to be left out, for {@code websearch_to_tsquery}
 * @param hasOperators whether it has any of those, so that it means more than its words
 */
record SearchText(List<String> words, String phrased, boolean hasOperators) {

    /** More words select nothing that fewer do not; each costs a look into the index. */
    private static final int MOST_WORDS = 32;

    private static final int LONGEST_WORD = 100;

    /** Of fewer letters a word stands for itself: too many words begin with them. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final Pattern QUOTES = Pattern.compile("[\"“”„‟«»＂]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern NO_OPERATOR =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}\"\\s-]|(?<=[^\\s\"])-+|-+(?![\\p{L}\\p{N}\"])");
    private static final Pattern OPERATOR =
            Pattern.compile("\"[^\"]*[\\p{L}\\p{N}]|(?:^|\\s)-[\\p{L}\\p{N}\"]|\\sOR\\s");

    static SearchText of(String typed) {
        String plain = QUOTES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("\"");
        String phrased = Arrays.stream(
                        NO_OPERATOR.matcher(plain).replaceAll(" ").strip().split("\\s+"))
                .limit(MOST_WORDS)
                .map(SearchText::cut)
                .collect(Collectors.joining(" "));
        List<String> words = words(plain.toLowerCase(Locale.ROOT)).stream()
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return new SearchText(words, phrased, OPERATOR.matcher(phrased).find());
    }

    /** The runs of letters and digits of a text, in their order and none longer than is searched by. */
    static List<String> words(String plain) {
        return BETWEEN.splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .map(SearchText::cut)
                .toList();
    }

    /** In the language of {@code to_tsquery}: each word, or one that begins with it. */
    String beginnings() {
        return joined(":*");
    }

    /** In the language of {@code to_tsquery}: each word as it stands. */
    String exact() {
        return joined("");
    }

    private String joined(String ending) {
        return words.stream()
                .map(word ->
                        "'" + word + "'" + (word.codePointCount(0, word.length()) < SHORTEST_BEGINNING ? "" : ending))
                .collect(Collectors.joining(" & "));
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) > LONGEST_WORD
                ? word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD))
                : word;
    }
}
