package org.habeas.kit.problem;

import java.util.List;

/** 403: the caller's roles would do, but this caller in particular may not do this. */
public final class Forbidden extends HabeasException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String detail) {
        super(ErrorCode.FORBIDDEN, detail, List.of());
    }
}
