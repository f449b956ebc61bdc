package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of some statements counts at all, whatever the property. */
public final class Statements {

    private Statements() {}

    /** Those that say that something is so, without what was taken back or replaced. */
    public static List<Statement> counted(List<Statement> statements) {
        return counted(statements, new Withdrawals(statements));
    }

    /** As {@link #counted(List)}, but what a guard holds back on a day replaces nothing. */
    public static List<Statement> counted(Testimony said, LocalDate day) {
        return counted(said.all(), said.withdrawals(day));
    }

    private static List<Statement> counted(List<Statement> statements, Withdrawals withdrawals) {
        return statements.stream()
                .filter(s -> s.said().stance() == Stance.SUPPORTS && withdrawals.counts(s))
                .toList();
    }

    /**
     * What has to be taken back so that a statement no longer counts: itself, unless it was taken back and restored before. Then it is what
     * restored it, for the same retraction again would be the statement that is there already.
     */
    public static Statement retractable(Statement meant, List<Statement> all) {
        Withdrawals withdrawals = new Withdrawals(all);
        return all.stream()
                .filter(s -> withdrawals.counts(meant)
                        && s.said().stance() == Stance.RETRACTS
                        && meant.identity().equals(s.said().supersedes()))
                .flatMap(s -> withdrawals.of(s).stream())
                .findFirst()
                .map(restoring -> retractable(restoring, all))
                .orElse(meant);
    }

    /**
     * Those of {@link #counted} that no guard holds back, now or once their day has come.
     *
     * @param statements with who recorded them, which counts for the guards
     */
    public static List<Statement> told(List<Statement> statements, LocalDate today) {
        Testimony said = new Testimony(statements);
        Set<String> passed = Stream.of(Property.CUSTODY, Property.PROCEEDINGS)
                .flatMap(property -> Stream.concat(
                        said.counted(property, today).passed().stream(),
                        said.counted(property, LocalDate.MAX).passed().stream().filter(d -> !d.hasBegun(today))))
                .map(d -> d.s().id())
                .collect(Collectors.toSet());
        return counted(said, today).stream()
                .filter(s -> s.property() != Property.CUSTODY && s.property() != Property.PROCEEDINGS
                        || passed.contains(s.id()))
                .toList();
    }

    /** Those that speak of a time which has begun by a day, or of none. */
    public static List<Statement> begun(List<Statement> statements, LocalDate day) {
        return statements.stream().filter(s -> Dated.hasBegun(s, day)).toList();
    }
}
