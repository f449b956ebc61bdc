package org.habeas.language.citation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the places of a pattern in a text one after the other, as {@link Matcher#find()} does, but tries the pattern only where it may
 * begin at all: of a long text those are few, and to try it costs much more than to see that it cannot begin there.
 */
final class PlacesOf {

    private final Matcher matcher;
    private final CharSequence text;
    private final Beginning beginning;
    private int ended;

    /** Whether the pattern may begin at a place; it must not be false where the pattern matches. */
    @FunctionalInterface
    interface Beginning {

        /** @param ended the end of the place before, as {@code \G} has it: 0 if there is none */
        boolean mayBeAt(CharSequence text, int at, int ended);
    }

    PlacesOf(Pattern pattern, CharSequence text, Beginning beginning) {
        this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        this.text = text;
        this.beginning = beginning;
    }

    /** Goes on to the next place, if there is one. */
    boolean find() {
        for (int at = ended; at < text.length(); at++) {
            if (beginning.mayBeAt(text, at, ended)
                    && matcher.region(at, text.length()).lookingAt()) {
                ended = matcher.end();
                return true;
            }
        }
        return false;
    }

    /** The place that was found last. */
    Matcher match() {
        return matcher;
    }
}
