package org.habeas.language.edtf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as its source: {@code 2023-09-27}, {@code 2023-09}, {@code 2023-09-2X} (a day from the 20th to the 29th),
 * {@code 2023~}, {@code 2023-09-28/2023-09-30}, {@code 2023-09-19/..}. EDTF levels 0 and 1 without seasons and letters, and
 * of level 2 a day or year with its last digits unknown.
 *
 * @param text as stated; nothing is ever added to it
 * @param earliest the first day that it allows; null where it is open to the past
 * @param latest the last day that it allows; null where it is open to the future
 */
public record Edtf(
        String text, @Nullable LocalDate earliest, @Nullable LocalDate latest) {

    private static final Pattern DATE = Pattern.compile("(?<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
            + "(?:-(?<month>[0-9]{2}|XX)(?:-(?<day>[0-9]{2}|[0-3]X|XX))?)?[~?%]?");

    /** By the last day allowed, else by the first; what is not dated at all comes first. */
    public static final Comparator<@Nullable Edtf> BY_LATEST = Comparator.comparing(Edtf::anchor);

    /** The date, or empty if the text is none or names a day that does not exist. */
    public static Optional<Edtf> parse(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash < 0) {
                return day(text).map(d -> new Edtf(text, d.earliest, d.latest));
            }
            String from = text.substring(0, slash);
            String to = text.substring(slash + 1);
            if (isOpen(from) && isOpen(to)) {
                return Optional.empty();
            }
            Optional<Edtf> start = isOpen(from) ? Optional.empty() : day(from);
            Optional<Edtf> end = isOpen(to) ? Optional.empty() : day(to);
            if (!isOpen(from) && start.isEmpty() || !isOpen(to) && end.isEmpty()) {
                return Optional.empty();
            }
            LocalDate earliest = start.map(Edtf::earliest).orElse(null);
            LocalDate latest = end.map(Edtf::latest).orElse(null);
            return earliest != null && latest != null && latest.isBefore(earliest)
                    ? Optional.empty()
                    : Optional.of(new Edtf(text, earliest, latest));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static Optional<Edtf> day(String text) {
        Matcher m = DATE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String year = m.group("year");
        int firstYear = Integer.parseInt(year.replace('X', '0'));
        int lastYear = Integer.parseInt(year.replace('X', '9'));
        String month = m.group("month");
        if (month == null || month.equals("XX")) {
            return Optional.of(new Edtf(text, LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear, 12, 31)));
        }
        YearMonth first = YearMonth.of(firstYear, Integer.parseInt(month));
        YearMonth last = YearMonth.of(lastYear, Integer.parseInt(month));
        String day = m.group("day");
        if (day == null || day.equals("XX")) {
            return Optional.of(new Edtf(text, first.atDay(1), last.atEndOfMonth()));
        }
        if (day.endsWith("X")) {
            int tens = (day.charAt(0) - '0') * 10;
            return Optional.of(new Edtf(
                    text, first.atDay(Math.max(1, tens)), last.atDay(Math.min(tens + 9, last.lengthOfMonth()))));
        }
        return Optional.of(new Edtf(text, first.atDay(Integer.parseInt(day)), last.atDay(Integer.parseInt(day))));
    }

    private static LocalDate anchor(@Nullable Edtf date) {
        if (date == null) {
            return LocalDate.MIN;
        }
        LocalDate latest = date.latest;
        LocalDate earliest = date.earliest;
        return latest != null ? latest : earliest != null ? earliest : LocalDate.MIN;
    }
}
