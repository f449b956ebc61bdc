package org.habeas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much was answered, and how soon.
 *
 * @param micros how long each answer took
 * @param seconds how long all of it took
 */
record Served(List<Long> micros, double seconds) {

    /** Counts while threads ask. */
    static final class Count {

        private final List<Long> micros = new ArrayList<>();

        synchronized void add(long nanos) {
            micros.add(nanos / 1_000);
        }

        synchronized Served served(long nanos) {
            return new Served(List.copyOf(micros), nanos / 1e9);
        }
    }

    Served and(Served other) {
        List<Long> both = new ArrayList<>(micros);
        both.addAll(other.micros);
        return new Served(both, seconds + other.seconds);
    }

    double perSecond() {
        return micros.size() / seconds;
    }

    /** In milliseconds. */
    double percentile(double percent) {
        return new Samples(micros).percentile(percent);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%8.0f/s %9.2f %9.2f", perSecond(), percentile(50), percentile(99));
    }
}
