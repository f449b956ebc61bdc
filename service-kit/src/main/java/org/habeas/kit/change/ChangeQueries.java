package org.habeas.kit.change;

import java.util.List;
import java.util.Optional;
import org.habeas.contracts.Change;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Outlet;

/** The changes of one record, for the resource of that record. */
public final class ChangeQueries {

    private ChangeQueries() {}

    public static ChangePage ofSubject(ChangeFeed feed, ChangeParams params, String subject, Tlp clearance) {
        ChangeQuery asked = params.query(Outlet.CHANGES, clearance, false, true);
        long after = params.after == null ? 0 : params.after;
        List<Change> items = feed.after(
                new ChangeQuery(asked.marks(), asked.types(), Optional.of(subject), false, true), after, params.limit);
        return new ChangePage(items, items.isEmpty() ? after : items.getLast().position());
    }
}
