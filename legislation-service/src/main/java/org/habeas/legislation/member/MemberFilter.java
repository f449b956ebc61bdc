package org.habeas.legislation.member;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.Chamber;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Which members somebody asks for, by what the bill introduced last states of them and by the register. */
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

    @QueryParam("chamber")
    @Parameter(
            description = "HOUSE or SENATE, in either case: that of the last term in the register",
            example = "SENATE")
    public @Nullable String chamber;

    @QueryParam("current")
    @Parameter(
            description =
                    "Whether the last term in the register lasts, and no later table of those who left has the member",
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN))
    public @Nullable String current;

    /** What is asked of the bills and the register together. */
    List<String> where(Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        if (q != null) {
            where.add("(position(lower(public.unaccent(:q)) in lower(public.unaccent(latest.name))) > 0"
                    + " or position(lower(public.unaccent(:q)) in lower(public.unaccent(known.name))) > 0)");
            values.put("q", q);
        }
        if (party != null) {
            where.add("latest.party = :party");
            values.put("party", party);
        }
        if (state != null) {
            where.add("coalesce(latest.state, known.state) = :state");
            values.put("state", state);
        }
        return where;
    }

    /** What is asked of the register alone, in which are thousands; {@code known} is a row of it. */
    List<String> ofRegister(Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        if (chamber != null) {
            where.add("known.chamber = :chamber");
            values.put("chamber", chamber(chamber).name());
        }
        if (current != null) {
            where.add(
                    isWanted(current)
                            ? "known.served_until > :today and not known.former"
                            : "(known.served_until <= :today or known.former)");
        }
        return where;
    }

    private static Chamber chamber(String parameter) {
        for (Chamber chamber : Chamber.values()) {
            if (chamber.name().equalsIgnoreCase(parameter)) {
                return chamber;
            }
        }
        String detail = "chamber is HOUSE or SENATE.";
        throw new InvalidRequest(detail, FieldProblem.parameter("chamber", "unknown", detail));
    }

    private static boolean isWanted(String current) {
        if (!current.equals("true") && !current.equals("false")) {
            String detail = "current is true or false.";
            throw new InvalidRequest(detail, FieldProblem.parameter("current", "unknown", detail));
        }
        return current.equals("true");
    }
}
