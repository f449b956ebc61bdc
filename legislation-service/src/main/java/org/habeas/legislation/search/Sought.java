package org.habeas.legislation.search;

/**
 * A search as the database understands it: two queries of the type tsquery, in its own writing. The first selects nothing if the
 * text holds no word to search for.
 *
 * @param selecting what is found fulfils it
 * @param ranking by which of what is found is more to the point
 * @param found in how many bills it is found: counted as far as are ranked, beyond that estimated
 * @param among how many bills there are, about; more than there can be where nobody knows, so that what is found is taken for few of them
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

    /**
     * @param counted in how many bills it is found, which were sought until there were {@code most}
     * @param span in how many pages of the table those lie, from the first to the last of them: pages at its beginning that are empty
     *     since all bills were written anew say nothing of the words
     * @param pages how many the table has, by the last that PostgreSQL looked
     * @param bills how many it has, likewise; less than none where it never looked
     */
    Sought foundIn(long counted, long most, long span, long pages, long bills) {
        if (bills < 0 || pages < 1) {
            return foundIn(counted, Long.MAX_VALUE);
        }
        if (counted < most) {
            return foundIn(counted, Math.max(counted, bills));
        }
        double share = Math.clamp((double) span / pages, 1e-6, 1);
        return foundIn(Math.round(counted / share), Math.max(counted, bills));
    }

    Sought foundIn(long bills, long among) {
        return new Sought(selecting, ranking, bills, among, isNear);
    }
}
