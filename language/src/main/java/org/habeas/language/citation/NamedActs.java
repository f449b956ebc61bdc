package org.habeas.language.citation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The years of the acts as which a text presents bills: "the Count Every Vote Act of 2005 (S. 450)", "S. 450, the Count Every Vote
 * Act of 2005". A bill's short title carries the year in which it was brought in. An act that no bill stands at says nothing: the
 * Voting Rights Act of 1965 is named in every Congress.
 */
final class NamedActs {

    private static final String ACT = "Act of ";
    private static final int YEAR = 4;
    private static final int BESIDE = 140;

    /** Between the year and a bill behind it. */
    private static final Pattern OPENED = Pattern.compile("[\"'\\u2019\\u201d]?,?\\s{0,3}[(\\[]\\s{0,2}");

    /** Between a bill and "Act of 2005": the other words of the title. */
    private static final Pattern TITLED = Pattern.compile(
            "[\\s,:)\\u2013\\u2014-]{1,6}(?:(?:the|titled|entitled|called|known as)\\s{1,6}){0,3}[\"'\\u2018\\u201c\\s]{0,6}"
                    + "(?:(?:[A-Z][\\p{L}'\\u2019-]{0,24}+|of|and|for|the|to|on|in|from)[\\s,]{1,4}+){1,16}");

    private NamedActs() {}

    /** The Congress of the years, if all of them are of one. */
    static Optional<Integer> congress(CharSequence of) {
        String text = of.toString();
        Set<Integer> congresses = new HashSet<>();
        for (int at = text.indexOf(ACT); at >= 0 && congresses.size() < 2; at = text.indexOf(ACT, at + 1)) {
            int year = year(text, at + ACT.length());
            if (year > 0 && (isBehind(text, at + ACT.length() + YEAR) || isBefore(text, at))) {
                // a Congress ends two days into an odd year
                congresses.add(CongressResolver.congressOn(java.time.LocalDate.of(year, 6, 1)));
            }
        }
        return congresses.size() == 1 ? Optional.of(congresses.iterator().next()) : Optional.empty();
    }

    private static int year(String text, int at) {
        if (at + YEAR > text.length()
                || at + YEAR < text.length() && Character.isLetterOrDigit(text.charAt(at + YEAR))) {
            return 0;
        }
        String year = text.substring(at, at + YEAR);
        return year.chars().allMatch(c -> c >= '0' && c <= '9') && (year.startsWith("19") || year.startsWith("20"))
                ? Integer.parseInt(year)
                : 0;
    }

    private static boolean isBehind(String text, int end) {
        String behind = text.substring(end, Math.min(text.length(), end + BESIDE));
        Matcher opened = OPENED.matcher(behind);
        if (!opened.lookingAt()) {
            return false;
        }
        List<CitationScanner.Found> found = CitationScanner.scan(behind);
        return !found.isEmpty()
                && found.getFirst().start() == opened.end()
                && found.getFirst().citation().congress() == null;
    }

    private static boolean isBefore(String text, int act) {
        int digit = act;
        while (digit > Math.max(0, act - BESIDE) && !Character.isDigit(text.charAt(digit - 1))) {
            digit--;
        }
        if (digit == act - BESIDE || !TITLED.matcher(text.substring(digit, act)).matches()) {
            return false;
        }
        String before = text.substring(Math.max(0, act - BESIDE), digit);
        List<CitationScanner.Found> found = CitationScanner.scan(before);
        return !found.isEmpty()
                && found.getLast().citation().congress() == null
                && found.getLast().end() == before.length();
    }
}
