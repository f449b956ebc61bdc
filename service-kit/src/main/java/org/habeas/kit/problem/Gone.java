package org.habeas.kit.problem;

import java.util.List;

/** 410: it was kept once and is no more. */
public final class Gone extends HabeasException {
    private static final long serialVersionUID = 1L;

    public Gone(String detail, FieldProblem... problems) {
        this(ErrorCode.GONE, detail, List.of(problems));
    }

    public Gone(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
