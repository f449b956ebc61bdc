package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.Optional;

/** How long a committee has a measure before a motion to discharge it is in order. */
enum CommitteeTime {
    FIVE_DAYS(5, "five"),
    TEN_DAYS(10, "ten"),
    /** Five or ten: which of them held of the country at that time is not certain. */
    FIVE_OR_TEN_DAYS(0, "five or ten"),
    /** The law speaks of the Senate. */
    NOT_IN_THE_HOUSE(0, ""),
    /** The law has no motion to discharge. */
    NO_MOTION(0, "");

    private final int days;
    private final String words;

    CommitteeTime(int days, String words) {
        this.days = days;
        this.words = words;
    }

    /** How many days, in words. */
    String words() {
        return words;
    }

    /** The day on which the motion is first in order: the days must have ended, so it is the one after the last of them. */
    Optional<LocalDate> over(LocalDate introduced) {
        return days == 0 ? Optional.empty() : Optional.of(introduced.plusDays(days + 1L));
    }
}
