package org.habeas.language.edtf;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.habeas.language.edtf.EdtfForm.Choice;
import org.habeas.language.edtf.EdtfForm.Interval;
import org.habeas.language.edtf.EdtfForm.LongYear;
import org.habeas.language.edtf.EdtfForm.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as its source: {@code 2023-09-27}, {@code 2023-09}, {@code 2023-09-2X} (a day from the 20th to the 29th),
 * {@code 2023~}, {@code 2023-09-28/2023-09-30}, {@code 2023-09-19/..}, {@code [2023-09-28,2023-09-30]}. EDTF (ISO 8601-2)
 * levels 0 and 1, and of level 2 what statements about people need; the grammar and what each form means is in
 * {@code docs/edtf.md}.
 *
 * @param text as stated; nothing is ever added to it
 * @param earliest the first day that it allows; null where it is open to the past
 * @param latest the last day that it allows; null where it is open to the future
 */
public record Edtf(
        String text, @Nullable LocalDate earliest, @Nullable LocalDate latest) {

    /** By the first day allowed, then by the last; what is open to the past or not dated at all comes first. */
    public static final Comparator<@Nullable Edtf> BY_EARLIEST =
            Comparator.comparing(Edtf::first).thenComparing(Edtf::last);

    /** The date, or empty if the text is none or names a day that does not exist. */
    public static Optional<Edtf> parse(String text) {
        try {
            return Optional.of(of(text));
        } catch (NotADate e) {
            return Optional.empty();
        }
    }

    /** @throws NotADate if the text is none or names a day that does not exist; its message says what would be right */
    public static Edtf of(String text) {
        if (isPlainDay(text)) {
            LocalDate day = plainDay(text);
            return new Edtf(text, day, day);
        }
        EdtfForm form = EdtfReader.read(text);
        return new Edtf(text, form.earliest(), form.latest());
    }

    /** Nearly all dates are days that exist; a record reads thousands of them each time that it is computed. */
    private static boolean isPlainDay(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth();
    }

    private static LocalDate plainDay(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Whether all days that it allows have a year from 0000 to 9999, as a day in JSON or in a database column has. */
    public boolean hasFourDigitYears() {
        return isFourDigits(earliest) && isFourDigits(latest);
    }

    /**
     * As much of it as is certain, as a year, month or day without any sign: {@code 2023-09} of {@code 2023-09-2X} and of
     * {@code 2023-09-28/2023-09-30}; for systems that know no other dates. Empty where not even the year is certain, where
     * it is said to be approximate or uncertain, and where it is open.
     */
    public Optional<String> certainPrefix() {
        LocalDate first = earliest;
        LocalDate last = latest;
        if (first == null || last == null || !hasFourDigitYears() || first.getYear() != last.getYear()) {
            return Optional.empty();
        }
        String year = "%04d".formatted(first.getYear());
        String month =
                YearMonth.from(first).equals(YearMonth.from(last)) ? "%02d".formatted(first.getMonthValue()) : "";
        String day = first.equals(last) ? "%02d".formatted(first.getDayOfMonth()) : "";
        return switch (EdtfReader.read(text)) {
            case CalendarDate d when !d.doubtOfYear().isEmpty() -> Optional.empty();
            case CalendarDate d when !d.doubtOfMonth().isEmpty() -> Optional.of(year);
            case CalendarDate d when !d.doubtOfDay().isEmpty() -> Optional.of(joined(year, month, ""));
            case Interval i when isDoubted(i.from()) || isDoubted(i.to()) -> Optional.empty();
            case Choice c
            when c.members().stream().anyMatch(m -> isDoubted(m.from()) || isDoubted(m.to())) -> Optional.empty();
            case CalendarDate _, LongYear _, Moment _, Interval _, Choice _ -> Optional.of(joined(year, month, day));
        };
    }

    private static String joined(String year, String month, String day) {
        return month.isEmpty() ? year : day.isEmpty() ? year + "-" + month : year + "-" + month + "-" + day;
    }

    private static boolean isDoubted(EdtfForm.@Nullable Single date) {
        return date != null && date.isDoubted();
    }

    private static boolean isFourDigits(@Nullable LocalDate day) {
        return day == null || day.getYear() >= 0 && day.getYear() <= 9999;
    }

    private static LocalDate first(@Nullable Edtf date) {
        return date == null || date.earliest == null ? LocalDate.MIN : date.earliest;
    }

    private static LocalDate last(@Nullable Edtf date) {
        return date == null ? LocalDate.MIN : date.latest == null ? LocalDate.MAX : date.latest;
    }
}
