package org.habeas.legislation.search;

/**
 * A search as the database understands it: two queries of the type tsquery, in its own writing. The first selects nothing if the
 * text holds no word to search for.
 *
 * @param selecting what is found fulfils it
 * @param ranking by which of what is found is more to the point
 * @param isFrequent whether more bills fulfil it than can be ranked while somebody waits
 * @param isNear whether the words themselves find nothing, and these are words that are like them
 */
public record Sought(String selecting, String ranking, boolean isFrequent, boolean isNear) {

    public boolean findsWords() {
        return !selecting.isEmpty();
    }

    Sought foundIn(int bills, int mostRanked) {
        return new Sought(selecting, ranking, bills > mostRanked, isNear);
    }
}
