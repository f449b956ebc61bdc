package org.habeas.language.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.language.text.HiddenCharacters;

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

    /** No name is longer; what is longer is not folded. */
    private static final int LONGEST = 60;

    /** Characters between two words of one name. */
    private static final int MOST_BETWEEN = 8;

    /** In any script; longer words in small letters are no particles, and need no folding. */
    private static final int LONGEST_PARTICLE = 8;

    /** Folded words that names hold in small letters. */
    private static final Set<String> PARTICLES = Set.of(
            "oglu", "ogli", "ogl", "kizi", "gizi", "de", "di", "da", "der", "den", "van", "von", "bin", "ibn", "al",
            "el");

    /**
     * The words of a text in its order; other words are left out, so two words are neighbours by what stands between them.
     *
     * @throws TooMany if there are more than {@code most}, or more than {@code mostDifferent} that are written differently
     */
    public static List<NameWord> of(String text, int most, int mostDifferent) throws TooMany {
        List<NameWord> words = new ArrayList<>();
        Map<String, List<String>> folded = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (!Character.isLetter(letter)) {
                at += Character.charCount(letter);
                continue;
            }
            int next = wordEnd(text, at);
            int end = withoutPossessive(text, at, next);
            if (end - at <= LONGEST) {
                String word = text.substring(at, end);
                if (isSmall(letter) && word.length() > LONGEST_PARTICLE) {
                    at = next;
                    continue;
                }
                List<String> folds = folded.computeIfAbsent(word, NameFolding::tokens);
                if (!folds.isEmpty() && (!isSmall(letter) || isParticle(folds))) {
                    words.add(new NameWord(at, end, folds));
                }
            }
            if (words.size() > most || folded.size() > mostDifferent) {
                throw new TooMany();
            }
            at = next;
        }
        return words;
    }

    private static boolean isParticle(List<String> folds) {
        return folds.size() == 1 && PARTICLES.contains(folds.getFirst());
    }

    /**
     * Whether two neighbouring words of a text may be of one name: only white space, within a paragraph, or a hyphen stands
     * between them, or the point of an initial.
     */
    public static boolean isOneName(String text, NameWord one, NameWord next) {
        int length = next.start() - one.end();
        if (length > MOST_BETWEEN || length == 0) {
            return false;
        }
        String between = text.substring(one.end(), next.start());
        boolean isInitial = one.end() - one.start() == 1 && between.charAt(0) == '.';
        return between.equals("-")
                || between.equals("‑")
                || isInitial && between.length() <= 2 && isSpace(between.substring(1))
                || isSpace(between) && between.chars().filter(c -> c == '\n').count() < 2;
    }

    private static boolean isSpace(String between) {
        return between.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
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

    /** Georgian letters count as small and have no capitals in running text, so small is only what has a capital. */
    private static boolean isSmall(int letter) {
        return Character.isLowerCase(letter) && Character.toTitleCase(letter) != letter;
    }

    /** Letters and their marks, and an apostrophe or a joiner between two of them. */
    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean inside = isLetterOrMark(c)
                    || (isApostrophe(c) || HiddenCharacters.isJoiner(c))
                            && next < text.length()
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
