package org.habeas.kit.problem;

import java.util.List;

/** 500: what is asked for was altered where it is kept, and is not handed out. */
public final class ContentAltered extends HabeasException {
    private static final long serialVersionUID = 1L;

    public ContentAltered(String detail) {
        super(ErrorCode.CONTENT_ALTERED, detail, List.of());
    }
}
