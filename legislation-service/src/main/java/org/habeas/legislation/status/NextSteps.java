package org.habeas.legislation.status;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MeasureType;
import org.habeas.contracts.MeasureType.Form;
import org.jspecify.annotations.Nullable;

/** What the rules of both chambers allow next. It foretells nothing: every step is one that can happen, none that will. */
public final class NextSteps {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** @param text one sentence, without a name; a date in it is one that a law sets */
    public record NextStep(String code, String text) {}

    private NextSteps() {}

    /**
     * The steps that are open, the usual one first; empty where nothing is. The measure's kind says in which chamber it
     * began.
     *
     * @param stage as in {@link StatusVocabulary}; it narrows the steps, and one that is unknown narrows nothing
     */
    public static List<NextStep> of(MeasureType type, String status, @Nullable String stage) {
        return of(type, status, stage, null);
    }

    /** @param clock what a law sets for the measure; null where none does */
    public static List<NextStep> of(
            MeasureType type, String status, @Nullable String stage, PrivilegedMeasure.@Nullable Clock clock) {
        List<NextStep> steps = new ArrayList<>();
        Chamber origin = type.chamber();
        Chamber second = origin.other();
        boolean simple = type.form() == Form.SIMPLE_RESOLUTION;
        switch (status) {
            case "INTRODUCED" -> {
                if ("ON_CALENDAR".equals(stage)) {
                    consider(steps, origin, type);
                } else {
                    add(steps, "REFERRAL", "The %s may send it to a committee.", origin);
                    add(steps, "VOTE", "The %s may take it up without a committee.", origin);
                }
            }
            case "REFERRED" -> {
                if ("ON_CALENDAR".equals(stage)) {
                    consider(steps, origin, type);
                } else {
                    if (!"HEARING_HELD".equals(stage)) {
                        add(steps, "HEARING", "The committee may hold a hearing or work on the text.");
                    }
                    add(steps, "REPORT", "The committee may report it to the %s.", origin);
                    add(steps, "DISCHARGE", "The %s may take it from the committee.", origin);
                    motionToDischarge(steps, clock);
                }
            }
            case "REPORTED" -> consider(steps, origin, type);
            case "PASS_OVER:HOUSE", "PASS_OVER:SENATE" -> {
                if (!"ON_CALENDAR".equals(stage)) {
                    add(steps, "REFERRAL", "The %s may send it to a committee.", second);
                }
                add(steps, "VOTE", "The %s may vote on it.", second);
                add(steps, "AMEND", "The %s may change it and send it back.", second);
            }
            case "PASS_BACK:HOUSE" -> changes(steps, Chamber.SENATE);
            case "PASS_BACK:SENATE" -> changes(steps, Chamber.HOUSE);
            case "PROV_KILL:PINGPONGFAIL" -> {
                add(steps, "CONFERENCE", "The chambers may agree on a conference.");
                add(steps, "RECEDE", "Either chamber may give way.");
            }
            case "CONFERENCE:PASSED:HOUSE" ->
                add(steps, "CONFERENCE_VOTE", "The %s may vote on the conference report.", Chamber.SENATE);
            case "CONFERENCE:PASSED:SENATE" ->
                add(steps, "CONFERENCE_VOTE", "The %s may vote on the conference report.", Chamber.HOUSE);
            case "PASSED:BILL" -> {
                add(steps, "PRESENTATION", "It is presented to the President, if that has not happened.");
                add(steps, "SIGNATURE", "The President may sign it.");
                add(steps, "TEN_DAYS", "Unsigned for ten days while Congress sits, it becomes law.");
                add(steps, "VETO", "The President may send it back.");
            }
            case "PASSED:CONSTAMEND" ->
                add(
                        steps,
                        "RATIFICATION",
                        "It goes to the States; once three fourths of them have ratified it, it is part of the Constitution.");
            case "PROV_KILL:SUSPENSIONFAILED" ->
                add(steps, "SECOND_ATTEMPT", "The %s may take it up again under its ordinary rules.", Chamber.HOUSE);
            case "PROV_KILL:CLOTUREFAILED" ->
                add(steps, "SECOND_ATTEMPT", "The %s may vote again on ending debate.", Chamber.SENATE);
            case "PROV_KILL:VETO" -> {
                add(steps, "OVERRIDE_VOTE", "The %s may vote on passing it over the veto.", origin);
            }
            case "VETOED:OVERRIDE_PASS_OVER:HOUSE", "VETOED:OVERRIDE_PASS_OVER:SENATE" ->
                add(steps, "OVERRIDE_VOTE", "The %s may vote on passing it over the veto.", second);
            case "PASSED:SIMPLERES" -> statement(steps, clock);
            case "EXPIRED" ->
                add(steps, "REINTRODUCTION", "The same text may be introduced again in a later Congress.");
            default -> {
                // Terminal, or a code that this version does not know: nothing is said to be open.
            }
        }
        if (!steps.isEmpty()
                && StatusVocabulary.of(status).filter(t -> t.expires()).isPresent()) {
            add(
                    steps,
                    "EXPIRY",
                    simple || type.form() == Form.CONCURRENT_RESOLUTION
                            ? "If it is not agreed to before its Congress ends, it lapses."
                            : "If it is not law before its Congress ends, it lapses.");
        }
        return List.copyOf(steps);
    }

    private static void motionToDischarge(List<NextStep> steps, PrivilegedMeasure.@Nullable Clock clock) {
        if (clock != null && clock.dischargeEligibleFrom() != null && clock.moot() == null) {
            add(
                    steps,
                    "MOTION_TO_DISCHARGE",
                    "A motion to discharge the committee may be made from " + DAY.format(clock.dischargeEligibleFrom())
                            + ", by an estimate of the days that the law gives it.");
        }
    }

    private static void statement(List<NextStep> steps, PrivilegedMeasure.@Nullable Clock clock) {
        if (clock != null && clock.statementDue() != null) {
            add(
                    steps,
                    "STATEMENT",
                    "The Secretary of State is to send the statement that it asks for by "
                            + DAY.format(clock.statementDue()) + ", by an estimate.");
        }
    }

    private static void consider(List<NextStep> steps, Chamber chamber, MeasureType type) {
        if (chamber == Chamber.SENATE) {
            add(steps, "PROCEED", "The %s may agree to take it up.", chamber);
        }
        add(
                steps,
                "VOTE",
                type.form() == Form.SIMPLE_RESOLUTION
                        ? "The %s may vote on it; with its agreement the resolution is final."
                        : "The %s may vote on it.",
                chamber);
    }

    private static void changes(List<NextStep> steps, Chamber asked) {
        add(steps, "AGREE", "The %s may accept the changes.", asked);
        add(steps, "AMEND", "The %s may answer with changes of its own.", asked);
        add(steps, "CONFERENCE", "The chambers may agree on a conference.");
    }

    private static void add(List<NextStep> steps, String code, String text) {
        steps.add(new NextStep(code, text));
    }

    private static void add(List<NextStep> steps, String code, String text, Chamber chamber) {
        steps.add(new NextStep(code, text.formatted(chamber == Chamber.HOUSE ? "House" : "Senate")));
    }
}
