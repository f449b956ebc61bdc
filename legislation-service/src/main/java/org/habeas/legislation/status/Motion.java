package org.habeas.legislation.status;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A motion about a measure and what became of it. It is told as a milestone and is never a status.
 *
 * @param question where the question stands among those of a day
 * @param yea what those who voted yea wanted of the measure
 */
record Motion(Subject subject, int question, Result result, Yea yea) {

    enum Subject {
        MOTION_TO_DISCHARGE,
        MOTION_TO_PROCEED,
        CLOTURE
    }

    /** FELL: not voted on, for the chair ruled so or something else had made it idle. */
    enum Result {
        OFFERED,
        AGREED,
        REJECTED,
        TABLED,
        WITHDRAWN,
        FELL
    }

    /** Whoever votes to set a motion for the measure aside votes against the measure. */
    enum Yea {
        FOR_MEASURE,
        AGAINST_MEASURE,
        NEITHER
    }

    private static final Pattern TO_TABLE = Pattern.compile("\\bmotion (?:by senator .{1,60}? )?to table\\b");
    private static final Pattern IDLE = Pattern.compile("\\bfell\\b|\\brendered moot\\b");
    private static final Pattern OUT_OF_ORDER = Pattern.compile(
            "\\bout of order\\b|\\bnot in order\\b|point of order.{0,200}\\b(?<!not )(?:sustained|well taken)");

    /** What became of a vote taken is told behind it, and says nothing of the motion itself. */
    private static final Pattern RECONSIDERATION = Pattern.compile(
            "(?:[;,.]|\\band\\b) *(?:and )?(?:an? |the )?motion (?:by senator .{1,60}? )?to (?:table the motion (?:by senator .{1,60}? )?to )?reconsider\\b.*",
            Pattern.DOTALL);

    static Motion of(Subject subject, String text) {
        String t = RECONSIDERATION.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
        Result result = resultIn(t);
        return new Motion(subject, question(subject, t), result, isToTable(t) ? Yea.AGAINST_MEASURE : yeaIn(result));
    }

    private static int question(Subject subject, String t) {
        return switch (subject) {
            case MOTION_TO_DISCHARGE -> 0;
            case MOTION_TO_PROCEED -> 2;
            case CLOTURE -> t.contains("motion to proceed") ? 1 : 3;
        };
    }

    private static Yea yeaIn(Result result) {
        return switch (result) {
            case OFFERED, AGREED, REJECTED -> Yea.FOR_MEASURE;
            case TABLED -> Yea.AGAINST_MEASURE;
            case WITHDRAWN, FELL -> Yea.NEITHER;
        };
    }

    /** The same, where it is not the measure that the vote is about. */
    Motion ofSomethingElse() {
        return new Motion(subject, question, result, Yea.NEITHER);
    }

    /**
     * What a text in small letters says of the motion that it speaks of. Setting a motion aside is itself a motion: where that one
     * fails or falls, the first is still open, so it counts as offered.
     */
    private static Result resultIn(String t) {
        boolean idle = IDLE.matcher(t).find();
        boolean no =
                t.contains("rejected") || t.contains("not agreed") || t.contains("not invoked") || t.contains("failed");
        if (isToTable(t)) {
            return !idle && !no && t.contains("agreed") ? Result.TABLED : Result.OFFERED;
        }
        if (idle) {
            return Result.FELL;
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
        if (t.contains("agreed to") || t.contains("invoked")) {
            return Result.AGREED;
        }
        return OUT_OF_ORDER.matcher(t).find() ? Result.FELL : Result.OFFERED;
    }

    private static boolean isToTable(String t) {
        return TO_TABLE.matcher(t).find();
    }

    /**
     * The order of what happens on one day: debate on taking the measure up is ended, or not, before it is taken up, and debate on
     * the measure after that. A vote to end debate that fails comes before one that carries, after which there is none.
     */
    int order() {
        return 10 * question + (subject == Subject.CLOTURE && result == Result.REJECTED ? 0 : 1 + result.ordinal());
    }

    /** {@code MOTION_TO_DISCHARGE_TABLED}. */
    String kind() {
        return subject + "_" + result;
    }

    /** Whether a yea was for the measure; null where the vote was about something else. */
    @Nullable
    Boolean favoursMeasure() {
        return switch (yea) {
            case FOR_MEASURE -> true;
            case AGAINST_MEASURE -> false;
            case NEITHER -> null;
        };
    }

    /** What it meant for the measure, in a sentence. */
    String meaning() {
        if (yea == Yea.AGAINST_MEASURE && result == Result.OFFERED) {
            return "It was proposed to set the motion aside; as long as that is not agreed to, the motion stands.";
        }
        return switch (subject) {
            case MOTION_TO_DISCHARGE ->
                switch (result) {
                    case OFFERED -> "It was proposed to take the measure from its committee.";
                    case AGREED -> "The chamber took the measure from its committee.";
                    case REJECTED -> "The chamber declined to take the measure from its committee, where it stays.";
                    case TABLED -> "The chamber set the motion aside; the measure stays in its committee.";
                    case WITHDRAWN -> "The motion was taken back; the measure stays in its committee.";
                    case FELL -> "The motion fell without a vote on it; the measure stays in its committee.";
                };
            case MOTION_TO_PROCEED ->
                switch (result) {
                    case OFFERED -> "It was proposed to take the measure up.";
                    case AGREED -> "The chamber took the measure up.";
                    case REJECTED -> "The chamber declined to take the measure up; it stays where it was.";
                    case TABLED -> "The chamber set the motion aside; the measure stays where it was.";
                    case WITHDRAWN -> "The motion was taken back; the measure stays where it was.";
                    case FELL -> "The motion fell without a vote on it; the measure stays where it was.";
                };
            case CLOTURE ->
                switch (result) {
                    case OFFERED -> "It was proposed to limit debate.";
                    case AGREED -> "The Senate limited debate, so that a vote can follow.";
                    case REJECTED -> "The Senate did not limit debate; the motion may be made again.";
                    case TABLED -> "The proposal to limit debate was set aside.";
                    case WITHDRAWN -> "The proposal to limit debate was taken back.";
                    case FELL -> "The proposal to limit debate fell without a vote on it.";
                };
        };
    }
}
