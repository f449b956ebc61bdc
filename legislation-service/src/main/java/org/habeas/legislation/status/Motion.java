package org.habeas.legislation.status;

import java.util.Locale;

/** A motion about a measure and what became of it. It is told as a milestone and is never a status. */
record Motion(Subject subject, Result result) {

    enum Subject {
        MOTION_TO_DISCHARGE,
        MOTION_TO_PROCEED,
        CLOTURE
    }

    enum Result {
        OFFERED,
        AGREED,
        REJECTED,
        TABLED,
        WITHDRAWN
    }

    /**
     * What the text says of the motion that it speaks of. Setting a motion aside is itself a motion: where that one fails,
     * the first is still open, so it counts as offered.
     */
    static Result resultIn(String text) {
        String t = text.toLowerCase(Locale.ROOT);
        boolean no =
                t.contains("rejected") || t.contains("not agreed") || t.contains("not invoked") || t.contains("failed");
        if (t.contains("motion to table")) {
            return no ? Result.OFFERED : t.contains("agreed") ? Result.TABLED : Result.OFFERED;
        }
        if (no) {
            return Result.REJECTED;
        }
        if (t.contains("tabled") || t.contains("laid on the table")) {
            return Result.TABLED;
        }
        if (t.contains("withdrawn")) {
            return Result.WITHDRAWN;
        }
        return t.contains("agreed to") || t.contains("invoked") ? Result.AGREED : Result.OFFERED;
    }

    /** {@code MOTION_TO_DISCHARGE_TABLED}. */
    String kind() {
        return subject + "_" + result;
    }

    /** What it meant for the measure, in a sentence. */
    String meaning() {
        return switch (subject) {
            case MOTION_TO_DISCHARGE ->
                switch (result) {
                    case OFFERED -> "It was proposed to take the measure from its committee.";
                    case AGREED -> "The chamber took the measure from its committee.";
                    case REJECTED -> "The chamber declined to take the measure from its committee, where it stays.";
                    case TABLED -> "The chamber set the motion aside; the measure stays in its committee.";
                    case WITHDRAWN -> "The motion was taken back; the measure stays in its committee.";
                };
            case MOTION_TO_PROCEED ->
                switch (result) {
                    case OFFERED -> "It was proposed to take the measure up.";
                    case AGREED -> "The chamber took the measure up.";
                    case REJECTED -> "The chamber declined to take the measure up; it stays where it was.";
                    case TABLED -> "The chamber set the motion aside; the measure stays where it was.";
                    case WITHDRAWN -> "The motion was taken back; the measure stays where it was.";
                };
            case CLOTURE ->
                switch (result) {
                    case OFFERED -> "It was proposed to limit debate.";
                    case AGREED -> "The Senate limited debate, so that a vote can follow.";
                    case REJECTED -> "The Senate did not limit debate; the motion may be made again.";
                    case TABLED -> "The proposal to limit debate was set aside.";
                    case WITHDRAWN -> "The proposal to limit debate was taken back.";
                };
        };
    }
}
