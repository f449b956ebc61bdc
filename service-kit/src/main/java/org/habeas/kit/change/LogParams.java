package org.habeas.kit.change;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Outlet;
import org.jspecify.annotations.Nullable;

/** What the lists and streams of everybody's changes and alerts take. */
public class LogParams extends ChangeParams {

    @QueryParam(Subjects.PARAMETER)
    @Parameter(
            description =
                    "Only changes of this record, called as in its address: by its id, a person also by slug, a bill also"
                            + " by any usual citation. What means no record, or may mean several, is a 400 that says so; an id that is"
                            + " not here yet may be waited for.")
    public @Nullable String subject;

    ChangeQuery query(Outlet outlet, Tlp clearance, boolean alertsOnly, boolean backfill, Subjects subjects) {
        ChangeQuery all = query(outlet, clearance, alertsOnly, backfill);
        return Optional.ofNullable(subject)
                .map(subjects::resolve)
                .map(all::about)
                .orElse(all);
    }
}
