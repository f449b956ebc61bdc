package org.habeas.language.name;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.habeas.language.text.HiddenCharacters;

/**
 * The words of a text that may be part of a name, in columns: a long text has hundreds of thousands of them, and most are the
 * same few thousand again. Each spelling is folded once for the text, and hardly ever again for the next one.
 */
public final class NameWords {

    /** No name is longer; what is longer is not folded. */
    private static final int LONGEST = 60;

    /** In any script; longer words in small letters are no particles, and need no folding. */
    private static final int LONGEST_PARTICLE = 8;

    /** Folded words that names hold in small letters. */
    private static final Set<String> PARTICLES = Set.of(
            "oglu", "ogli", "ogl", "kizi", "gizi", "de", "di", "da", "der", "den", "van", "von", "bin", "ibn", "al",
            "el");

    /** What an ASCII word that folds to a particle can begin with. */
    private static final String BEFORE_PARTICLES = "okgqdvwbiyaehxu";

    /** Spellings of all texts with their folds; a new one takes the place of an older with the same last bits. */
    private static final Word[] FOLDED = new Word[1 << 15];

    /** @param particle whether it may be part of a name although it is written small */
    private record Word(String text, int hash, List<String> folds, boolean particle) {}

    private final int most;
    private final int mostDifferent;
    private int size;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] words = new int[64];
    private int different;
    private Word[] spellings = new Word[64];
    /** Which of them are of a word that counts. */
    private final BitSet counts = new BitSet();

    private int[] table = new int[128];

    private NameWords(int most, int mostDifferent) {
        this.most = most;
        this.mostDifferent = mostDifferent;
    }

    /**
     * The words of a text in its order; other words are left out, so two words are neighbours by what stands between them.
     *
     * @throws NameWord.TooMany if there are more than {@code most}, or more than {@code mostDifferent} that are written differently
     */
    public static NameWords of(String text, int most, int mostDifferent) throws NameWord.TooMany {
        NameWords words = new NameWords(most, mostDifferent);
        words.read(text);
        return words;
    }

    public int size() {
        return size;
    }

    /** In UTF-16 code units. */
    public int start(int index) {
        return starts[index];
    }

    /** Where it ends, exclusive; "Vardanyan's" ends before the apostrophe. */
    public int end(int index) {
        return ends[index];
    }

    /** Its folded tokens, at least one. */
    public List<String> folds(int index) {
        return spellings[words[index]].folds();
    }

    /** Which of the different spellings it is. */
    public int spelling(int index) {
        return words[index];
    }

    /** How many different spellings there are; some of them may be of no word that counts. */
    public int different() {
        return different;
    }

    /** The folded tokens of a spelling; none if it is no part of a name. */
    public List<String> foldsOfSpelling(int spelling) {
        return counts.get(spelling) ? spellings[spelling].folds() : List.of();
    }

    /** Whether a word and the next may be of one name: see {@link NameWord#isOneName}. */
    public boolean isOneName(String text, int index) {
        return NameWord.isOneName(text, starts[index], ends[index], starts[index + 1]);
    }

    private void read(String text) throws NameWord.TooMany {
        int at = 0;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            if (c < 0x80 ? !isAsciiLetter(c) : !Character.isLetter(text.codePointAt(at))) {
                at += c < 0x80 ? 1 : Character.charCount(text.codePointAt(at));
                continue;
            }
            int next = wordEnd(text, at);
            if (c >= 0x80
                    || c < 'a'
                    || next - at <= LONGEST_PARTICLE + 2 && BEFORE_PARTICLES.indexOf(c) >= 0
                    || isSecondHalf(text, at)) {
                word(text, at, withoutPossessive(text, at, next));
            }
            at = next;
        }
    }

    /** The second half of a name like "Chee-ying" is written small. */
    private boolean isSecondHalf(String text, int start) {
        return size > 0
                && ends[size - 1] == start - 1
                && (text.charAt(start - 1) == '-' || text.charAt(start - 1) == '‑');
    }

    private void word(String text, int start, int end) throws NameWord.TooMany {
        boolean small = isSmall(text.codePointAt(start)) && !isSecondHalf(text, start);
        if (end - start > LONGEST || small && end - start > LONGEST_PARTICLE) {
            return;
        }
        int spelling = spelling(text, start, end);
        if (small
                ? !spellings[spelling].particle()
                : spellings[spelling].folds().isEmpty()) {
            return;
        }
        counts.set(spelling);
        if (size == most) {
            throw new NameWord.TooMany();
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            words = Arrays.copyOf(words, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        words[size++] = spelling;
    }

    private int spelling(String text, int start, int end) throws NameWord.TooMany {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        hash ^= hash >>> 13;
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            Word known = spellings[table[slot] - 1];
            if (known.hash() == hash && isSame(known.text(), text, start, end)) {
                return table[slot] - 1;
            }
            slot = slot + 1 & mask;
        }
        if (different == mostDifferent) {
            throw new NameWord.TooMany();
        }
        if (different == spellings.length) {
            spellings = Arrays.copyOf(spellings, different * 2);
        }
        spellings[different++] = folded(text, start, end, hash);
        table[slot] = different;
        if (different * 2 > table.length) {
            grow();
        }
        return different - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        int mask = table.length - 1;
        for (int i = 0; i < different; i++) {
            int slot = spellings[i].hash() & mask;
            while (table[slot] != 0) {
                slot = slot + 1 & mask;
            }
            table[slot] = i + 1;
        }
    }

    /** Two threads may fold one word at once, or put two words in one place: whoever reads finds a whole one or none. */
    private static Word folded(String text, int start, int end, int hash) {
        int place = hash & FOLDED.length - 1;
        Word known = FOLDED[place];
        if (known != null && known.hash() == hash && isSame(known.text(), text, start, end)) {
            return known;
        }
        String word = text.substring(start, end);
        List<String> folds = NameFolding.tokens(word);
        Word made = new Word(word, hash, folds, folds.size() == 1 && PARTICLES.contains(folds.getFirst()));
        FOLDED[place] = made;
        return made;
    }

    private static boolean isSame(String word, String text, int start, int end) {
        return word.length() == end - start && text.regionMatches(start, word, 0, word.length());
    }

    private static boolean isAsciiLetter(char c) {
        int small = c | 0x20;
        return small >= 'a' && small <= 'z';
    }

    /** Georgian letters count as small and have no capitals in running text, so small is only what has a capital. */
    private static boolean isSmall(int letter) {
        return Character.isLowerCase(letter) && Character.toTitleCase(letter) != letter;
    }

    /** Letters and their marks, and an apostrophe or a joiner between two of them. */
    private static int wordEnd(String text, int start) {
        int at = start;
        int length = text.length();
        while (at < length) {
            char ascii = text.charAt(at);
            if (isAsciiLetter(ascii)) {
                at++;
                continue;
            }
            if (ascii < 0x80 && ascii != '\'' && ascii != '`') {
                break;
            }
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean inside = isLetterOrMark(c)
                    || (isApostrophe(c) || HiddenCharacters.isJoiner(c))
                            && next < length
                            && Character.isLetter(text.codePointAt(next));
            if (!inside) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** "Vardanyan's" names Vardanyan. */
    private static int withoutPossessive(String text, int start, int end) {
        boolean possessive = end - start > 2
                && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S')
                && isApostrophe(text.charAt(end - 2));
        return possessive ? end - 2 : end;
    }

    private static boolean isLetterOrMark(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c >= 0x55A
                        && c <= 0x55E
                        && c != 0x55D; // Armenian marks of stress stand inside the word, the comma not
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`';
    }
}
