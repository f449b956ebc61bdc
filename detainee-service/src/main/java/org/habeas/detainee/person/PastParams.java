package org.habeas.detainee.person;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.detainee.document.Until;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Which past somebody asks for: what was true, what was known, or both. */
public class PastParams {

    @QueryParam("on")
    @Parameter(description = "What was true at the end of this day, UTC, by what is known", example = "2024-02-01")
    public @Nullable String on;

    @QueryParam("asOf")
    @Parameter(description = "What Habeas knew at this instant, by the present rule", example = "2026-11-27T18:00:00Z")
    public @Nullable String asOf;

    @Context
    @Nullable
    UriInfo uri;

    /**
     * @throws InvalidRequest if one of them is none, or has not come yet; or if the day had not come when it was to be known
     */
    Past read(Instant now) {
        String onDay = given("on", on);
        String asOfInstant = given("asOf", asOf);
        LocalDate day = onDay == null ? null : Parameters.day("on", onDay);
        Instant known = asOfInstant == null ? null : Parameters.instant("asOf", asOfInstant);
        if (known != null && known.isAfter(now)) {
            throw future("asOf", "asOf lies in the future; here it is " + now + ".");
        }
        LocalDate last = LocalDate.ofInstant(known == null ? now : known, ZoneOffset.UTC);
        if (day != null && day.isAfter(last)) {
            throw future(
                    "on",
                    known == null
                            ? "on lies in the future; in UTC it is " + last + "."
                            : "on lies behind asOf, which is " + last + " in UTC.");
        }
        return new Past(day, known);
    }

    /** As {@link #read}, of what is not said of one person. */
    public Until until(Instant now) {
        return read(now).until();
    }

    /** A parameter without a value asks for no present: the framework makes null of it. */
    private @Nullable String given(String parameter, @Nullable String value) {
        return value == null && uri != null && uri.getQueryParameters().containsKey(parameter) ? "" : value;
    }

    private static InvalidRequest future(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "future", detail));
    }
}
