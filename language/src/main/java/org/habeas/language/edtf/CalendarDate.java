package org.habeas.language.edtf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A year, a month or season, or a day, with an {@code X} for each digit that is not specified.
 *
 * @param month null for a year
 * @param day null for a month or season
 */
record CalendarDate(
        Part year, @Nullable Part month, @Nullable Part day) implements EdtfForm.Single {

    private static final int LAST_YEAR = 9999;

    CalendarDate {
        if (days(year, month, day, true).isEmpty()) {
            throw new NotADate(whyNot(year, month, day));
        }
    }

    /**
     * Digits with what is said of them.
     *
     * @param before doubt of this part alone: {@code ?} uncertain, {@code ~} approximate, {@code %} both, or empty
     * @param digits the year with its sign
     * @param after doubt of this part and all before it
     */
    record Part(String before, String digits, String after) {

        boolean isUnspecified() {
            return digits.indexOf('X') >= 0;
        }

        /** Whether nothing but X stands in it. */
        boolean isBlank() {
            return digits.chars().allMatch(c -> c == 'X');
        }

        private boolean allows(int value, int width) {
            String text = Integer.toString(value);
            int lead = width - text.length();
            for (int i = 0; i < width; i++) {
                char wanted = digits.charAt(digits.length() - width + i);
                char is = i < lead ? '0' : text.charAt(i - lead);
                if (wanted != 'X' && wanted != is) {
                    return false;
                }
            }
            return true;
        }

        /** What the digits can be, from {@code from} to {@code to}, in this order. */
        private IntStream values(int from, int to, int width) {
            int low = Math.max(from, Integer.parseInt(unsigned(width).replace('X', '0')));
            int high = Math.min(to, Integer.parseInt(unsigned(width).replace('X', '9')));
            return isUnspecified()
                    ? IntStream.rangeClosed(low, high).filter(v -> allows(v, width))
                    : IntStream.rangeClosed(low, high);
        }

        private String unsigned(int width) {
            return digits.substring(digits.length() - width);
        }

        private boolean isBeforeChrist() {
            return digits.startsWith("-");
        }

        @Override
        public String toString() {
            return before + digits + after;
        }
    }

    @Override
    public LocalDate earliest() {
        return days(year, month, day, true).orElseThrow();
    }

    @Override
    public LocalDate latest() {
        return days(year, month, day, false).orElseThrow();
    }

    @Override
    public boolean isDoubted() {
        return !doubtOfYear().isEmpty()
                || !doubtOfMonth().isEmpty()
                || !doubtOfDay().isEmpty();
    }

    /** What is said of the year; what stands behind a later part is of it too. */
    String doubtOfYear() {
        return joined(year.before(), year.after(), month == null ? "" : month.after(), day == null ? "" : day.after());
    }

    String doubtOfMonth() {
        return month == null ? "" : joined(month.before(), month.after(), day == null ? "" : day.after());
    }

    String doubtOfDay() {
        return day == null ? "" : joined(day.before(), day.after());
    }

    Optional<Season> season() {
        return month == null ? Optional.empty() : season(month);
    }

    private static String joined(String... doubts) {
        String all = String.join("", doubts);
        boolean uncertain = all.contains("?") || all.contains("%");
        boolean approximate = all.contains("~") || all.contains("%");
        return uncertain && approximate ? "%" : uncertain ? "?" : approximate ? "~" : "";
    }

    private static Optional<Season> season(Part month) {
        return month.isUnspecified() ? Optional.empty() : Season.of(Integer.parseInt(month.digits()));
    }

    /** The first or last day that the parts allow; empty where there is none. */
    private static Optional<LocalDate> days(Part year, @Nullable Part month, @Nullable Part day, boolean first) {
        List<Integer> years = inOrder(year.values(0, LAST_YEAR, 4).map(y -> year.isBeforeChrist() ? -y : y), first);
        Optional<Season> season = month == null ? Optional.empty() : season(month);
        if (season.isPresent()) {
            return day != null
                    ? Optional.empty()
                    : years.stream()
                            .map(y -> first
                                    ? season.get().earliest(y)
                                    : season.get().latest(y))
                            .findFirst();
        }
        List<Integer> months = inOrder(month == null ? IntStream.rangeClosed(1, 12) : month.values(1, 12, 2), first);
        List<Integer> daysOfMonth = inOrder(day == null ? IntStream.rangeClosed(1, 31) : day.values(1, 31, 2), first);
        return years.stream()
                .flatMap(y -> months.stream().map(m -> YearMonth.of(y, m)))
                .flatMap(m -> daysOfMonth.stream().filter(m::isValidDay).map(m::atDay))
                .findFirst();
    }

    private static List<Integer> inOrder(IntStream values, boolean upwards) {
        Stream<Integer> boxed = values.boxed();
        return (upwards ? boxed.sorted() : boxed.sorted((a, b) -> Integer.compare(b, a))).toList();
    }

    private static String whyNot(Part year, @Nullable Part month, @Nullable Part day) {
        if (month == null) {
            return "A year has four digits.";
        }
        if (season(month).isPresent()) {
            return "A season or part of a year has no days: " + year + "-" + month + ".";
        }
        if (month.values(1, 12, 2).findAny().isEmpty()) {
            return "Months are 01 to 12, and 21 to 41 are seasons and parts of a year; " + month.digits() + " is none.";
        }
        if (day == null || day.values(1, 31, 2).findAny().isEmpty()) {
            return "Days are 01 to 31; " + (day == null ? "" : day.digits()) + " is none.";
        }
        LocalDate last = days(year, month, null, false).orElseThrow();
        return year.isUnspecified() || month.isUnspecified()
                ? "No month that this allows has such a day."
                : EdtfWords.month(last) + " has " + last.getDayOfMonth() + " days: the last is " + last + ".";
    }

    @Override
    public String toString() {
        return year + (month == null ? "" : "-" + month) + (day == null ? "" : "-" + day);
    }
}
