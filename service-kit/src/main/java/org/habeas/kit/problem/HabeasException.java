package org.habeas.kit.problem;

import java.util.List;

/** A failure that has an answer for the caller. Each kind of failure is a class of its own. */
public abstract sealed class HabeasException extends RuntimeException
        permits InvalidRequest,
                Forbidden,
                NotFound,
                Conflict,
                Gone,
                PreconditionFailed,
                PreconditionRequired,
                PayloadTooLarge,
                UnsupportedMedia,
                Unprocessable,
                EventTooLarge,
                ContentAltered,
                TemporarilyUnavailable {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<FieldProblem> problems;

    protected HabeasException(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(detail);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public ErrorCode code() {
        return code;
    }

    /** What is wrong, for the caller to read. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
