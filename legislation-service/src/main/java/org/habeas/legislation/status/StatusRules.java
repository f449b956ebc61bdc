package org.habeas.legislation.status;

import static org.habeas.legislation.status.Wordings.BESIDE_IT;
import static org.habeas.legislation.status.Wordings.BY;
import static org.habeas.legislation.status.Wordings.CLOTURE;
import static org.habeas.legislation.status.Wordings.COMMITTEE;
import static org.habeas.legislation.status.Wordings.CONCUR;
import static org.habeas.legislation.status.Wordings.CONFERENCE;
import static org.habeas.legislation.status.Wordings.DECIDED;
import static org.habeas.legislation.status.Wordings.FAILURE;
import static org.habeas.legislation.status.Wordings.IT;
import static org.habeas.legislation.status.Wordings.KIND;
import static org.habeas.legislation.status.Wordings.LAID_BY_ANOTHER;
import static org.habeas.legislation.status.Wordings.MOTION;
import static org.habeas.legislation.status.Wordings.MOTION_TO;
import static org.habeas.legislation.status.Wordings.NOTHING_TAKEN;
import static org.habeas.legislation.status.Wordings.PASSAGE;
import static org.habeas.legislation.status.Wordings.RESOLVING;
import static org.habeas.legislation.status.Wordings.WITH_CHANGE;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.Chamber;
import org.habeas.legislation.status.Motion.Result;
import org.habeas.legislation.status.Motion.Subject;
import org.habeas.legislation.status.StatusRule.Reading;

/**
 * The table: the first row whose pattern is found in an action's text says what the action means, and no later row is
 * asked. What only resembles a vote on the measure (amendments, motions, debate) therefore stands above the votes. Nearly
 * every pattern is tied to the start of the text, where both chambers put the verb; the Library of Congress repeats their
 * rows with a prefix of its own.
 */
public final class StatusRules {

    /** Rises whenever what some bill's status is, or the action that it rests on, would be another. */
    public static final int NUMBER = 8;

    /** As readers are told. */
    public static final String VERSION = "status/" + NUMBER;

