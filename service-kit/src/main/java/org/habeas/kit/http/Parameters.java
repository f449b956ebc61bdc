package org.habeas.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;

/** What a text, a day and an instant may be, wherever a caller gives one: what the database cannot hold is a 400. */
public final class Parameters {

    private Parameters() {}

    /** Whether the database takes it, and whoever shows it later: no control character, no half of a surrogate pair. */
    public static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c >= 0xd800 && c <= 0xdfff);
    }

    /** @throws InvalidRequest if it holds what no text may hold */
    public static String text(String parameter, String value) {
        if (!isText(value)) {
            throw wrong(parameter, "Control characters and halves of characters are not accepted.");
        }
        return value;
    }

    /** @throws InvalidRequest if there is no such day */
    public static LocalDate day(String parameter, String value) {
        return dayOf(value).orElseThrow(() -> wrong(parameter, "A day looks like 2024-02-01 and exists."));
    }

    /** @throws InvalidRequest if there is no such instant */
    public static Instant instant(String parameter, String value) {
        return instantOf(value).orElseThrow(() -> wrong(parameter, "An instant looks like 2026-02-05T09:30:00Z."));
    }

    /** The day, if it exists and its year has four digits. */
    public static Optional<LocalDate> dayOf(String value) {
        try {
            return Optional.of(LocalDate.parse(value)).filter(day -> hasFourDigits(day.getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The instant, if it exists and its year has four digits. */
    public static Optional<Instant> instantOf(String value) {
        try {
            return Optional.of(Instant.parse(value))
                    .filter(instant ->
                            hasFourDigits(instant.atOffset(ZoneOffset.UTC).getYear()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasFourDigits(int year) {
        return year >= 1 && year <= 9999;
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "invalid", detail));
    }
}
