package org.habeas.legislation.member;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which members somebody asks for, by what the bill introduced last states of them. */
public class MemberFilter {

    @QueryParam("q")
    @Size(max = 100)
    @Parameter(description = "Part of the name, without regard to case and accents", example = "markey")
    public @Nullable String q;

    @QueryParam("party")
    @Parameter(description = "As the sources abbreviate it", example = "D")
    public @Nullable String party;

    @QueryParam("state")
    @Parameter(description = "Two letters", example = "MA")
    public @Nullable String state;

    List<String> where(Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        if (q != null) {
            where.add("position(lower(public.unaccent(:q)) in lower(public.unaccent(latest.name))) > 0");
            values.put("q", q);
        }
        if (party != null) {
            where.add("latest.party = :party");
            values.put("party", party);
        }
        if (state != null) {
            where.add("latest.state = :state");
            values.put("state", state);
        }
        return where;
    }
}
