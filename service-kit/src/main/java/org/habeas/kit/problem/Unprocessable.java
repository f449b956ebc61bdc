package org.habeas.kit.problem;

import java.util.List;

/** 422: read and understood, but wrong: an unknown bill type, a date that does not exist. */
public final class Unprocessable extends HabeasException {
    private static final long serialVersionUID = 1L;

    public Unprocessable(String detail, FieldProblem... problems) {
        this(ErrorCode.UNPROCESSABLE, detail, List.of(problems));
    }

    public Unprocessable(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
