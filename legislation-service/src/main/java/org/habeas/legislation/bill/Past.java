package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A point on each of the two axes of history; the present where there is none.
 *
 * @param on the day at whose end it was true, in Washington
 * @param asOf the instant at which Habeas knew it
 */
record Past(@Nullable LocalDate on, @Nullable Instant asOf) {

    boolean isPresent() {
        return on == null && asOf == null;
    }
}
