package org.habeas.kit.problem;

import java.util.List;

/** 415: content of a kind that is not accepted. */
public final class UnsupportedMedia extends HabeasException {
    private static final long serialVersionUID = 1L;

    public UnsupportedMedia(String detail, FieldProblem... problems) {
        this(ErrorCode.UNSUPPORTED_MEDIA, detail, List.of(problems));
    }

    public UnsupportedMedia(ErrorCode code, String detail, List<FieldProblem> problems) {
        super(code, detail, problems);
    }
}
