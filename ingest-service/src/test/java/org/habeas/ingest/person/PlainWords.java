package org.habeas.ingest.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameWord;
import org.habeas.language.text.HiddenCharacters;

/** The words of a text that may be part of a name, in the plainest way: each spelling folded again for each text. */
final class PlainWords {

    private PlainWords() {}

    /** No name is longer; what is longer is not folded. */
    private static final int LONGEST = 60;

    /** In any script; longer words in small letters are no particles, and need no folding. */
    private static final int LONGEST_PARTICLE = 8;

    /** Folded words that names hold in small letters. */
    private static final Set<String> PARTICLES = Set.of(
            "oglu", "ogli", "ogl", "kizi", "gizi", "de", "di", "da", "der", "den", "van", "von", "bin", "ibn", "al",
            "el");

    static List<NameWord> of(String text) {
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
            at = next;
        }
        return words;
    }

    private static boolean isParticle(List<String> folds) {
        return folds.size() == 1 && PARTICLES.contains(folds.getFirst());
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
