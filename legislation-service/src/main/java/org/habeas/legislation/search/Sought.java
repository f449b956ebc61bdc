package org.habeas.legislation.search;

/**
 * A search as the database understands it: two queries of the type tsquery, in its own writing. The first selects nothing if the
 * text holds no word to search for.
 *
 * @param selecting what is found fulfils it
 * @param ranking by which of what is found is more to the point
 * @param found in how many bills it is found, counted no further than one more than are ranked
 * @param isNear whether the words themselves find nothing, and these are words that are like them
 */
public record Sought(String selecting, String ranking, int found, boolean isNear) {

    /** A place among more bills tells nobody anything, and to find it each of them is read. */
    public static final int MOST_RANKED = 1_000;

    public boolean findsWords() {
        return !selecting.isEmpty();
    }

    /** Whether more bills fulfil it than can be ranked while somebody waits. */
    public boolean isFrequent() {
        return found > MOST_RANKED;
    }

    Sought foundIn(int bills) {
        return new Sought(selecting, ranking, bills, isNear);
    }
}
