package org.habeas.language.edtf;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands where a month would: a season, or a part of a year (EDTF 21 to 41). A season has the days that either the calendar
 * of the weather or that of the sun gives it, for a source that says "spring" does not say by which. The seasons without a
 * hemisphere are those of the northern one. Of a winter nobody can tell whether its January or its December is in the year
 * named, so it may be either.
 */
enum Season {
    SPRING(21, "spring", 3, 1, 6, 21),
    SUMMER(22, "summer", 6, 1, 9, 23),
    AUTUMN(23, "autumn", 9, 1, 12, 22),
    WINTER(24, "winter", 1, 1, 3, 20),
    NORTHERN_SPRING(25, "spring (northern)", 3, 1, 6, 21),
    NORTHERN_SUMMER(26, "summer (northern)", 6, 1, 9, 23),
    NORTHERN_AUTUMN(27, "autumn (northern)", 9, 1, 12, 22),
    NORTHERN_WINTER(28, "winter (northern)", 1, 1, 3, 20),
    SOUTHERN_SPRING(29, "spring (southern)", 9, 1, 12, 22),
    SOUTHERN_SUMMER(30, "summer (southern)", 1, 1, 3, 20),
    SOUTHERN_AUTUMN(31, "autumn (southern)", 3, 1, 6, 21),
    SOUTHERN_WINTER(32, "winter (southern)", 6, 1, 9, 23),
    FIRST_QUARTER(33, "first quarter of", 1, 1, 3, 31),
    SECOND_QUARTER(34, "second quarter of", 4, 1, 6, 30),
    THIRD_QUARTER(35, "third quarter of", 7, 1, 9, 30),
    FOURTH_QUARTER(36, "fourth quarter of", 10, 1, 12, 31),
    FIRST_THIRD(37, "first four months of", 1, 1, 4, 30),
    SECOND_THIRD(38, "second four months of", 5, 1, 8, 31),
    LAST_THIRD(39, "last four months of", 9, 1, 12, 31),
    FIRST_HALF(40, "first half of", 1, 1, 6, 30),
    SECOND_HALF(41, "second half of", 7, 1, 12, 31);

    private final int code;
    private final String words;
    private final MonthDay first;
    private final MonthDay last;

    Season(int code, String words, int firstMonth, int firstDay, int lastMonth, int lastDay) {
        this.code = code;
        this.words = words;
        this.first = MonthDay.of(firstMonth, firstDay);
        this.last = MonthDay.of(lastMonth, lastDay);
    }

    static Optional<Season> of(int code) {
        return Arrays.stream(values()).filter(s -> s.code == code).findFirst();
    }

    LocalDate earliest(int year) {
        return first.atYear(year);
    }

    /** One that goes over the turn of a year may be the one that ends in the next. */
    LocalDate latest(int year) {
        return last.atYear(isOverTheTurn() ? year + 1 : year);
    }

    /** As it is said before the year. */
    String words() {
        return words;
    }

    private boolean isOverTheTurn() {
        return switch (this) {
            case WINTER, NORTHERN_WINTER, SOUTHERN_SUMMER -> true;
            case SPRING,
                    SUMMER,
                    AUTUMN,
                    NORTHERN_SPRING,
                    NORTHERN_SUMMER,
                    NORTHERN_AUTUMN,
                    SOUTHERN_SPRING,
                    SOUTHERN_AUTUMN,
                    SOUTHERN_WINTER,
                    FIRST_QUARTER,
                    SECOND_QUARTER,
                    THIRD_QUARTER,
                    FOURTH_QUARTER,
                    FIRST_THIRD,
                    SECOND_THIRD,
                    LAST_THIRD,
                    FIRST_HALF,
                    SECOND_HALF -> false;
        };
    }
}
