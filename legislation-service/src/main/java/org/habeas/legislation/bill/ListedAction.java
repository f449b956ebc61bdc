package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.ActionPairs;
import org.jspecify.annotations.Nullable;

/**
 * An action of a bill as lists show it.
 *
 * @param duplicateOf the sequence of the chamber's row that this row of the Library of Congress repeats; null for any other
 */
@Schema(name = "ListedAction")
record ListedAction(@JsonUnwrapped Action action, @Nullable Integer duplicateOf) {

    static List<ListedAction> of(List<Action> actions) {
        ActionPairs pairs = ActionPairs.of(actions);
        return actions.stream()
                .map(a -> new ListedAction(a, pairs.duplicateOf(a)))
                .toList();
    }

    /** What tells it apart in a walk through pages. */
    String key() {
        return action.date() + "|" + action.text();
    }
}
