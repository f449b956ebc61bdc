package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.language.edtf.Edtf;

/**
 * Until when a decision can be appealed, as sources say it. Nobody computes it: how long the time is depends on the law, the court and the day
 * on which a judgment was handed over.
 */
final class Deadlines {

    /** Of what has no proceedings. */
    static final Deadlines NONE = new Deadlines(List.of(), List.of(), LocalDate.MIN);

    private final List<Statement> stated;
    private final List<Dated> stages;
    private final LocalDate today;

    private Deadlines(List<Statement> stated, List<Dated> stages, LocalDate today) {
        this.stated = stated;
        this.stages = stages;
        this.today = today;
    }

    /**
     * @param of the times to appeal that are stated of a person
     * @param stages what of it is said of the proceedings, has begun and was not taken back
     */
    static Deadlines of(List<Statement> of, List<Dated> stages, Withdrawals withdrawals, LocalDate today) {
        List<Statement> stated = of.stream()
                .filter(s -> s.said().stance() != Stance.RETRACTS
                        && withdrawals.counts(s)
                        && s.confidence() != Confidence.LOW
                        && Dated.of(s).hasBegun(today))
                .toList();
        return stated.isEmpty() ? NONE : new Deadlines(stated, stages, today);
    }

    /** The first day after {@code today} on which a stated time has passed. */
    static Optional<LocalDate> next(List<Statement> statements, LocalDate today) {
        return statements.stream()
                .filter(s -> s.property() == Property.APPEAL_DEADLINE)
                .flatMap(s -> last(s).stream())
                .map(day -> day.plusDays(1))
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    /**
     * Whether the time to appeal against what became final is over and nobody is known to have appealed. Where sources name several days
     * of one case the last one counts, and a day that somebody disputes counts for nothing.
     */
    boolean havePassedFor(Dated last) {
        List<Statement> ofCase =
                stated.stream().filter(s -> s.scope().equals(last.s().scope())).toList();
        if (ofCase.stream().anyMatch(s -> s.said().stance() == Stance.DISPUTES || last(s).isEmpty())) {
            return false;
        }
        return ofCase.stream()
                .max(Comparator.comparing((Statement s) -> last(s).orElseThrow()))
                .filter(s -> last(s).orElseThrow().isBefore(today))
                // what is said to be final before that was so for another reason
                .filter(s -> !last.last().isBefore(first(s)))
                .filter(s -> !isAppealed(last, last(s).orElseThrow()))
                .isPresent();
    }

    /** By whoever appealed since the newest sentence that can be meant; where none is known, by whoever appealed ever. */
    private boolean isAppealed(Dated last, LocalDate deadline) {
        List<Dated> ofCase = stages.stream()
                .filter(d -> d.s().scope().equals(last.s().scope()))
                .toList();
        LocalDate decided = ofCase.stream()
                .filter(d -> d.value().equals(Proceedings.SENTENCED.name())
                        && !d.first().isAfter(deadline))
                .map(Dated::first)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        return ofCase.stream()
                .anyMatch(d ->
                        d.value().equals(Proceedings.APPEAL.name()) && !d.last().isBefore(decided));
    }

    private static LocalDate first(Statement s) {
        return Edtf.parse(s.value())
                .flatMap(d -> Optional.ofNullable(d.earliest()))
                .orElse(LocalDate.MIN);
    }

    private static Optional<LocalDate> last(Statement s) {
        return Edtf.parse(s.value()).flatMap(d -> Optional.ofNullable(d.latest()));
    }
}
