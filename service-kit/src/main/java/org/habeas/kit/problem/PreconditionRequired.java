package org.habeas.kit.problem;

import java.util.List;

/** 428: a write to an existing record came without If-Match. */
public final class PreconditionRequired extends HabeasException {
    private static final long serialVersionUID = 1L;

    public PreconditionRequired(String detail, FieldProblem... problems) {
        this(ErrorCode.PRECONDITION_REQUIRED, detail, List.of(problems));
    }

    public PreconditionRequired(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
