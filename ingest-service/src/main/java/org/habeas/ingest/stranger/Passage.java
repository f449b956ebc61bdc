package org.habeas.ingest.stranger;

import java.util.Arrays;
import java.util.Set;

/**
 * A stretch of a text in words and numbers, with what stands between them. A word keeps its apostrophes, hyphens and the
 * question marks that lost accents leave ("Gonz?lez"); "Lai's" is the word "Lai" that owns what follows.
 */
final class Passage {

    /** Behind which a full stop ends no sentence. */
    private static final Set<String> SHORT =
            CustodyWords.set("mr mrs ms dr prof sen sens rep reps gov st no lt col gen capt jr sr"
                    + " rev hon jan feb mar apr jun jul aug sep sept oct nov dec art arts vs fr");

    /** A line that is shorter does not go on in the next one. */
    private static final int WRAPPED = 50;

    /** So many blanks within a line stand where a mark or an end was lost. */
    private static final int GAP = 5;

    private final String text;
    private int size;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private String[] lower = new String[256];
    private boolean[] owns = new boolean[256];
    private boolean[] first = new boolean[256];

    Passage(String text, int from, int to) {
        this.text = text;
        int at = from;
        int behind = from;
        while (at < to) {
            char c = text.charAt(at);
            if (!isPart(text, at, to) && !Character.isDigit(c)) {
                at++;
                continue;
            }
            int end = Character.isDigit(c) ? number(at, to) : word(at, to);
            add(at, end, behind);
            behind = end;
            at = end;
        }
    }

    private int number(int start, int to) {
        int at = start;
        while (at < to && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int word(int start, int to) {
        int at = start;
        while (at < to && isPart(text, at, to)) {
            at++;
        }
        return at;
    }

    private boolean isPart(String all, int at, int to) {
        char c = all.charAt(at);
        if (c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c) || isMark(c)) {
            return true;
        }
        boolean before = at > 0 && Character.isLetter(all.charAt(at - 1));
        boolean after = at + 1 < to && Character.isLetter(all.charAt(at + 1));
        if (c == '?') {
            return after && Character.isLowerCase(all.charAt(at + 1));
        }
        return (c == '\'' || c == '’' || c == 'ʼ' || c == '-' || c == '‑') && before && after;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || Character.isSurrogate(c) || c >= 0x55A && c <= 0x55E && c != 0x55D;
    }

    private void add(int start, int end, int behind) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            lower = Arrays.copyOf(lower, size * 2);
            owns = Arrays.copyOf(owns, size * 2);
            first = Arrays.copyOf(first, size * 2);
        }
        boolean own = end - start > 2
                && (text.charAt(end - 1) | 0x20) == 's'
                && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '’');
        int last = own ? end - 2 : end;
        starts[size] = start;
        ends[size] = last;
        owns[size] = own;
        lower[size] = LowerWords.of(text, start, last);
        first[size] = size == 0 || endsSentence(behind, start);
        size++;
    }

    private boolean endsSentence(int from, int to) {
        int lines = 0;
        int blanks = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            blanks = c == ' ' ? blanks + 1 : 0;
            if (blanks == GAP) {
                return lines == 0;
            }
            if (c == '!' || c == '?' && at == from || c == '։' || c == '\u2022' || c == '*') {
                return true;
            }
            if (c == '.' && at + 1 < to && isEnd(to)) {
                return true;
            }
            if (c == '\n') {
                lines++;
                if (lines > 1 || !isWrapped(at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isEnd(int next) {
        String word = lower[size - 1];
        boolean initial = ends[size - 1] - starts[size - 1] == 1;
        return !initial && !SHORT.contains(word) && !Character.isLowerCase(text.charAt(next));
    }

    /** Whether the line that ends there goes on in the next: it is long, and ends in no mark that ends one. */
    private boolean isWrapped(int lineEnd) {
        int at = lineEnd;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1)) && text.charAt(at - 1) != '\n') {
            at--;
        }
        int begin = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        char last = at > 0 ? text.charAt(at - 1) : '\n';
        return at - begin >= WRAPPED && last != ':' && last != ';' && last != '.';
    }

    int size() {
        return size;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** As the text has it, from a word to before another. */
    String between(int from, int after) {
        return text.substring(starts[from], ends[after - 1]);
    }

    /** In small letters. */
    String word(int index) {
        return index >= 0 && index < size ? lower[index] : "";
    }

    boolean is(int index, Set<String> words) {
        return index >= 0 && index < size && words.contains(lower[index]);
    }

    boolean owns(int index) {
        return owns[index];
    }

    /** Whether a sentence, or an item of a list, begins with this word; also behind the last one. */
    boolean isFirst(int index) {
        return index >= size || first[index];
    }

    boolean isCapital(int index) {
        char c = text.charAt(starts[index]);
        return Character.isUpperCase(c) || c == '?' && index + 1 <= size && ends[index] - starts[index] > 2;
    }

    boolean isNumber(int index) {
        return Character.isDigit(text.charAt(starts[index]));
    }

    /** Whether a mark stands between the word before and this one. */
    boolean has(int index, char mark) {
        int from = index == 0 ? Math.max(0, starts[0] - 4) : behind(index - 1);
        int to = index < size ? starts[index] : Math.min(text.length(), from + 4);
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == mark) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but white space, within a line or a wrapped one, stands between the word before and this one. */
    boolean isNext(int index) {
        if (index == 0 || index >= size || first[index] || owns[index - 1]) {
            return false;
        }
        for (int at = ends[index - 1]; at < starts[index]; at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c) && c != '\u00a0') {
                return false;
            }
        }
        return starts[index] - ends[index - 1] <= 8;
    }

    /** The same, where quotation marks or an initial's point may stand between as well. */
    boolean isNextLoosely(int index) {
        if (index == 0 || index >= size || first[index]) {
            return false;
        }
        for (int at = behind(index - 1); at < starts[index]; at++) {
            char c = text.charAt(at);
            boolean quote = c == '"' || c == '“' || c == '”' || c == '«' || c == '»' || c == '.' || c == '\'';
            if (!Character.isWhitespace(c) && c != '\u00a0' && !quote) {
                return false;
            }
        }
        return true;
    }

    boolean isInitial(int index) {
        return ends[index] - starts[index] == 1
                && ends[index] < text.length()
                && text.charAt(ends[index]) == '.'
                && Character.isUpperCase(text.charAt(starts[index]));
    }

    private int behind(int index) {
        return owns[index] ? ends[index] + 2 : ends[index];
    }
}
