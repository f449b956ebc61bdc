package org.habeas.language.edtf;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.habeas.language.edtf.EdtfForm.Choice;
import org.habeas.language.edtf.EdtfForm.Interval;
import org.habeas.language.edtf.EdtfForm.LongYear;
import org.habeas.language.edtf.EdtfForm.Member;
import org.habeas.language.edtf.EdtfForm.Moment;
import org.habeas.language.edtf.EdtfForm.Openness;
import org.habeas.language.edtf.EdtfForm.Single;
import org.jspecify.annotations.Nullable;

/**
 * A date in English words for those who have never heard of EDTF, exactly as vague as it is: {@code September 2023},
 * {@code a day in September 2023}, {@code 20–29 September 2023}, {@code 19 September 2023 or later}.
 */
public final class EdtfWords {

    private EdtfWords() {}

    /** The words; a text that is no EDTF stays as it is. */
    public static String of(String edtf) {
        try {
            return words(EdtfReader.read(edtf));
        } catch (NotADate e) {
            return edtf;
        }
    }

    private static String words(EdtfForm form) {
        return switch (form) {
            case Single date -> words(date);
            case Interval interval -> words(interval);
            case Choice choice ->
                choice.members().stream()
                        .map(EdtfWords::words)
                        .collect(Collectors.joining(choice.all() ? " and " : " or "));
        };
    }

    private static String words(Single date) {
        return switch (date) {
            case CalendarDate d -> doubted(d);
            case LongYear y -> doubted(year(y.year()), y.doubt());
            case Moment m -> day(m.day()) + ", " + m.time().replace("Z", " UTC");
        };
    }

    private static String words(Interval i) {
        if (i.from() == null) {
            String last = words(required(i.to()));
            return i.start() == Openness.OPEN ? last + " or earlier" : "until " + last + " (its start not known)";
        }
        if (i.to() == null) {
            return words(i.from()) + (i.end() == Openness.OPEN ? " or later" : " (its end not known)");
        }
        return "between " + words(i.from()) + " and " + words(i.to());
    }

    private static String words(Member m) {
        if (m.from() == null) {
            return words(required(m.to())) + " or earlier";
        }
        if (m.to() == null) {
            return words(m.from()) + " or later";
        }
        return m.isRange() ? words(m.from()) + " to " + words(m.to()) : words(m.from());
    }

    private static Single required(@Nullable Single date) {
        if (date == null) {
            throw new IllegalStateException("a date that is open at both ends");
        }
        return date;
    }

    /** A doubt about all of it is one word, else it is told of which part it is. */
    private static String doubted(CalendarDate d) {
        String last = d.day() != null ? d.doubtOfDay() : d.month() != null ? d.doubtOfMonth() : d.doubtOfYear();
        if (last.equals(d.doubtOfYear()) && (d.month() == null || last.equals(d.doubtOfMonth()))) {
            return doubted(plain(d), last);
        }
        List<String> parts = new ArrayList<>();
        part("year", d.doubtOfYear()).ifPresent(parts::add);
        part(d.season().isPresent() ? "season" : "month", d.doubtOfMonth()).ifPresent(parts::add);
        part("day", d.doubtOfDay()).ifPresent(parts::add);
        return plain(d) + " (" + String.join(", ", parts) + ")";
    }

    private static Optional<String> part(String name, String doubt) {
        return switch (doubt) {
            case "?" -> Optional.of(name + " uncertain");
            case "~" -> Optional.of(name + " approximate");
            case "%" -> Optional.of(name + " uncertain and approximate");
            default -> Optional.empty();
        };
    }

    private static String doubted(String words, String doubt) {
        return switch (doubt) {
            case "~" -> "about " + words;
            case "?" -> words + " (uncertain)";
            case "%" -> "about " + words + " (uncertain)";
            default -> words;
        };
    }

    private static String plain(CalendarDate d) {
        if (d.year().isUnspecified()) {
            return d.month() == null
                    ? years(d)
                    : "between " + day(d.earliest()) + " and " + day(d.latest()) + ", as " + bare(d);
        }
        String year = year(d.earliest().getYear());
        if (d.month() == null) {
            return year;
        }
        if (d.season().isPresent()) {
            return d.season().get().words() + " " + year;
        }
        return d.month().isUnspecified() ? inYear(d, year) : inMonth(d);
    }

    /** All years from the first to the last, or, where not all of them are meant, as it is written. */
    private static String years(CalendarDate d) {
        return d.year().digits().matches("-?[0-9]*X+")
                ? year(Math.min(d.earliest().getYear(), d.latest().getYear())) + "–"
                        + year(d.latest().getYear())
                : "a year like " + d.year().digits();
    }

    private static String inYear(CalendarDate d, String year) {
        CalendarDate.Part month = d.month();
        if (d.day() == null && month != null) {
            return month.isBlank()
                    ? "a month in " + year
                    : "a month from " + month(d.earliest()) + " to " + month(d.latest());
        }
        return d.day() != null && d.day().isBlank() && month != null && month.isBlank()
                ? "a day in " + year
                : "a day in " + year + ", as " + bare(d);
    }

    private static String inMonth(CalendarDate d) {
        if (d.day() == null) {
            return month(d.earliest());
        }
        if (!d.day().isUnspecified()) {
            return day(d.earliest());
        }
        if (d.day().isBlank()) {
            return "a day in " + month(d.earliest());
        }
        return d.day().digits().endsWith("X")
                ? d.earliest().getDayOfMonth() + "–" + day(d.latest())
                : "a day in " + month(d.earliest()) + ", as " + bare(d);
    }

    private static String bare(CalendarDate d) {
        return d.toString().replaceAll("[?~%]", "");
    }

    private static String day(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    static String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year(day.getYear());
    }

    /** There is no year nought: 0000 is 1 BC. */
    private static String year(int year) {
        return year > 0 ? Integer.toString(year) : (1 - year) + " BC";
    }
}
