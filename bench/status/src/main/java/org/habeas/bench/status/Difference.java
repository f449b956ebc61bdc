package org.habeas.bench.status;

import java.util.Optional;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport.Entry;

/** Where ours is not what the reference says: another status, or the same since another day. */
record Difference(String bill, Entry ours, Expected reference) {

    Optional<Reason> reason() {
        return Reason.of(this);
    }

    boolean isOfDayOnly() {
        return ours.status().equals(reference.status());
    }

    String text() {
        Action action = ours.action();
        return action == null ? "" : action.text();
    }

    @Override
    public String toString() {
        return "%s: ours %s since %s by %s, reference %s since %s; %s"
                .formatted(
                        bill, ours.status(), ours.since(), ours.rule(), reference.status(), reference.since(), text());
    }
}