    static final List<StatusRule> TABLE = List.of(
            rule(
                    "amendment",
                    0,
                    "^(?:[HS]\\.Amdt|(?:Proposed )?Amendment SA |SA \\d|Amendments? (?:agreed|failed|not agreed|offered|\\(A)"
                            + "|(?:House|Senate) amendments? (?:agreed to|not agreed to): "
                            + "|Roll call votes on amendments|An amendment in the nature of a substitute\\b.* considered as adopted|On agreeing to the (?!(?:House|Senate) amendments?\\b).*amendment|Amendment failed by House: On agreeing to the )",
                    fixed(new Outcome.Nothing()),
                    "The action concerns an amendment, not the measure."),
            rule(
                    "debate",
                    0,
                    "^(?:(?:GENERAL )?DEBATE|QUESTION OF|POSTPONED (?:PROCEEDINGS|-)|UNFINISHED BUSINESS|CHAIR ANNOUNCEMENT|UNANIMOUS CONSENT (?:REQUEST|-)|WORDS TAKEN DOWN"
                            + "|QUORUM|VACATING (?:DEMAND\\b|.*\\byeas and nays\\b)|WITHDRAWAL OF DEMAND|ORDER OF|At the conclusion of debate|Rules Committee Resolution|Rule (?:provides|waives|H)|Resolution (?:also )?provides|Previous question|Provid(?:es|ing) (?:for|that)"
                            + "|The (?:resolut\\w+|rule) provides)",
                    fixed(new Outcome.Nothing()),
                    "Debate, or the order of debate; what is put off or provided for in it has not happened."),
            rule(
                    "reconsidered",
                    5,
                    "^" + MOTION_TO + "reconsider" + PASSAGE
                            + "?,? (?:was )?agreed to(?=\\W*$|[.;]| (?:in|by|without|on)\\b)",
                    Readings::reconsidered,
                    "The chamber agreed to vote once more: what it had passed is no longer passed, and a measure that it had voted down"
                            + " stays so until that vote."),
            rule(
                    "motion-to-reconsider",
                    5,
                    MOTION + "reconsider|^Motion to proceed to (?:consideration of )?the motion to reconsider"
                            + "|moved to reconsider|^Motions to reconsider|^Table (?:the )?motion to reconsider",
                    fixed(new Outcome.Nothing()),
                    "A motion to vote once more; the first vote stands until that happens."),
            rule(
                    "motion-to-discharge",
                    3,
                    MOTION + "discharge\\b|^Senate tabled the motion " + BY
                            + "to discharge\\b|^On [\\d/]+, a motion was filed to discharge\\b",
                    (bill, a) -> {
                        Motion motion = Motion.of(Subject.MOTION_TO_DISCHARGE, a.text());
                        return new Outcome.Moved(
                                motion,
                                motion.result() == Result.AGREED
                                        ? new Outcome.OutOfCommittee(true)
                                        : new Outcome.Nothing());
                    },
                    "A motion to take the measure from its committee was made or decided; only where it is agreed to does the measure leave."),
            rule(
                    "motion-to-proceed",
                    5,
                    MOTION + "proceed\\b(?!.* considered in Senate)|^Senate tabled the motion " + BY + "to proceed\\b",
                    (bill, a) -> moved(Subject.MOTION_TO_PROCEED, a),
                    "A motion to take the measure up was made or decided; a milestone, whatever its outcome."),
            rule(
                    "cloture-on-amendment",
                    5,
                    CLOTURE
                            + " (?:motion )?on (?:the )?(?:(?:committee[ -]reported )?(?:committee substitute |substitute )?amendment|motion "
                            + BY + "to concur\\b.*" + WITH_CHANGE + ")",
                    (bill, a) -> new Outcome.Moved(
                            Motion.of(Subject.CLOTURE, a.text()).ofSomethingElse(), new Outcome.Nothing()),
                    "Debate on an amendment was to be limited; the measure stays where it was."),
            rule(
                    "cloture-failed",
                    5,
                    CLOTURE + "\\b.* not invoked",
                    (bill, a) -> new Outcome.Moved(
                            Motion.of(Subject.CLOTURE, a.text()), new Outcome.Stopped("PROV_KILL:CLOTUREFAILED")),
                    "Debate on the measure, or on taking it up, could not be ended; it may come back."),
            rule(
                    "cloture",
                    5,
                    CLOTURE + "\\b(?!.*rendered moot)",
                    (bill, a) -> moved(Subject.CLOTURE, a),
                    "A step on the way to ending debate."),
            rule(
                    "vitiated",
                    6,
                    "^Senate vitiated previous passage",
                    fixed(new Outcome.PassageUndone(Chamber.SENATE)),
                    "The Senate took back its own passage by consent."),
            rule(
                    "vacated",
                    6,
                    "^VACATING (?!.*\\byeas and nays\\b)(?=.*\\b(?:passed|passage|adopted|adoption|agreed to (?:on|by|the (?:measure|bill|resolution)))\\b).*\\bAgreed to without objection",
                    fixed(new Outcome.PassageUndone(Chamber.HOUSE)),
                    "The House took back its own passage by consent."),
            rule(
                    "discharge-vitiated",
                    6,
                    "^Senate vitiated previous discharge",
                    fixed(new Outcome.DischargeUndone()),
                    "The Senate took back by consent that it had relieved the committee of it; the committee has it again."),
            rule(
                    "became-law",
                    16,
                    "^Became (?:Public|Private) Law",
                    (bill, a) -> new Outcome.BecameLaw(
                            a.text().toLowerCase(Locale.ROOT).contains("without")),
                    "It is law."),
            rule("signed", 15, "^Signed by President", fixed(new Outcome.Signed()), "The President signed it."),
            rule(
                    "pocket-veto",
                    13,
                    "^Pocket vetoed",
                    fixed(new Outcome.Vetoed(true)),
                    "The President kept it unsigned past the adjournment."),
            rule(
                    "override",
                    14,
                    "objections of the President (?:to the contrary )?notwithstanding|^(?:Passed|Failed of passage in) (?:House|Senate) over veto"
                            + "|^(?:Failed of passage/not agreed to|Passed/agreed to) in (?:House|Senate) over veto",
                    (bill, a) -> new Outcome.Override(Readings.chamber(a), !Readings.failed(a)),
                    "A chamber voted on passing it over the veto."),
            rule(
                    "vetoed",
                    13,
                    "^Vetoed by (?:the )?President",
                    fixed(new Outcome.Vetoed(false)),
                    "The President sent it back."),
            rule(
                    "veto-message",
                    13,
                    "veto message",
                    fixed(new Outcome.Nothing()),
                    "What a chamber did with the President's message; the measure stays vetoed until a vote."),
            rule(
                    "presented",
                    12,
                    "^Presented to (?:the )?President",
                    fixed(new Outcome.Presented()),
                    "The President has it; from here the ten days run."),
            rule(
                    "withdrawn",
                    6,
                    "^(?:The )?(?:bill|measure|resolution|(?:concurrent|joint) resolution|H\\. ?(?:R\\.|Res\\.|J\\. ?Res\\.|Con\\. ?Res\\.) ?\\d+|S\\. ?(?:Res\\. ?|J\\. ?Res\\. ?|Con\\. ?Res\\. ?)?\\d+)"
                            + " (?:was )?(?:ordered )?withdrawn|^(?:Withdrawn|Ordered withdrawn)\\b",
                    fixed(new Outcome.Ended("WITHDRAWN")),
                    "Its sponsor or the chamber withdrew it."),
            rule(
                    "indefinitely-postponed",
                    11,
                    "^(?:(?:The )?(?:bill|measure|resolution|concurrent resolution|joint resolution) |Senate |S\\. ?(?:Res\\. ?|J\\. ?Res\\. ?|Con\\. ?Res\\. ?)?\\d+ )?(?:was )?indefinitely postponed",
                    fixed(new Outcome.Ended("INDEFINITELY_POSTPONED")),
                    "The chamber put it off without a day."),
            rule(
                    "conference-vote",
                    10,
                    CONFERENCE
                            + "(?:On agreeing to the conference report|On motion (?:that the House |to )?suspend the rules and agree to the conference report\\b(?!.*\\bFailed)|Conference report (?:was )?agreed to|(?:Senate|House) agreed to (?:the )?conference report|Conference report .*(?:agreed to|rejected) in Senate)",
                    (bill, a) ->
                            Readings.failed(a) ? new Outcome.Nothing() : new Outcome.Conference(Readings.chamber(a)),
                    "A chamber voted on the text of the conference."),
            rule(
                    "receded",
                    9,
                    RESOLVING
                            + "(?:On motion that the House |(?:The )?(?:House|Senate) )recede[sd]? (?:from its amendments?\\b(?! (?:nos?\\.|numbered|\\d))|(?:from its disagreement to the (?:House|Senate) amendments? )?and (?:agree|concur))",
                    Readings::receded,
                    "The second chamber gave up its changes, or one gave up its resistance to the other's and took them: the texts of both are one"
                            + " unless there is a change beside it."),
            rule(
                    "instructed",
                    9,
                    RESOLVING + "(?:On motion (?:that the House |to )?instruct|Motion " + BY
                            + "to instruct|(?:The )?(?:House|Senate) recede)",
                    fixed(new Outcome.Nothing()),
                    "Those who confer for a chamber were told what to hold to, or it gave way in a point; both texts stay as they were."),
            rule(
                    "sent-back",
                    9,
                    "^Message on House action received in Senate\\b.*: House amendments? to Senate (?:amendments?|(?:(?:joint |concurrent )?resolution|bill))\\b",
                    fixed(new Outcome.InDispute(Chamber.HOUSE, true)),
                    "The House sent it back with changes of its own, of which its row on passage need not tell."),
            rule(
                    "disagreed",
                    9,
                    RESOLVING
                            + NOTHING_TAKEN
                            + "(?:.*\\bdisagrees?\\b|.*\\b(?:House|Senate) disagreed\\b|.*\\binsist(?:s|ed)? (?:up)?on\\b|.*\\brequest(?:s|ed)? a conference\\b"
                            + "|.*\\bagree(?:s|d)? to (?:a |the )?(?:request for (?:a )?)?conference\\b(?! report))",
                    Readings::inDispute,
                    "A chamber kept its own text, refused the other's or asked for a conference: the changes of one are not accepted."),
            rule(
                    "concurred-with-change",
                    9,
                    RESOLVING + CONCUR + "(?!.*\\bmoot\\b)(?=.*" + WITH_CHANGE + ")",
                    Readings::changed,
                    "The Senate voted on taking the House's text with a change of its own; only where it is agreed to does the measure go back."),
            rule(
                    "agreed-to-other",
                    9,
                    RESOLVING
                            + "(?:On motion (?:that the House |to )?(?:suspend the rules and )?(?:agree|concur)\\b(?!.{0,40}\\bportions?\\b).{0,40} (?:House|Senate) amendments?\\b(?! to the title)"
                            + "|On agreeing to the (?:House|Senate) amendments?\\b(?! to the title)"
                            // The House's rows of December 2022 have lost some words here.
                            + "|On motion that the House suspend the rules and Agreed to"
                            + "|Pursuant to .*\\ba motion that the House concur in the Senate amendments? to the text\\b.* is adopted"
                            + "|(?:Pursuant to .{1,80}?,? )?(?:the )?(?:House|Senate) (?:agreed|concurred)(?:, .{1,120}?,)? (?:to|in) (?:the )?(?:House|Senate) amendments?\\b(?! to the title)"
                            + "|" + CONCUR + "(?!.*\\bmoot\\b))",
                    Readings::agreed,
                    "A chamber voted on the other chamber's text."),
            rule(
                    "suspension-failed",
                    6,
                    FAILURE + "On motion to suspend the rules and .*Failed",
                    fixed(new Outcome.Stopped("PROV_KILL:SUSPENSIONFAILED")),
                    "Two thirds were needed and not reached; it may come back."),
            rule(
                    "tabled",
                    6,
                    "^" + MOTION_TO + "table (?:the )?" + IT
                            + "(?!.*not agreed to).*\\bagreed to\\b|^(?:The )?(?:House|Senate) tabled (?:the )?" + IT,
                    (bill, a) -> Readings.namesAnother(bill, a)
                            ? new Outcome.Nothing()
                            : new Outcome.Failed(Readings.chamber(a)),
                    "The chamber laid the measure itself aside, which ends it."),
            rule(
                    "tabled-by-another",
                    6,
                    "^" + LAID_BY_ANOTHER,
                    Readings::laidByAnother,
                    "By way of another resolution the House laid a resolution on the table; if it is this one, that ends it."),
            rule(
                    "vote-failed",
                    6,
                    "^Failed of passage/not agreed to in|^On passage Failed|^On agreeing to the (?:concurrent |joint )?resolution.*Failed"
                            + "|^(?:Under the order of .{1,90}, )?failed of passage|^Resolution (?:was )?not agreed to|^Disagreed to in (?:House|Senate)|^Failed to agree",
                    (bill, a) -> new Outcome.Failed(Readings.chamber(a)),
                    "The chamber voted it down."),
            rule(
                    "vote-passed",
                    8,
                    "^Passed/agreed to in|^Passed (?:the )?(?:House|Senate)\\b|^On passage Passed"
                            + "|^On motion to suspend the rules and (?:pass|agree|adopt|concur).*Agreed to"
                            + "|^On agreeing to the (?:concurrent |joint )?resolution.*Agreed to"
                            + "|^(?:The )?" + KIND + " (?:was )?(?:agreed to|passed)\\b"
                            + "|^(?:The )?(?:House|Senate) (?:agreed to|passed) (?:the )?" + KIND
                            + "|^Pursuant to .*(?:the following bills passed|is considered (?:as )?(?:passed|agreed to)|are considered (?:as )?passed)"
                            + "|^(?:Introduced|Submitted|Received) in the (?:Senate|House)\\b.*\\b(?:and (?:agreed to|passed))\\b"
                            + "|^(?:Measure |Bill |Resolution )?considered(?:,| and) (?:and )?(?:agreed to|passed)",
                    Readings::passed,
                    "The chamber passed it, or agreed to it."),
            rule(
                    "referred-by-vote",
                    7,
                    "^On motion to refer\\b.*Agreed to",
                    fixed(new Outcome.Referred(true)),
                    "The House sent it to a committee by a vote."),
            rule(
                    "received-and-placed",
                    9,
                    "^Received in the (?:House|Senate)\\b.*placed on .*calendar",
                    fixed(new Outcome.Stage("ON_CALENDAR")),
                    "The other chamber has it, on a calendar."),
            rule(
                    "received-and-referred",
                    9,
                    "^(?:Received in the (?:House|Senate)\\b.*|(?:Message|Resolution) .*)\\breferred to\\b",
                    fixed(new Outcome.Referred(true)),
                    "The other chamber has it, in a committee."),
            rule(
                    "held-at-desk",
                    9,
                    "^(?:Received in the (?:House|Senate)\\b.*)?held at (?:the )?desk|^Received in the Senate\\b.*at desk",
                    fixed(new Outcome.Stage("HELD_AT_DESK")),
                    "The other chamber has it and has sent it to no committee."),
            rule(
                    "subcommittee-discharged",
                    2,
                    "^Subcommittee .*discharged",
                    fixed(new Outcome.Nothing()),
                    "A subcommittee was relieved of it; the committee still has it."),
            rule(
                    "discharged",
                    3,
                    "^(?:(?:House|Senate) )?" + COMMITTEE
                            + ".*discharged|^Senate discharged from the Senate Committee|^Discharged from (?:the )?Committee|^(?:House|Senate) Select Committee .*discharged",
                    fixed(new Outcome.OutOfCommittee(true)),
                    "Its committee was relieved of it."),
            rule(
                    "house-original-measure",
                    0,
                    "^The House " + COMMITTEE + ".*reported an original measure",
                    fixed(new Outcome.Introduced()),
                    "A House committee brought in a text of its own together with its report: nothing had been referred to it,"
                            + " so the measure counts as introduced, as the reference vocabulary has it."),
            rule(
                    "reported",
                    3,
                    "^Ordered to be Reported|^Reported (?!to House\\b.*provid)"
                            + "|^(?:The )?(?:(?:House|Senate) )?" + COMMITTEE
                            + ".*(?:ordered to be reported|reported by|original measure reported|reported to|\\. Reported)",
                    fixed(new Outcome.OutOfCommittee(false)),
                    "Its committee sent it back to the chamber, or decided to."),
            rule(
                    "on-calendar",
                    4,
                    "placed on .*calendar|^Assigned to the .*Calendar|^Returned to the Calendar",
                    fixed(new Outcome.Stage("ON_CALENDAR")),
                    "It waits on a calendar of its chamber."),
            rule(
                    "off-calendar",
                    5,
                    "^Discharged from (?:the )?(?:House|Union|Private) Calendar\\.?$",
                    fixed(new Outcome.OffCalendar(Chamber.HOUSE)),
                    "It was taken from a calendar of the House."),
            rule(
                    "hearing",
                    2,
                    "hearings? held|mark-?up session held",
                    fixed(new Outcome.Stage("HEARING_HELD")),
                    "Its committee heard about it or worked on it."),
            rule(
                    "referred-to-subcommittee",
                    2,
                    "^Referred (?:jointly |sequentially )?to (?:the )?Subcommittee",
                    fixed(new Outcome.Referred(false)),
                    "Its committee gave it to a part of itself."),
            rule(
                    "referred",
                    1,
                    "^(?:Introduced in (?:the )?(?:House|Senate)\\b.*|Read (?:the (?:first|second) time|twice)\\b.*|Submitted in the Senate\\b.*|Sequentially |Jointly |Re-?)?referred (?:jointly |sequentially |concurrently )?to\\b",
                    fixed(new Outcome.Referred(true)),
                    "It was sent to a committee."),
            rule(
                    "introduced",
                    0,
                    "^(?:Introduced in|Submitted in|Sponsor introductory remarks)",
                    fixed(new Outcome.Introduced()),
                    "It was brought in."),
            rule(
                    "told-elsewhere",
                    8,
                    "^For further action, see\\b",
                    fixed(new Outcome.Nothing()),
                    "What came of its matter is told under another measure, which may be law; whether this text is in that one no row says."),
            rule(
                    "decided-beside-it",
                    8,
                    "^(?:Resolving differences -- (?:House|Senate) actions: |Conference committee actions: )?(?:"
                            + BESIDE_IT + ")",
                    fixed(new Outcome.Nothing()),
                    "Something was decided that is not the measure itself: its title, a committee's substitute, the order of debate, a motion that"
                            + " would have sent it back."),
            rule(
                    "on-the-way",
                    8,
                    "^(?!.*" + DECIDED
                            + ")(?:Message on|Received in|Read |Called up|Consideration|Sponsor|Considered|The |Mr\\.|Mrs\\.|Ms\\.|Motion|On motion|On ordering|On question|On consideration|VOTE|COMMITTEE|Measure laid|Star Print|ASSUMING|Forwarded"
                            + "|Subcommittee|Committee|House Committee|Senate Committee|Executive Comment|See|Laid before|Pursuant|Clerk|Enrolled|Cleared|By |Resolving|Conference|Senate |House |Without objection"
                            + "|Select Committee|Special Committee|Joint Committee|Request to|Point of order|Assuming|Supplemental|Provision|LAID|Hearing|Referred|Under |Amendment|Rule|Papers|Unanimous|Returned|Proceedings|Cloture|Second cloture|Favorable|Unfavorable|POSTPONED|Conferees|On Retaining|On agreeing to (?:that|the remainder)|Table |Ruling|An "
                            + "|TABLING MOTION "
                            + "|APPOINTMENT OF|To conference|WITHDRAWAL OF DEMAND|Correct Enrollment|Engrossment Correction|Floor summary|Subsequently, the Committee)",
                    fixed(new Outcome.Nothing()),
                    "A step of the procedure that leaves the status as it is. A text that begins like one and holds a verb of decision is not passed over: no rule knows it."));

    private StatusRules() {}

    private static StatusRule rule(String id, int rank, String pattern, Reading reading, String meaning) {
        return new StatusRule(id, rank, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), reading, meaning);
    }

    private static Reading fixed(Outcome outcome) {
        return (bill, action) -> outcome;
    }

    private static Outcome moved(Subject subject, Action action) {
        return new Outcome.Moved(Motion.of(subject, action.text()), new Outcome.Nothing());
    }
}
