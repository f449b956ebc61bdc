package org.habeas.legislation.status;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MeasureType;
import org.habeas.contracts.MeasureType.Form;

/**
 * Every code that the engine gives, in the order of a measure's way. The codes without WITHDRAWN,
 * INDEFINITELY_POSTPONED, EXPIRED and the stages are those of unitedstates/congress, so that partners who know them need
 * no table. ENACTED:INCORPORATION, which the schemas know too, is never given: actions name another measure that became law, and none
 * says that this text is in it.
 */
public final class StatusVocabulary {

    /** Whether a code says where a measure stands, or the finer place inside that. */
    public enum Kind {
        STATUS,
        STAGE
    }

    /**
     * @param reachedBy the kinds of measure that can have it
     * @param within for a stage, the statuses inside which it is told; empty for a status
     * @param terminal nothing further can happen to the measure in its Congress
     * @param expires a measure that stands here falls with its Congress
     */
    public record Term(
            String code,
            Kind kind,
            String label,
            String meaning,
            Set<MeasureType> reachedBy,
            List<String> within,
            boolean terminal,
            boolean expires) {}

    private static final Set<MeasureType> ALL = kinds(t -> true);
    private static final Set<MeasureType> TWO_CHAMBERS = kinds(t -> t.form() != Form.SIMPLE_RESOLUTION);
    private static final Set<MeasureType> LAW_MAKING =
            kinds(t -> t.form() == Form.BILL || t.form() == Form.JOINT_RESOLUTION);
    private static final Set<MeasureType> JOINT = kinds(t -> t.form() == Form.JOINT_RESOLUTION);
    private static final Set<MeasureType> CONCURRENT = kinds(t -> t.form() == Form.CONCURRENT_RESOLUTION);
    private static final Set<MeasureType> SIMPLE = kinds(t -> t.form() == Form.SIMPLE_RESOLUTION);
    private static final Set<MeasureType> HOUSE_ACTS = kinds(t -> TWO_CHAMBERS.contains(t) || t == MeasureType.HRES);
    private static final Set<MeasureType> SENATE_ACTS = kinds(t -> TWO_CHAMBERS.contains(t) || t == MeasureType.SRES);

