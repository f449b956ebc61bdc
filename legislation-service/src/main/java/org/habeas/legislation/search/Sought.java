package org.habeas.legislation.search;

/**
 * A search as the database understands it: two queries of the type tsquery, in its own writing. The first selects nothing if the
 * text holds no word to search for.
 *
 * @param selecting what is found fulfils it
 * @param ranking by which of what is found is more to the point
 * @param isNear whether the words themselves find nothing, and these are words that are like them
 */
public record Sought(String selecting, String ranking, boolean isNear) {

    public boolean findsWords() {
        return !selecting.isEmpty();
    }
}
