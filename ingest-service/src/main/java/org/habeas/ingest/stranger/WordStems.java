package org.habeas.ingest.stranger;

import java.util.Arrays;

/**
 * Finds where words begin in certain ways, whatever their case, in one pass over a text: what a letter begins is in an array, so a word
 * that begins otherwise costs one look.
 */
public final class WordStems {

    /** All scripts whose stems are looked for end before Hebrew. */
    private final String[][] byLetter = new String[0x590][];

    private WordStems() {}

    /** @param stems in small letters, with a line for a blank; of two letters at least */
    public static WordStems of(String... stems) {
        WordStems made = new WordStems();
        for (String stem : stems) {
            int letter = stem.charAt(0);
            String[] before = made.byLetter[letter];
            String[] now = before == null ? new String[1] : Arrays.copyOf(before, before.length + 1);
            now[now.length - 1] = stem.replace('_', ' ');
            made.byLetter[letter] = now;
        }
        return made;
    }

    public boolean isIn(String text) {
        return next(text, 0) >= 0;
    }

    /** Where the next such word begins, or -1. */
    public int next(String text, int from) {
        int length = text.length();
        boolean inside = from > 0 && isLetter(text.charAt(from - 1));
        for (int at = from; at < length; at++) {
            char c = text.charAt(at);
            if (!isLetter(c)) {
                inside = false;
                continue;
            }
            if (!inside && begins(text, at, c)) {
                return at;
            }
            inside = true;
        }
        return -1;
    }

    private boolean begins(String text, int at, char c) {
        int letter = c < 0x80 ? c | 0x20 : Character.toLowerCase(c);
        String[] stems = letter < byLetter.length ? byLetter[letter] : null;
        if (stems == null || at + 1 == text.length()) {
            return false;
        }
        char second = Character.toLowerCase(text.charAt(at + 1));
        for (String stem : stems) {
            if (second == stem.charAt(1) && text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        int small = c | 0x20;
        return c < 0x80 ? small >= 'a' && small <= 'z' : Character.isLetter(c);
    }
}
