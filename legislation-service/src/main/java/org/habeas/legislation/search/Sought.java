package org.habeas.legislation.search;

/**
 * A search as the database understands it: two queries of the type tsquery, in its own writing. The first selects nothing if the
 * text holds no word to search for.
 *
 * @param selecting what is found fulfils it
 * @param ranking by which of what is found is more to the point
 * @param found in how many bills it is found: counted as far as are ranked, beyond that estimated
 * @param among how many bills there are, about
 * @param isNear whether the words themselves find nothing, and these are words that are like them
 */
public record Sought(String selecting, String ranking, long found, long among, boolean isNear) {

    /** A place among more bills tells nobody anything, and to find it each of them is read. */
    public static final int MOST_RANKED = 1_000;

    /** As many bills are found by their words and sorted in the time in which one is passed over whose words have to be read. */
    private static final int FOUND_FOR_ONE_PASSED = 5;

    private static final int PAGE = 50;

    public boolean findsWords() {
        return !selecting.isEmpty();
    }

    /** Whether more bills fulfil it than can be ranked while somebody waits. */
    public boolean isFrequent() {
        return found > MOST_RANKED;
    }

    /**
     * Whether the order of a list is better gone along until a page of bills fulfils it: so many fulfil it that to find and sort all
     * takes longer. PostgreSQL would have to know what it costs to read the words of a bill that lie elsewhere.
     */
    public boolean isEverywhere() {
        return isFrequent() && (double) found * found > (double) FOUND_FOR_ONE_PASSED * PAGE * among;
    }

    Sought foundIn(long bills, long among) {
        return new Sought(selecting, ranking, bills, among, isNear);
    }
}
