package org.habeas.ingest.observation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that an English sentence states. */
public final class StatedDates {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    private static final Pattern DATE = Pattern.compile(
            "\\b(\\d{1,2})\\s+" + MONTH + ",?\\s+(\\d{4})\\b|\\b" + MONTH + "\\s+(\\d{1,2}),?\\s+(\\d{4})\\b|\\b"
                    + MONTH + "\\s+(\\d{4})\\b|\\b(\\d{4}-\\d{2}-\\d{2})\\b|\\b(?:in|since)\\s+(\\d{4})\\b",
            Pattern.CASE_INSENSITIVE);

    private StatedDates() {}

    /** The one date of a sentence as EDTF; empty where it has none, or several and nobody can tell which is meant. */
    public static Optional<String> only(String sentence) {
        Set<String> found = new LinkedHashSet<>();
        Matcher date = DATE.matcher(sentence);
        while (date.find()) {
            Optional<String> read = read(date);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            found.add(read.get());
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static Optional<String> read(Matcher d) {
        try {
            if (d.group(1) != null) {
                return Optional.of(day(d.group(3), d.group(2), d.group(1)));
            }
            if (d.group(4) != null) {
                return Optional.of(day(d.group(6), d.group(4), d.group(5)));
            }
            if (d.group(7) != null) {
                return Optional.of(d.group(8) + "-%02d".formatted(month(d.group(7))));
            }
            return Optional.of(d.group(9) != null ? LocalDate.parse(d.group(9)).toString() : d.group(10));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static String day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), month(month), Integer.parseInt(day))
                .toString();
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.toLowerCase(Locale.ROOT).substring(0, 3)) + 1;
    }
}
