package org.habeas.ingest.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a date may mean: {@code 2024}, {@code 2024-04}, {@code 2024-04-04}, unknown digits as {@code X}, a
 * qualifier ({@code ~ ? %}) behind it, and intervals of two of them, open with {@code ..} or nothing.
 *
 * @param from null: open
 * @param to null: open
 */
record DayRange(@Nullable LocalDate from, @Nullable LocalDate to) {

    private static final Pattern DATE = Pattern.compile("(\\d{2}[\\dX]{2})(?:-([\\dX]{2})(?:-([\\dX]{2}))?)?[~?%]?");

    /** Empty if it is no such date or a day that does not exist. */
    static Optional<DayRange> of(String date) {
        String[] ends = date.split("/", -1);
        if (ends.length == 1) {
            return single(date);
        }
        if (ends.length != 2) {
            return Optional.empty();
        }
        boolean openStart = isOpen(ends[0]);
        boolean openEnd = isOpen(ends[1]);
        Optional<DayRange> first = openStart ? Optional.of(new DayRange(null, null)) : single(ends[0]);
        Optional<DayRange> last = openEnd ? Optional.of(new DayRange(null, null)) : single(ends[1]);
        if (first.isEmpty() || last.isEmpty() || openStart && openEnd) {
            return Optional.empty();
        }
        LocalDate from = first.get().from();
        LocalDate to = last.get().to();
        return from != null && to != null && from.isAfter(to) ? Optional.empty() : Optional.of(new DayRange(from, to));
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static Optional<DayRange> single(String date) {
        Matcher m = DATE.matcher(date);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            int firstYear = Integer.parseInt(m.group(1).replace('X', '0'));
            int lastYear = Integer.parseInt(m.group(1).replace('X', '9'));
            YearMonth first = YearMonth.of(firstYear, least(m.group(2), 1));
            YearMonth last = YearMonth.of(lastYear, most(m.group(2), 12));
            LocalDate from = first.atDay(least(m.group(3), 1));
            LocalDate to = last.atDay(most(m.group(3), last.lengthOfMonth()));
            return Optional.of(new DayRange(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The least number that the digits may mean, but at least 1: no month and no day is 00, unless somebody wrote so. */
    private static int least(@Nullable String digits, int missing) {
        if (digits == null) {
            return missing;
        }
        int number = Integer.parseInt(digits.replace('X', '0'));
        return digits.contains("X") ? Math.max(1, number) : number;
    }

    private static int most(@Nullable String digits, int limit) {
        if (digits == null) {
            return limit;
        }
        int number = Integer.parseInt(digits.replace('X', '9'));
        return digits.contains("X") ? Math.min(limit, number) : number;
    }
}
