package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.List;

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

    /** Those that speak of a time which has begun by a day, or of none. */
    public static List<Statement> begun(List<Statement> statements, LocalDate day) {
        return statements.stream().filter(s -> Dated.of(s).hasBegun(day)).toList();
    }
}
