package org.habeas.language.name;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text that may be part of a name: it begins with a capital, or its script has none, or it is one of the particles
 * that stand inside names. Whoever looks for names in texts, of documents or of bills, reads them in these words.
 *
 * @param start in UTF-16 code units
 * @param end where it ends, exclusive; "Vardanyan's" ends before the apostrophe
 * @param folds its folded tokens, at least one
 */
public record NameWord(int start, int end, List<String> folds) {

    /** More words than were asked for. */
    public static final class TooMany extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Characters between two words of one name. */
    private static final int MOST_BETWEEN = 8;

    /**
     * The words of a text in its order; other words are left out, so two words are neighbours by what stands between them.
     *
     * @throws TooMany if there are more than {@code most}, or more than {@code mostDifferent} that are written differently
     */
    public static List<NameWord> of(String text, int most, int mostDifferent) throws TooMany {
        NameWords words = NameWords.of(text, most, mostDifferent);
        List<NameWord> list = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            list.add(new NameWord(words.start(i), words.end(i), words.folds(i)));
        }
        return list;
    }

    /**
     * Whether two neighbouring words of a text may be of one name: only white space, within a paragraph, or a hyphen stands
     * between them, or the point of an initial.
     */
    public static boolean isOneName(String text, NameWord one, NameWord next) {
        return isOneName(text, one.start(), one.end(), next.start());
    }

    static boolean isOneName(String text, int start, int end, int next) {
        int length = next - end;
        if (length > MOST_BETWEEN || length == 0) {
            return false;
        }
        char first = text.charAt(end);
        if (length == 1 && (first == ' ' || first == '-' || first == '‑')) {
            return true;
        }
        int from = end - start == 1 && first == '.' && length <= 2 ? end + 1 : end;
        int lines = 0;
        for (int i = from; i < next; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
            lines += c == '\n' ? 1 : 0;
        }
        return lines < 2;
    }

    /** Whether a hyphen makes what stands between two places of a text part of a longer name. */
    public static boolean isHyphenated(String text, int start, int end) {
        boolean before = start > 1 && isHyphen(text.charAt(start - 1)) && Character.isLetter(text.charAt(start - 2));
        boolean after =
                end + 1 < text.length() && isHyphen(text.charAt(end)) && Character.isUpperCase(text.charAt(end + 1));
        return before || after;
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '‑';
    }
}
