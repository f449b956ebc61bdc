package org.habeas.kit.problem;

import java.util.List;

/** 400: the request itself is wrong: a parameter, a cursor, a body that is no JSON. */
public final class InvalidRequest extends HabeasException {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String detail, FieldProblem... problems) {
        this(ErrorCode.INVALID_REQUEST, detail, List.of(problems));
    }

    public InvalidRequest(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
