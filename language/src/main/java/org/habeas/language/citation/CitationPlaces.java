package org.habeas.language.citation;

import java.util.regex.Matcher;

/**
 * Finds the places of citations in a text one after the other. The grammar is tried only where a citation may begin at all: of a
 * long text those are few, and a look at one letter and its neighbours costs a hundredth of what trying the grammar costs.
 */
final class CitationPlaces {

    /** A dot, blanks, a line break and blanks within an abbreviation. */
    private static final int LONGEST_GAP = 27;

    private static final boolean[] BEGINS = new boolean[128];

    static {
        for (char c : "SsHh123456789".toCharArray()) {
            BEGINS[c] = true;
        }
    }

    private final String text;
    private final Matcher matcher;
    private int next;

    /** Where the last one ended; a stroke behind another citation is none: "S.3000/H.R.7288". */
    private int ended;

    CitationPlaces(String text) {
        this.text = text;
        this.matcher = CitationGrammar.inText(text);
    }

    /** Goes on to the next place, if there is one. */
    boolean find() {
        for (int at = next; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < BEGINS.length
                    && BEGINS[c]
                    && mayBegin(at, c)
                    && matcher.region(at, text.length()).lookingAt()) {
                goOnAt(matcher.end());
                return true;
            }
        }
        return false;
    }

    /** The next place begins here or later; what lies before was read with the last one. */
    void goOnAt(int at) {
        next = at;
        ended = at;
    }

    /** The place that was found last. */
    Matcher match() {
        return matcher;
    }

    private boolean mayBegin(int at, char c) {
        if (at > 0 && isInside(at) && (at - 1 != ended || "/&,-".indexOf(text.charAt(ended)) < 0)) {
            return false;
        }
        return switch (c) {
            case 'S', 's' -> isChamber(at, "enate", c == 'S');
            case 'H', 'h' -> isChamber(at, "ouse", c == 'H');
            default -> isCongress(at);
        };
    }

    /** Whether it goes on a word, a path, a range or a number. */
    private boolean isInside(int at) {
        char before = text.charAt(at - 1);
        if (before < 0x80) {
            return before >= 'a' && before <= 'z'
                    || before >= 'A' && before <= 'Z'
                    || isDigit(before)
                    || ".&/-".indexOf(before) >= 0
                    || before == ',' && at > 1 && isNumber(text.codePointBefore(at - 1));
        }
        int point = text.codePointBefore(at);
        return Character.isLetter(point) || isNumber(point);
    }

    /** The word itself, or a capital and soon more of an abbreviation. */
    private boolean isChamber(int at, String rest, boolean capital) {
        int i = at + 1;
        if (i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        if ((c | 0x20) == rest.charAt(0)) {
            return text.regionMatches(true, i, rest, 0, rest.length());
        }
        if (!capital) {
            return false;
        }
        int end = Math.min(text.length() - 1, at + LONGEST_GAP);
        while (i < end && (c == '.' || c <= ' ' || c == 0xa0 || c == 0x2009 || c == 0x202f)) {
            c = text.charAt(++i);
        }
        return isDigit(c) || "RrJjCcNn".indexOf(c) >= 0;
    }

    /** Digits and the ending of an ordinal, or a blank. */
    private boolean isCongress(int at) {
        int i = at + 1;
        while (i < text.length() && i < at + 3 && isDigit(text.charAt(i))) {
            i++;
        }
        return i < text.length() && "sSnNrRtTdD \u00a0".indexOf(text.charAt(i)) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
