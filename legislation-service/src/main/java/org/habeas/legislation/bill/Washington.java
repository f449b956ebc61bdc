package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Congress keeps Washington's days. */
public final class Washington {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private Washington() {}

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
