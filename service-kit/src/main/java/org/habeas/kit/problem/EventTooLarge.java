package org.habeas.kit.problem;

import java.util.List;

/** 422: what would be recorded is larger than the event that tells of it may be, so nothing is recorded. */
public final class EventTooLarge extends HabeasException {
    private static final long serialVersionUID = 1L;

    public EventTooLarge(String detail) {
        super(ErrorCode.EVENT_TOO_LARGE, detail, List.of());
    }
}
