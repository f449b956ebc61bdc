package org.habeas.kit.problem;

import java.util.List;

/** 413: more content than is accepted. */
public final class PayloadTooLarge extends HabeasException {
    private static final long serialVersionUID = 1L;

    public PayloadTooLarge(String detail, FieldProblem... problems) {
        this(ErrorCode.PAYLOAD_TOO_LARGE, detail, List.of(problems));
    }

    public PayloadTooLarge(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
