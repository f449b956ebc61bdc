package org.habeas.kit.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server means that sends no document. */
final class Statuses {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int SECONDS_DIGITS = 9;

    private Statuses() {}

    static FetchException refusal(int status, Optional<String> retryAfter, Instant now) {
        FetchFault fault = switch (status) {
            case 404, 410 -> FetchFault.NOT_FOUND;
            case 401, 403, 407, 451 -> FetchFault.DENIED;
            case 429 -> FetchFault.BUSY;
            default -> status >= 500 ? FetchFault.SERVER_ERROR : FetchFault.UNEXPECTED_ANSWER;
        };
        return new FetchException(
                fault,
                sentence(fault) + " (HTTP " + status + ").",
                retryAfter.map(value -> wait(value, now)).orElse(null),
                null);
    }

    private static String sentence(FetchFault fault) {
        return switch (fault) {
            case NOT_FOUND -> "The server says that there is nothing";
            case DENIED -> "The server does not let it be read";
            case BUSY -> "The server wants fewer requests";
            case SERVER_ERROR -> "The server failed";
            case INVALID_URL,
                    SCHEME,
                    FORBIDDEN_ADDRESS,
                    TOO_MANY_REDIRECTS,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    INSECURE,
                    TIMEOUT,
                    CUT,
                    TOO_LARGE,
                    TYPE,
                    ENCODING,
                    UNEXPECTED_ANSWER -> "The server sent no document";
        };
    }

    /** Seconds, or a day and time: RFC 9110, 10.2.3. */
    static @Nullable Duration wait(String header, Instant now) {
        String value = header.strip();
        if (value.matches("[0-9]{1," + SECONDS_DIGITS + "}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return bounded(Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
