package org.habeas.kit.problem;

import java.util.List;

/** 404: nothing is known under that id. */
public final class NotFound extends HabeasException {
    private static final long serialVersionUID = 1L;

    public NotFound(String detail, FieldProblem... problems) {
        this(ErrorCode.NOT_FOUND, detail, List.of(problems));
    }

    public NotFound(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
