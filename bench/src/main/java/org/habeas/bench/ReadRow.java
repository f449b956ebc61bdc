package org.habeas.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of reads: how many answers a second, and how soon they came.
 *
 * @param floor the same queries through plain JDBC; null where nothing is compared
 */
public record ReadRow(String what, Served ours, @Nullable Served floor) {

    public static final String HEAD = String.format(
            Locale.ROOT,
            "%-24s %10s %9s %9s   %10s %9s %9s   %5s",
            "what",
            "ours",
            "p50 ms",
            "p99 ms",
            "JDBC",
            "p50 ms",
            "p99 ms",
            "ratio");

    /** Ours in answers a second by the floor's; 0 without one. */
    double ratio() {
        return floor == null ? 0 : ours.perSecond() / floor.perSecond();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-24s %s", what, ours)
                + (floor == null ? "" : String.format(Locale.ROOT, "   %s   %5.2f", floor, ratio()));
    }
}
