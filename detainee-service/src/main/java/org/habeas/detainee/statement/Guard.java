package org.habeas.detainee.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    /** A court says so. */
    COURT;

    /**
     * Why some statements of one value are not enough; empty where they are.
     *
     * @param supporting all that say the same of what may be the same time, at least one
     */
    Optional<String> holdsBack(List<Statement> supporting, Independence independence) {
        return switch (this) {
            case NONE -> Optional.empty();
            case COURT ->
                supporting.stream().anyMatch(s -> s.evidence().alignment() == Alignment.COURT)
                        ? Optional.empty()
                        : Optional.of("It is shown once a court's own decision says so (alignment court).");
            case TWO_SIDES_AND_TWO_PEOPLE -> sources(supporting, independence).or(() -> people(supporting));
        };
    }

    private static Optional<String> sources(List<Statement> supporting, Independence independence) {
        boolean holding = supporting.stream().anyMatch(s -> s.evidence().alignment() == Alignment.HOLDING_STATE);
        boolean receiving = supporting.stream()
                .map(s -> s.evidence().alignment())
                .filter(Objects::nonNull)
                .anyMatch(Alignment::isReceivingSide);
        return holding && receiving || independence.count(supporting) >= 2
                ? Optional.empty()
                : Optional.of(
                        "It is shown once two independent sources say so, or the holding and the receiving side do;"
                                + " so far one source counts.");
    }

    /** The rule under which the seeds are recorded stands for the second person. */
    private static Optional<String> people(List<Statement> supporting) {
        boolean byRule = supporting.stream().anyMatch(s -> s.recordedUnder() != null);
        long people = supporting.stream()
                .flatMap(s -> Stream.of(Optional.ofNullable(s.recordedBy()), Optional.ofNullable(s.confirmedBy())))
                .flatMap(Optional::stream)
                .distinct()
                .count();
        return byRule || people >= 2
                ? Optional.empty()
                : Optional.of("It is shown once a second person has confirmed it; so far one person has recorded it.");
    }
}
