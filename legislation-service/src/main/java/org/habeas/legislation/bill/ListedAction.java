package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.ActionPairs;
import org.jspecify.annotations.Nullable;

/**
 * An action of a bill as lists show it.
 *
 * @param duplicateOf the sequence of the chamber's row that this row of the Library of Congress repeats; null for any other
 * @param missingSince when a file came that lacks the row, if it is not yet known to have gone; absent for any other
 */
@Schema(name = "ListedAction")
record ListedAction(
        @JsonUnwrapped Action action,
        @Nullable Integer duplicateOf,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant missingSince) {

    static List<ListedAction> of(BillView view) {
        ActionPairs pairs = ActionPairs.of(view.actions());
        return view.actions().stream()
                .map(a -> new ListedAction(a, pairs.duplicateOf(a), view.missingSince(BillPart.ACTIONS, a)))
                .toList();
    }

    /** What tells it apart in a walk through pages. */
    String key() {
        return action.date() + "|" + action.text();
    }
}
