package org.habeas.legislation.status;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;

/**
 * One row of the table.
 *
 * @param id stable name, shown to readers who ask why
 * @param rank where such an action stands among those of its day: the day of a row is known, its hour is not
 * @param meaning one sentence for readers
 */
record StatusRule(String id, int rank, Pattern pattern, Reading reading, String meaning) {

    /** Reads the outcome from a text in which the pattern was found. */
    @FunctionalInterface
    interface Reading {
        Outcome outcome(BillId bill, Action action);
    }

    Optional<Outcome> apply(BillId bill, Action action) {
        Matcher m = pattern.matcher(action.text());
        return m.find() ? Optional.of(reading.outcome(bill, action)) : Optional.empty();
    }
}
