package org.habeas.kit.problem;

import java.util.List;

/** 409: it contradicts what is stored. */
public final class Conflict extends HabeasException {
    private static final long serialVersionUID = 1L;

    public Conflict(String detail, FieldProblem... problems) {
        this(ErrorCode.CONFLICT, detail, List.of(problems));
    }

    public Conflict(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
