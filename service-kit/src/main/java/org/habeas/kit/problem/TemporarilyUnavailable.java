package org.habeas.kit.problem;

import java.util.List;

/** 503: try again later. */
public final class TemporarilyUnavailable extends HabeasException {
    private static final long serialVersionUID = 1L;

    public TemporarilyUnavailable(String detail, FieldProblem... problems) {
        this(ErrorCode.UNAVAILABLE, detail, List.of(problems));
    }

    public TemporarilyUnavailable(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
