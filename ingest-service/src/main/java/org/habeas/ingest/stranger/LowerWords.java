package org.habeas.ingest.stranger;

import java.util.Locale;

/** Words in small letters; those that came lately are made once. */
final class LowerWords {

    private static final Word[] LATELY = new Word[1 << 13];

    private record Word(String written, String lower) {}

    private LowerWords() {}

    /** Two threads may make one word at once, or put two in one place: whoever reads finds a whole one or none. */
    static String of(String text, int start, int end) {
        int hash = end - start;
        for (int at = start; at < end; at++) {
            hash = hash * 31 + text.charAt(at);
        }
        hash ^= hash >>> 13;
        int place = hash & LATELY.length - 1;
        Word known = LATELY[place];
        if (known != null
                && known.written().length() == end - start
                && text.regionMatches(start, known.written(), 0, end - start)) {
            return known.lower();
        }
        String written = text.substring(start, end);
        Word made = new Word(written, written.toLowerCase(Locale.ROOT));
        if (written.length() <= 40) {
            LATELY[place] = made;
        }
        return made.lower();
    }
}
