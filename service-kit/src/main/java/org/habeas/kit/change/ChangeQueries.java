package org.habeas.kit.change;

import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.audit.AuditTrail;

/** The changes of one record, for the resource of that record. */
public final class ChangeQueries {

    private ChangeQueries() {}

    public static ChangePage ofSubject(
            ChangeFeed feed, ChangeParams params, String subject, Tlp clearance, AuditTrail trail) {
        ChangeQuery query = params.query(Outlet.CHANGES, clearance, false, true).about(subject);
        return ChangePage.of(
                feed.await(query, params.start(), params.limit, params.wait).notedBy(trail));
    }
}
