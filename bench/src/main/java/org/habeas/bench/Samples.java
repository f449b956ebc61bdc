package org.habeas.bench;

import java.util.Arrays;
import java.util.Collection;

/** Durations in microseconds, kept one by one: a few thousand need no histogram, and percentiles stay exact. */
final class Samples {

    private final long[] sorted;

    Samples(Collection<Long> micros) {
        if (micros.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = micros.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
    }

    /** The smallest sample that at least {@code percent} of all do not exceed (nearest rank), in milliseconds. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(1, rank) - 1] / 1_000.0;
    }
}
