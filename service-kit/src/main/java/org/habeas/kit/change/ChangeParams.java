package org.habeas.kit.change;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What every list of changes takes, that of one record too. */
public class ChangeParams {

    /** For the description of every operation that takes {@code after}. */
    public static final String GONE = "The position lies before the oldest change still kept, which detail names";

    @QueryParam("after")
    @Min(0)
    @Parameter(description = "Only changes with a higher position")
    public @Nullable Long after;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    public int limit = 50;

    @QueryParam("type")
    @Parameter(description = "Only changes of this type; may be repeated")
    public List<String> type = List.of();

    @QueryParam("wait")
    @DefaultValue("0")
    @Min(0)
    @Max(30)
    @Parameter(description = "Wait up to so many seconds for the first change")
    public int wait;

    /** The position after which to begin: the beginning without one. */
    long start() {
        return after == null ? 0 : after;
    }

    ChangeQuery query(Outlet outlet, Tlp clearance, boolean alertsOnly, boolean backfill) {
        Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
        for (String code : type) {
            types.add(ChangeType.ofCode(code)
                    .orElseThrow(() -> new InvalidRequest(
                            "There is no change of type " + code + ".",
                            FieldProblem.parameter("type", "unknown", "Not a type of change."))));
        }
        return new ChangeQuery(Clearances.visible(outlet, clearance), types, Optional.empty(), alertsOnly, backfill);
    }
}