    private static final List<Term> TERMS = List.of(
            open("INTRODUCED", "Introduced", "It was brought in and has not been sent to a committee.", ALL),
            open("REFERRED", "Referred to committee", "A committee has it and has not sent it back.", ALL),
            open(
                    "REPORTED",
                    "Reported by committee",
                    "Its committee sent it back or decided to, or was discharged from it; the chamber may take it up.",
                    ALL),
            open(
                    "PASS_OVER:HOUSE",
                    "Passed House, goes to Senate",
                    "The House, where it began, passed it; the Senate has not.",
                    twoChambersFrom(Chamber.HOUSE)),
            open(
                    "PASS_OVER:SENATE",
                    "Passed Senate, goes to House",
                    "The Senate, where it began, passed it; the House has not.",
                    twoChambersFrom(Chamber.SENATE)),
            open(
                    "PASS_BACK:HOUSE",
                    "Passed House with changes, back to Senate",
                    "The House passed the Senate's text with changes, which the Senate has not accepted.",
                    TWO_CHAMBERS),
            open(
                    "PASS_BACK:SENATE",
                    "Passed Senate with changes, back to House",
                    "The Senate passed the House's text with changes, which the House has not accepted.",
                    TWO_CHAMBERS),
            open(
                    "CONFERENCE:PASSED:HOUSE",
                    "House agreed to conference report",
                    "The House took the text that the conference of both chambers proposed; the Senate has not.",
                    TWO_CHAMBERS),
            open(
                    "CONFERENCE:PASSED:SENATE",
                    "Senate agreed to conference report",
                    "The Senate took the text that the conference of both chambers proposed; the House has not.",
                    TWO_CHAMBERS),
            closed("PASSED:SIMPLERES", "Agreed to", "The one chamber that it concerns agreed to it.", SIMPLE),
            closed(
                    "PASSED:CONCURRENTRES",
                    "Agreed to by both chambers",
                    "Both chambers agreed to the same text; it does not go to the President.",
                    CONCURRENT),
            term(
                    "PASSED:BILL",
                    "Passed by both chambers",
                    "Both chambers passed the same text; the President decides.",
                    LAW_MAKING,
                    false,
                    false),
            term(
                    "PASSED:CONSTAMEND",
                    "Proposed to the States",
                    "Both chambers passed the same amendment to the Constitution; three fourths of the States decide, not the President.",
                    JOINT,
                    false,
                    false),
            open(
                    "PROV_KILL:SUSPENSIONFAILED",
                    "Failed under suspension",
                    "The House did not reach the two thirds that its short procedure needs; the measure may come back.",
                    HOUSE_ACTS),
            open(
                    "PROV_KILL:CLOTUREFAILED",
                    "Cloture failed",
                    "The Senate did not end debate on it; the measure may come back.",
                    SENATE_ACTS),
            open(
                    "PROV_KILL:PINGPONGFAIL",
                    "Changes refused",
                    "A chamber refused the other's changes; the measure may come back.",
                    TWO_CHAMBERS),
            closed(
                    "FAIL:ORIGINATING:HOUSE",
                    "Failed in House",
                    "The House, where it began, voted it down.",
                    from(Chamber.HOUSE)),
            closed(
                    "FAIL:ORIGINATING:SENATE",
                    "Failed in Senate",
                    "The Senate, where it began, voted it down.",
                    from(Chamber.SENATE)),
            closed(
                    "FAIL:SECOND:HOUSE",
                    "Failed in House",
                    "The Senate passed it and the House voted it down.",
                    twoChambersFrom(Chamber.SENATE)),
            closed(
                    "FAIL:SECOND:SENATE",
                    "Failed in Senate",
                    "The House passed it and the Senate voted it down.",
                    twoChambersFrom(Chamber.HOUSE)),
            open(
                    "PROV_KILL:VETO",
                    "Vetoed",
                    "The President sent it back; two thirds of both chambers can still make it law.",
                    LAW_MAKING),
            closed(
                    "VETOED:POCKET",
                    "Pocket veto",
                    "The President did not sign it and Congress had adjourned, so it did not become law.",
                    LAW_MAKING),
            open(
                    "VETOED:OVERRIDE_PASS_OVER:HOUSE",
                    "House overrode the veto",
                    "The House, where it began, passed it over the veto; the Senate has not voted.",
                    lawMakingFrom(Chamber.HOUSE)),
            open(
                    "VETOED:OVERRIDE_PASS_OVER:SENATE",
                    "Senate overrode the veto",
                    "The Senate, where it began, passed it over the veto; the House has not voted.",
                    lawMakingFrom(Chamber.SENATE)),
            closed(
                    "VETOED:OVERRIDE_FAIL_ORIGINATING:HOUSE",
                    "Veto stands after House vote",
                    "The House, where it began, did not reach two thirds against the veto.",
                    lawMakingFrom(Chamber.HOUSE)),
            closed(
                    "VETOED:OVERRIDE_FAIL_ORIGINATING:SENATE",
                    "Veto stands after Senate vote",
                    "The Senate, where it began, did not reach two thirds against the veto.",
                    lawMakingFrom(Chamber.SENATE)),
            closed(
                    "VETOED:OVERRIDE_FAIL_SECOND:HOUSE",
                    "Veto stands after House vote",
                    "The Senate overrode the veto; the House did not reach two thirds.",
                    lawMakingFrom(Chamber.SENATE)),
            closed(
                    "VETOED:OVERRIDE_FAIL_SECOND:SENATE",
                    "Veto stands after Senate vote",
                    "The House overrode the veto; the Senate did not reach two thirds.",
                    lawMakingFrom(Chamber.HOUSE)),
            closed("ENACTED:SIGNED", "Signed into law", "The President signed it.", LAW_MAKING),
            closed(
                    "ENACTED:VETO_OVERRIDE",
                    "Law over the veto",
                    "Two thirds of both chambers made it law over the veto.",
                    LAW_MAKING),
            closed(
                    "ENACTED:TENDAYRULE",
                    "Law without signature",
                    "The President neither signed nor returned it within ten days, so it became law.",
                    LAW_MAKING),
            closed(
                    "ENACTED:UNKNOWN",
                    "Became law",
                    "It has a number among the laws, and no source says how it became one.",
                    LAW_MAKING),
            closed("WITHDRAWN", "Withdrawn", "It was taken back.", ALL),
            closed(
                    "INDEFINITELY_POSTPONED",
                    "Indefinitely postponed",
                    "The chamber put it off without naming a day.",
                    ALL),
            closed(
                    "EXPIRED",
                    "Lapsed with its Congress",
                    "Its Congress ended before the measure was decided. A new one would need a new number.",
                    ALL),
            stage(
                    "HEARING_HELD",
                    "Hearing held",
                    "Its committee or a subcommittee heard about it or worked on it.",
                    ALL,
                    List.of("REFERRED")),
            stage(
                    "DISCHARGED",
                    "Discharged",
                    "It was taken from its committee without a report.",
                    ALL,
                    List.of("REPORTED")),
            stage(
                    "ON_CALENDAR",
                    "On a calendar",
                    "It waits on a calendar of the chamber that has it.",
                    ALL,
                    List.of(
                            "INTRODUCED",
                            "REFERRED",
                            "REPORTED",
                            "PASS_OVER:HOUSE",
                            "PASS_OVER:SENATE",
                            "PROV_KILL:CLOTUREFAILED",
                            "PROV_KILL:SUSPENSIONFAILED")),
            stage(
                    "HELD_AT_DESK",
                    "Held at the desk",
                    "The other chamber has it and has sent it to no committee.",
                    TWO_CHAMBERS,
                    List.of("PASS_OVER:HOUSE", "PASS_OVER:SENATE", "PASS_BACK:HOUSE", "PASS_BACK:SENATE")));

