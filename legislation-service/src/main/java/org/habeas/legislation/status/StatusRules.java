package org.habeas.legislation.status;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.Chamber;

/**
 * The table: the first row whose pattern is found in an action's text says what the action means. Motions stand above the
 * votes that they resemble, for a motion that fails does not fail the measure.
 */
public final class StatusRules {

    /** Rises whenever a row changes what some bill's status is. */
    public static final String VERSION = "status/1";

    static final List<StatusRule> TABLE = List.of(
            rule(
                    "amendment",
                    0,
                    "^(?:H\\.Amdt|S\\.Amdt|H\\.AMDT|S\\.AMDT|Amendment SA |On agreeing to the .*amendment)",
                    fixed(new Outcome.Nothing()),
                    "The action concerns an amendment, not the measure."),
            rule(
                    "motion-to-discharge",
                    3,
                    "(?i)motion to discharge",
                    StatusRules::discharge,
                    "A motion to take the measure from its committee was made or decided; a milestone, whatever its outcome."),
            rule(
                    "motion-to-proceed",
                    5,
                    "(?i)motion to proceed to (?:the )?consideration",
                    StatusRules::proceed,
                    "A motion to take the measure up was made or decided; a milestone, whatever its outcome."),
            rule(
                    "motion-to-recommit",
                    5,
                    "motion to (?:recommit|reconsider|table the motion|commit)|Motion by Senator .* to (?:reconsider|commit)",
                    fixed(new Outcome.Nothing()),
                    "A motion about the procedure; the measure stays where it is."),
            rule(
                    "became-law",
                    12,
                    "^Became (?:Public|Private) Law",
                    fixed(new Outcome.Ended("ENACTED:SIGNED")),
                    "It is law."),
            rule(
                    "signed",
                    11,
                    "^Signed by President",
                    fixed(new Outcome.Ended("ENACTED:SIGNED")),
                    "The President signed it."),
            rule(
                    "pocket-veto",
                    11,
                    "pocket vetoed",
                    fixed(new Outcome.Ended("VETOED:POCKET")),
                    "The President kept it unsigned past the adjournment."),
            rule(
                    "override",
                    13,
                    "(?:objections of the President (?:to the contrary )?notwithstanding|over veto)",
                    StatusRules::override,
                    "A chamber voted on passing it over the veto."),
            rule("vetoed", 11, "^Vetoed by President", fixed(new Outcome.Vetoed()), "The President sent it back."),
            rule(
                    "withdrawn",
                    6,
                    "^(?:Bill|Resolution|Measure) withdrawn|ordered withdrawn",
                    fixed(new Outcome.Ended("WITHDRAWN")),
                    "Its sponsor or the chamber withdrew it."),
            rule(
                    "postponed",
                    6,
                    "indefinitely postponed",
                    fixed(new Outcome.Ended("INDEFINITELY_POSTPONED")),
                    "The chamber put it off without a day."),
            rule(
                    "conference-agreed",
                    9,
                    "(?:agreed to (?:the )?conference report|conference report (?:was )?agreed to)",
                    (m, a) -> failed(a) ? new Outcome.Nothing() : new Outcome.Conference(chamber(a)),
                    "A chamber took the text of the conference."),
            rule(
                    "agreed-to-other",
                    9,
                    "(?:agreed to|concur(?:red)? in|agree to) (?:the )?(?:House|Senate) amendments?|Senate agreed to (?:the )?House|House agreed to (?:the )?Senate",
                    StatusRules::agreed,
                    "A chamber took the other chamber's amendment."),
            rule(
                    "cloture-failed",
                    5,
                    "cloture .*not invoked",
                    (m, a) -> a.text().toLowerCase(Locale.ROOT).contains("motion to proceed")
                            ? new Outcome.Milestone("CLOTURE_ON_MOTION_TO_PROCEED_FAILED")
                            : new Outcome.Stopped("PROV_KILL:CLOTUREFAILED"),
                    "Debate on it could not be ended; it may come back."),
            rule(
                    "cloture",
                    4,
                    "cloture",
                    fixed(new Outcome.Milestone("CLOTURE")),
                    "A step on the way to ending debate."),
            rule(
                    "suspension-failed",
                    5,
                    "motion to suspend the rules and (?:pass|agree).*(?:failed|not agreed)",
                    fixed(new Outcome.Stopped("PROV_KILL:SUSPENSIONFAILED")),
                    "Two thirds were needed and not reached; it may come back."),
            rule(
                    "on-passage-failed",
                    7,
                    "^(?:Failed of passage|Failed of passage/not agreed to in|On passage .*Failed|On agreeing to the resolution .*Failed|.*Resolution not agreed to|.*not agreed to in Senate|Failed to agree)",
                    (m, a) -> new Outcome.Failed(chamber(a)),
                    "The chamber voted it down."),
            rule(
                    "on-passage",
                    7,
                    "^(?:On passage Passed|On motion to suspend the rules and (?:pass|agree)[^.]*Agreed to|On agreeing to the resolution[^.]*Agreed to|Passed/agreed to in|Passed (?:the )?(?:Senate|House)|Senate Committee on .* (?:discharged by Unanimous Consent)?.*[Pp]assed Senate|.*(?:considered|Considered),? (?:and agreed to|read twice, (?:considered, )?read the third time, and passed)|.*Resolution agreed to in (?:Senate|House)|.*agreed to in (?:Senate|House)|.*(?:and|was) passed(?: the (?:Senate|House))? (?:without|with an?) |.*[Pp]assed Senate|.*Agreed to without objection)",
                    StatusRules::passed,
                    "The chamber passed it, or agreed to it."),
            rule(
                    "discharged",
                    3,
                    "discharged",
                    fixed(new Outcome.OutOfCommittee(true)),
                    "Its committee was relieved of it."),
            rule(
                    "reported",
                    3,
                    "^(?:Reported|Ordered to be Reported|Committee on [^.]*[Rr]eported|Committee on [^.]*[Oo]rdered to be reported|Reported to (?:Senate|House)|Reported \\(|The Committee .*reported an original measure)|[Oo]rdered to be [Rr]eported|reported by Senator",
                    fixed(new Outcome.OutOfCommittee(false)),
                    "Its committee sent it back to the chamber, or decided to."),
            rule(
                    "on-calendar",
                    4,
                    "^(?:Placed on|.*placed on (?:the |Senate )).*[Cc]alendar",
                    fixed(new Outcome.Stage("ON_CALENDAR")),
                    "It waits on a calendar of its chamber."),
            rule(
                    "held-at-desk",
                    9,
                    "^Held at the desk",
                    fixed(new Outcome.Stage("HELD_AT_DESK")),
                    "The other chamber has it and has sent it to no committee."),
            rule(
                    "hearing",
                    2,
                    "[Hh]earings? held|Consideration and Mark-up Session Held",
                    fixed(new Outcome.Stage("HEARING_HELD")),
                    "Its committee heard about it or worked on it."),
            rule(
                    "referred",
                    1,
                    "[Rr]eferred to|[Rr]ead twice and referred",
                    fixed(new Outcome.Step("REFERRED")),
                    "It was sent to a committee."),
            rule(
                    "introduced",
                    0,
                    "^(?:Introduced in|Submitted in|Sponsor introductory remarks)",
                    fixed(new Outcome.Step("INTRODUCED")),
                    "It was brought in."),
            rule(
                    "on-the-way",
                    8,
                    "^(?:Message on|Received in the|Presented to President|Read the first time|Read the second time|Sponsor|Considered|DEBATE|Rule H|Rules Committee|The previous question|The House (?:proceeded|resolved|adopted|rose)|Mr\\.|Mrs\\.|Ms\\.|At the conclusion|POSTPONED|Considered as unfinished|The (?:title|bill|amendment|Speaker|yeas)|Supplemental|By (?:Senator|unanimous)|Star Print|Assuming|Motion|On motion|WORDS|QUORUM|VOTE|COMMITTEE|UNFINISHED|Measure laid|Star|Forwarded|Subcommittee|Committee|Executive Comment|See|Provision|Laid before|Signed by|Pursuant|Clerk|PROVISIONS|Enrolled|Cleared|Resolving|ASSUMING|Considered by)",
                    fixed(new Outcome.Nothing()),
                    "A step of the procedure that leaves the status as it is."));

