package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.habeas.detainee.document.Until;
import org.jspecify.annotations.Nullable;

/**
 * A point on each of the two axes of history; the present where there is none.
 *
 * @param on the day at whose end it was true, in UTC
 * @param asOf the instant at which Habeas knew it
 */
record Past(@Nullable LocalDate on, @Nullable Instant asOf) {

    static final Past PRESENT = new Past(null, null);

    boolean isPresent() {
        return on == null && asOf == null;
    }

    /** The day for which it is told. */
    LocalDate day(LocalDate today) {
        return on == null ? knownOn(today) : on;
    }

    /** The day on which it was known, by which the newest source is old or not. */
    LocalDate knownOn(LocalDate today) {
        return asOf == null ? today : LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    /** Which documents and bills count. */
    Until until() {
        return new Until(on, asOf);
    }
}
