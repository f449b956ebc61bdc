package org.habeas.legislation.status;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;

/**
 * One row of the table.
 *
 * @param id stable name, shown to readers who ask why
 * @param rank where such an action stands among those of its day: the day of a row is known, its hour is not
 * @param meaning one sentence for readers
 */
record StatusRule(String id, int rank, Pattern pattern, BiFunction<Matcher, Action, Outcome> outcome, String meaning) {

    Optional<Outcome> apply(Action action) {
        Matcher m = pattern.matcher(action.text());
        return m.find() ? Optional.of(outcome.apply(m, action)) : Optional.empty();
    }
}
