package org.habeas.language.text;

/**
 * Finds the sentence around a place. A full stop ends a sentence only before white space and a capital, and not after an
 * abbreviation of a chamber, a title or an initial: "S. Res. 540", "Sen. Markey", "U.S. policy".
 */
public final class Sentences {

    private static final int LIMIT = 400;

    private Sentences() {}

    /** The sentence that contains the span, never across an empty line and at most 400 characters; the span if longer. */
    public static Span around(CharSequence text, int start, int end) {
        int from = start;
        int least = Math.max(0, end - LIMIT);
        while (from > least && !isBoundary(text, from)) {
            from--;
        }
        from += isInsideCharacter(text, from) ? 1 : 0;
        while (from < start && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = end;
        int most = Math.min(text.length(), Math.max(end, from + LIMIT));
        while (to < most && !isBoundary(text, to)) {
            to++;
        }
        to -= isInsideCharacter(text, to) ? 1 : 0;
        while (to > end && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    private static boolean isInsideCharacter(CharSequence text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** Whether a sentence ends just before {@code at}. */
    private static boolean isBoundary(CharSequence text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        if (isBehindAnEmptyLine(text, at)) {
            return true;
        }
        if (!Character.isWhitespace(text.charAt(at))) {
            return false;
        }
        int mark = at - 1;
        while (mark > 0 && (text.charAt(mark) == '”' || text.charAt(mark) == '"' || text.charAt(mark) == ')')) {
            mark--;
        }
        char c = text.charAt(mark);
        if (c == '!' || c == '?') {
            return true;
        }
        return c == '.' && !isAbbreviation(text, mark) && capitalFollows(text, at);
    }

    /** Lines end with LF or CRLF. */
    private static boolean isBehindAnEmptyLine(CharSequence text, int at) {
        if (text.charAt(at - 1) != '\n') {
            return false;
        }
        int end = at > 1 && text.charAt(at - 2) == '\r' ? at - 2 : at - 1;
        return end > 0 && text.charAt(end - 1) == '\n';
    }

    private static boolean capitalFollows(CharSequence text, int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i == text.length() || !Character.isLowerCase(text.charAt(i)) && !Character.isDigit(text.charAt(i));
    }

    private static boolean isAbbreviation(CharSequence text, int stop) {
        int i = stop;
        while (i > 0 && (Character.isLetter(text.charAt(i - 1)) || text.charAt(i - 1) == '.')) {
            i--;
        }
        String word = text.subSequence(i, stop).toString();
        return word.length() == 1
                || word.contains(".")
                || switch (word) {
                    case "Res",
                            "Con",
                            "Sen",
                            "Sens",
                            "Rep",
                            "Reps",
                            "Dr",
                            "Mr",
                            "Mrs",
                            "Ms",
                            "Gov",
                            "No",
                            "Sec",
                            "St",
                            "Jr" -> true;
                    default -> false;
                };
    }
}