    private static final Map<String, Term> BY_CODE =
            TERMS.stream().collect(toUnmodifiableMap(Term::code, Function.identity()));

    private StatusVocabulary() {}

    /** Statuses in the order of a measure's way, then stages. */
    public static List<Term> terms() {
        return TERMS;
    }

    public static Optional<Term> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Set<MeasureType> from(Chamber origin) {
        return kinds(t -> t.chamber() == origin);
    }

    private static Set<MeasureType> twoChambersFrom(Chamber origin) {
        return kinds(t -> t.chamber() == origin && t.form() != Form.SIMPLE_RESOLUTION);
    }

    private static Set<MeasureType> lawMakingFrom(Chamber origin) {
        return kinds(t -> t.chamber() == origin && (t.form() == Form.BILL || t.form() == Form.JOINT_RESOLUTION));
    }

    private static Set<MeasureType> kinds(Predicate<MeasureType> which) {
        EnumSet<MeasureType> kinds = EnumSet.noneOf(MeasureType.class);
        Arrays.stream(MeasureType.values()).filter(which).forEach(kinds::add);
        return Collections.unmodifiableSet(kinds);
    }

    private static Term open(String code, String label, String meaning, Set<MeasureType> reachedBy) {
        return term(code, label, meaning, reachedBy, false, true);
    }

    private static Term closed(String code, String label, String meaning, Set<MeasureType> reachedBy) {
        return term(code, label, meaning, reachedBy, true, false);
    }

    private static Term term(
            String code, String label, String meaning, Set<MeasureType> reachedBy, boolean terminal, boolean expires) {
        return new Term(code, Kind.STATUS, label, meaning, reachedBy, List.of(), terminal, expires);
    }

    private static Term stage(
            String code, String label, String meaning, Set<MeasureType> reachedBy, List<String> within) {
        return new Term(code, Kind.STAGE, label, meaning, reachedBy, within, false, true);
    }
}
