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
        Withdrawals withdrawals = new Withdrawals(statements);
        return statements.stream()
                .filter(s -> s.said().stance() == Stance.SUPPORTS && withdrawals.counts(s))
                .toList();
    }

    /**
     * Those of {@link #counted} that no guard holds back, now or once their day has come.
     *
     * @param statements with who recorded them, which counts for the guards
     */
    public static List<Statement> told(List<Statement> statements, LocalDate today) {
        Set<String> passed = Stream.of(Property.CUSTODY, Property.PROCEEDINGS)
                .flatMap(property -> Stream.concat(
                        DisplayRule.counted(property, statements, today).stream(),
                        DisplayRule.counted(property, statements, LocalDate.MAX).stream()
                                .filter(d -> !d.hasBegun(today))))
                .map(d -> d.s().id())
                .collect(Collectors.toSet());
        return counted(statements).stream()
                .filter(s -> s.property() != Property.CUSTODY && s.property() != Property.PROCEEDINGS
                        || passed.contains(s.id()))
                .toList();
    }

    /** Those that speak of a time which has begun by a day, or of none. */
    public static List<Statement> begun(List<Statement> statements, LocalDate day) {
        return statements.stream().filter(s -> Dated.of(s).hasBegun(day)).toList();
    }
}
