package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
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
}
