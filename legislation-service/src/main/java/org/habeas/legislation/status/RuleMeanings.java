package org.habeas.legislation.status;

import java.util.Optional;

/** What each row of the table says, for readers who ask why. */
public final class RuleMeanings {

    private RuleMeanings() {}

    /** The sentence of a rule of the table; empty for what rests on no row, as the calendar does. */
    public static Optional<String> of(String rule) {
        return StatusRules.TABLE.stream()
                .filter(r -> r.id().equals(rule))
                .map(StatusRule::meaning)
                .findFirst();
    }
}
