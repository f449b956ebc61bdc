package org.habeas.kit.change;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Outlet;
import org.jspecify.annotations.Nullable;

/** What the lists and streams of everybody's changes and alerts take. */
public class LogParams extends ChangeParams {

    @QueryParam("subject")
    @Parameter(description = "Only changes of this record")
    public @Nullable String subject;

    @Override
    ChangeQuery query(Outlet outlet, Tlp clearance, boolean alertsOnly, boolean backfill) {
        ChangeQuery all = super.query(outlet, clearance, alertsOnly, backfill);
        return Optional.ofNullable(subject).map(all::about).orElse(all);
    }
}
