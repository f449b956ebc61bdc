package org.habeas.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock that PostgreSQL stamps commits with: both run on one machine. */
final class Clock {

    private Clock() {}

    /** Microseconds since 1970, as fine as PostgreSQL's own. */
    static long micros() {
        return micros(Instant.now());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