    private StatusRules() {}

    private static StatusRule rule(
            String id, int rank, String pattern, BiFunction<Matcher, Action, Outcome> outcome, String meaning) {
        return new StatusRule(id, rank, Pattern.compile(pattern), outcome, meaning);
    }

    private static BiFunction<Matcher, Action, Outcome> fixed(Outcome outcome) {
        return (m, a) -> outcome;
    }

    /** The chamber that acted, from the text, else from who recorded it. */
    static Chamber chamber(Action action) {
        String text = action.text();
        int senate = text.indexOf("Senate");
        int house = text.indexOf("House");
        String system = action.system() == null ? "" : action.system();
        if (system.startsWith("House")) {
            return Chamber.HOUSE;
        }
        if (system.startsWith("Senate")) {
            return Chamber.SENATE;
        }
        if (senate < 0 && house < 0) {
            return text.startsWith("On ") ? Chamber.HOUSE : Chamber.SENATE;
        }
        return house < 0 || (senate >= 0 && senate < house) ? Chamber.SENATE : Chamber.HOUSE;
    }

    private static Outcome passed(Matcher m, Action action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        boolean amended = (text.contains("with an amendment")
                        || text.contains("with amendments")
                        || text.contains(", as amended"))
                && !text.contains("without amendment");
        return new Outcome.Passed(chamber(action), amended);
    }

    private static Outcome agreed(Matcher m, Action action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        if (failed(action)
                || text.contains("with an amendment")
                || text.contains("motion to") && !text.contains("agreed to")) {
            return new Outcome.Nothing();
        }
        return new Outcome.Agreed(chamber(action));
    }

    private static Outcome override(Matcher m, Action action) {
        return new Outcome.Override(chamber(action), !failed(action));
    }

    private static Outcome discharge(Matcher m, Action action) {
        return new Outcome.Milestone("MOTION_TO_DISCHARGE_" + decided(action));
    }

    private static Outcome proceed(Matcher m, Action action) {
        return new Outcome.Milestone("MOTION_TO_PROCEED_" + decided(action));
    }

    private static String decided(Action action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        if (text.contains("tabled") || text.contains("table agreed")) {
            return "TABLED";
        }
        if (text.contains("rejected") || text.contains("not agreed")) {
            return "REJECTED";
        }
        return text.contains("agreed to") ? "AGREED" : "OFFERED";
    }

    private static boolean failed(Action action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        return text.contains("failed") || text.contains("rejected") || text.contains("not agreed to");
    }
}
