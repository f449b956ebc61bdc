package org.habeas.legislation.bill;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.habeas.contracts.MeasureType;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Which bills somebody asks for. */
public class BillFilter {

    @QueryParam("congress")
    public @Nullable Integer congress;

    @QueryParam("type")
    public @Nullable String type;

    @QueryParam("status")
    public @Nullable String status;

    @QueryParam("stage")
    public @Nullable String stage;

    @QueryParam("sponsor")
    public @Nullable String sponsor;

    @QueryParam("q")
    public @Nullable String q;

    @QueryParam("introducedFrom")
    public @Nullable String introducedFrom;

    @QueryParam("introducedTo")
    public @Nullable String introducedTo;

    @QueryParam("updatedSince")
    public @Nullable String updatedSince;

    List<String> where(Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        if (congress != null) {
            where.add("congress = :congress");
            values.put("congress", congress);
        }
        if (type != null) {
            MeasureType measure = MeasureType.ofCode(type)
                    .orElseThrow(
                            () -> wrong("type", "Types are hr, s, hjres, sjres, hconres, sconres, hres and sres."));
            where.add("type = :type");
            values.put("type", measure.code());
        }
        equal(where, values, "status", status);
        equal(where, values, "stage", stage);
        equal(where, values, "sponsor", sponsor);
        if (q != null && !q.isBlank()) {
            where.add("(lower(title) like :q escape '!' or id = :exact)");
            String escaped = q.strip()
                    .toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            values.put("q", "%" + escaped + "%");
            values.put("exact", q.strip().toLowerCase(Locale.ROOT));
        }
        if (introducedFrom != null) {
            where.add("introduced >= :introducedFrom");
            values.put("introducedFrom", day("introducedFrom", introducedFrom));
        }
        if (introducedTo != null) {
            where.add("introduced <= :introducedTo");
            values.put("introducedTo", day("introducedTo", introducedTo));
        }
        if (updatedSince != null) {
            where.add("updated >= :updatedSince");
            try {
                values.put("updatedSince", Instant.parse(updatedSince));
            } catch (DateTimeParseException e) {
                throw wrong("updatedSince", "An instant looks like 2026-02-05T09:30:00Z.");
            }
        }
        return where;
    }

    private static void equal(List<String> where, Map<String, Object> values, String field, @Nullable String value) {
        if (value != null) {
            where.add(field + " = :" + field);
            values.put(field, value);
        }
    }

    private static LocalDate day(String parameter, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw wrong(parameter, "A day looks like 2024-02-01 and exists.");
        }
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "invalid", detail));
    }
}
