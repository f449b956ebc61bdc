package org.habeas.language.edtf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.language.edtf.CalendarDate.Part;
import org.habeas.language.edtf.EdtfForm.Choice;
import org.habeas.language.edtf.EdtfForm.Interval;
import org.habeas.language.edtf.EdtfForm.LongYear;
import org.habeas.language.edtf.EdtfForm.Member;
import org.habeas.language.edtf.EdtfForm.Moment;
import org.habeas.language.edtf.EdtfForm.Openness;
import org.habeas.language.edtf.EdtfForm.Single;
import org.jspecify.annotations.Nullable;

/** Takes a date apart, by the grammar of {@code docs/edtf.md}. Whatever it refuses, it says what would be right. */
final class EdtfReader {

    private static final int LONGEST = 200;

    private static final String DOUBT = "[?~%]?";

    private static final Pattern CALENDAR =
            Pattern.compile("(?<yearBefore>" + DOUBT + ")(?<year>-?[0-9X]{4})(?<yearAfter>"
                    + DOUBT + ")(?:-(?<monthBefore>" + DOUBT + ")(?<month>[0-9X]{2})(?<monthAfter>" + DOUBT
                    + ")(?:-(?<dayBefore>" + DOUBT + ")(?<day>[0-9X]{2})(?<dayAfter>" + DOUBT + "))?)?");

    private static final Pattern LONG_YEAR = Pattern.compile("Y(?<year>-?[1-9][0-9]{4,8})(?<doubt>" + DOUBT + ")");

    private static final Pattern MOMENT =
            Pattern.compile("(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?<time>(?:[01][0-9]|2[0-3])"
                    + ":[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)");

    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{4})");

    private static final Pattern SHORT_PARTS = Pattern.compile("([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?");

    private EdtfReader() {}

    /** @throws NotADate saying what would be right */
    static EdtfForm read(String text) {
        if (text.isEmpty()) {
            throw new NotADate("A date is empty; where nobody states one, leave it out.");
        }
        if (text.length() > LONGEST) {
            throw new NotADate("A date has at most " + LONGEST + " characters.");
        }
        char first = text.charAt(0);
        if (first == '[' || first == '{') {
            return choice(text, first == '{');
        }
        int slash = text.indexOf('/');
        return slash < 0 ? single(text) : interval(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Interval interval(String from, String to) {
        Optional<Openness> start = openness(from);
        Optional<Openness> end = openness(to);
        if (start.isPresent() && end.isPresent()) {
            throw new NotADate("An interval has a date at one end at least, as 2023-09-19/.. or ../2023-09-19.");
        }
        if (to.indexOf('/') >= 0) {
            throw new NotADate("An interval has two ends, as 2023-09-28/2023-09-30.");
        }
        Single first = start.isPresent() ? null : single(from);
        Single last = end.isPresent() ? null : single(to);
        refuseBackwards(first, last, to + "/" + from);
        return new Interval(first, start.orElse(null), last, end.orElse(null));
    }

    private static Optional<Openness> openness(String end) {
        return switch (end) {
            case ".." -> Optional.of(Openness.OPEN);
            case "" -> Optional.of(Openness.UNKNOWN);
            default -> Optional.empty();
        };
    }

    private static Choice choice(String text, boolean all) {
        char close = all ? '}' : ']';
        if (text.charAt(text.length() - 1) != close || text.length() == 2) {
            throw new NotADate("A set is one of several days, as [2023-09-28,2023-09-30], or all of them, as"
                    + " {2023-09-28,2023-09-30}.");
        }
        List<Member> members = new ArrayList<>();
        for (String member : text.substring(1, text.length() - 1).split(",", -1)) {
            members.add(member(member));
        }
        return new Choice(all, List.copyOf(members));
    }

    private static Member member(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            Single date = single(text);
            return new Member(date, date, false);
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        if (from.isEmpty() && to.isEmpty()) {
            throw new NotADate("A set names its days, as [2023-09-28,2023-09-30] or [2023-09-28..].");
        }
        Single first = from.isEmpty() ? null : single(from);
        Single last = to.isEmpty() ? null : single(to);
        refuseBackwards(first, last, to + ".." + from);
        return new Member(first, last, true);
    }

    private static void refuseBackwards(@Nullable Single first, @Nullable Single last, String otherWay) {
        if (first != null && last != null && last.latest().isBefore(first.earliest())) {
            throw new NotADate("It ends before it starts; the earlier date comes first: " + otherWay + ".");
        }
    }

    private static Single single(String text) {
        Matcher calendar = CALENDAR.matcher(text);
        if (calendar.matches()) {
            return calendarDate(calendar);
        }
        Matcher longYear = LONG_YEAR.matcher(text);
        if (longYear.matches()) {
            return new LongYear(Integer.parseInt(longYear.group("year")), longYear.group("doubt"));
        }
        Matcher moment = MOMENT.matcher(text);
        if (moment.matches() && single(moment.group("day")) instanceof Single day) {
            return new Moment(day.earliest(), moment.group("time"));
        }
        throw new NotADate(whatWouldBeRight(text));
    }

    private static CalendarDate calendarDate(Matcher m) {
        if (m.group("year").equals("-0000")) {
            throw new NotADate("There is no year -0000; the year before 0001 is 0000.");
        }
        return new CalendarDate(
                new Part(m.group("yearBefore"), m.group("year"), m.group("yearAfter")),
                part(m, "month").orElse(null),
                part(m, "day").orElse(null));
    }

    private static Optional<Part> part(Matcher m, String name) {
        return Optional.ofNullable(m.group(name))
                .map(digits -> new Part(m.group(name + "Before"), digits, m.group(name + "After")));
    }

    private static String whatWouldBeRight(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return "The year comes first" + written(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) + ".";
        }
        Matcher parts = SHORT_PARTS.matcher(text);
        if (parts.matches()) {
            return "Months and days have two digits" + written(parts.group(1), parts.group(2), parts.group(3)) + ".";
        }
        if (text.startsWith("Y")) {
            return "Y stands before a year of five to nine digits, as Y-17000; others are written without, as 2023 or -0044.";
        }
        if (text.indexOf('T') == 10) {
            return "A day with its time is written as 2023-09-27T10:30:00Z.";
        }
        return "A date is EDTF and exists: 2023-09-27, 2023-09, 2023-09-2X, 2023-09~, 2023-09-28/2023-09-30,"
                + " [2023-09-28,2023-09-30]; seasons and the rest are in docs/edtf.md.";
    }

    /** Only a day that exists is put into somebody's mouth. */
    private static String written(String year, String month, @Nullable String day) {
        String text = year + "-" + padded(month) + (day == null ? "" : "-" + padded(day));
        try {
            LocalDate.parse(day == null ? text + "-01" : text);
            return ": " + text;
        } catch (DateTimeException e) {
            return ", as in 2023-09-27";
        }
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
