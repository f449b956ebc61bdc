package org.habeas.kit.problem;

import java.util.List;

/** 412: the record has changed since the caller read it. */
public final class PreconditionFailed extends HabeasException {
    private static final long serialVersionUID = 1L;

    public PreconditionFailed(String detail, FieldProblem... problems) {
        this(ErrorCode.PRECONDITION_FAILED, detail, List.of(problems));
    }

    public PreconditionFailed(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
