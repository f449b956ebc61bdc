package org.habeas.bench;

import java.util.Locale;

/**
 * One line of a benchmark's table.
 *
 * @param ours in milliseconds
 * @param with what it is compared with
 * @param theirs in milliseconds
 */
public record Row(String what, double ours, String with, double theirs) {

    public static final String HEAD =
            "%-24s %10s   %-41s %10s   %5s".formatted("what", "ours", "compared with", "takes", "ratio");

    public double ratio() {
        return ours / theirs;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-24s %7.2f ms   %-41s %7.2f ms   %5.2f", what, ours, with, theirs, ratio());
    }
}
