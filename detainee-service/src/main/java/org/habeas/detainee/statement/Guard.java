package org.habeas.detainee.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What has to be shown before a value is the status: a wrong release or death hurts people. */
public enum Guard {
    /** One source is enough. */
    NONE,
    /**
     * Two independent sources, or the holding side and the receiving one; and two people stand for it, neither of whom confirms what
     * they themselves have brought.
     */
    TWO_SIDES_AND_TWO_PEOPLE,
    /** A court says so, or the time to appeal has passed and nobody is known to have appealed. */
    COURT;

    private static final String ONE_PERSON =
            "It is shown once a second person has confirmed it; so far one person has recorded it.";

    /**
     * What can be among some statements at all, so that it need not be looked for beside each of them.
     *
     * @param isTwoSources whether those that count are of two publishers, or of the two sides
     * @param isTwoPeople whether two people stand for those that count, or the rule of the seeds
     */
    record Possible(boolean isTwoSources, boolean isTwoPeople) {}

    static Possible possible(List<Statement> statements, Independence independence) {
        List<Statement> counting = statements.stream().filter(Guard::counts).toList();
        boolean isTwoSides = counting.stream().anyMatch(Guard::isHolding)
                && counting.stream().anyMatch(Guard::isReceiving);
        return new Possible(isTwoSides || independence.areOfTwoPublishers(counting), areTwoPeople(counting.stream()));
    }

    /**
     * Why a statement is not shown; empty where it may be. What is of low confidence does not count.
     *
     * @param supporting all that say the same of what may be the same time and the same case, the statement among them
     * @param possible among these and others
     */
    Optional<String> holdsBack(
            Dated of,
            Supplier<Stream<Statement>> supporting,
            Possible possible,
            Independence independence,
            Deadlines deadlines) {
        Statement s = of.s();
        Supplier<Stream<Statement>> counting = () -> supporting.get().filter(Guard::counts);
        return switch (this) {
            case NONE -> Optional.empty();
            case COURT ->
                counting.get().anyMatch(by -> by.evidence().alignment() == Alignment.COURT)
                                || counts(s) && deadlines.havePassedFor(of)
                        ? Optional.empty()
                        : Optional.of(
                                "It is shown once a court's own decision says so (alignment court), or once the time to appeal that"
                                        + " a source names (appealDeadline) has passed and nobody is known to have appealed.");
            case TWO_SIDES_AND_TWO_PEOPLE ->
                sources(s, counting, possible, independence)
                        .or(() -> possible.isTwoPeople() && areTwoPeople(counting.get())
                                ? Optional.empty()
                                : Optional.of(ONE_PERSON));
        };
    }

    private static boolean counts(Statement s) {
        return s.confidence() != Confidence.LOW;
    }

    private static Optional<String> sources(
            Statement s, Supplier<Stream<Statement>> counting, Possible possible, Independence independence) {
        boolean isEnough = counts(s)
                && possible.isTwoSources()
                && counting.get()
                        .anyMatch(other -> independence.areIndependent(s, other)
                                || areTwoSides(s, other) && independence.haveOwnOrigins(s, other));
        return isEnough
                ? Optional.empty()
                : Optional.of(
                        "It is shown once two independent sources say so of the same time, or the holding and the receiving side"
                                + " do; so far " + (counting.get().findAny().isEmpty() ? "none" : "one")
                                + " counts.");
    }

    private static boolean areTwoSides(Statement a, Statement b) {
        return isHolding(a) && isReceiving(b) || isHolding(b) && isReceiving(a);
    }

    private static boolean isHolding(Statement s) {
        return s.evidence().alignment() == Alignment.HOLDING_STATE;
    }

    private static boolean isReceiving(Statement s) {
        Alignment side = s.evidence().alignment();
        return side != null && side.isReceivingSide();
    }

    /** Whether nothing but a second person is missing. */
    static boolean lacksPeopleOnly(String reason) {
        return reason.equals(ONE_PERSON);
    }

    /** The rule under which the seeds are recorded stands for the second person; no other rule stands for one. */
    private static boolean areTwoPeople(Stream<Statement> supporting) {
        Set<String> people = new HashSet<>();
        return supporting.anyMatch(s -> {
            if (s.recordedUnder() == null) {
                Stream.of(Optional.ofNullable(s.recordedBy()), Optional.ofNullable(s.confirmedBy()))
                        .flatMap(Optional::stream)
                        .forEach(people::add);
            }
            return Statement.SEED_LOADER.equals(s.recordedBy()) || people.size() >= 2;
        });
    }
}
