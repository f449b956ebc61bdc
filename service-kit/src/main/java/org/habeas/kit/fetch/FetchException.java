package org.habeas.kit.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.jspecify.annotations.Nullable;

/** That nothing was fetched, with the reason in a sentence for whoever asked. It never holds what was sent, nor an address of a private network. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FetchFault fault;
    private final @Nullable Duration retryAfter;

    public FetchException(FetchFault fault, String sentence) {
        this(fault, sentence, null, null);
    }

    FetchException(FetchFault fault, String sentence, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(sentence, cause);
        this.fault = fault;
        this.retryAfter = retryAfter;
    }

    public FetchFault fault() {
        return fault;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What the server asked for, a day at most. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The answer to whoever asked for the address that stands at this place of the body. */
    public HabeasException problem(String pointer) {
        List<FieldProblem> problems = List.of(FieldProblem.pointer(pointer, fault.code(), sentence()));
        return switch (fault) {
            case INVALID_URL, SCHEME, FORBIDDEN_ADDRESS ->
                new Unprocessable(ErrorCode.URL_REFUSED, sentence(), problems);
            case TOO_LARGE -> new PayloadTooLarge(sentence());
            case TYPE -> new UnsupportedMedia(sentence());
            case TIMEOUT -> new Unprocessable(ErrorCode.FETCH_TIMEOUT, sentence(), problems);
            case TOO_MANY_REDIRECTS,
                    UNKNOWN_HOST,
                    UNREACHABLE,
                    INSECURE,
                    CUT,
                    ENCODING,
                    NOT_FOUND,
                    DENIED,
                    BUSY,
                    SERVER_ERROR,
                    UNEXPECTED_ANSWER -> new Unprocessable(ErrorCode.FETCH_FAILED, sentence(), problems);
        };
    }
}
