package org.habeas.detainee.document;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of documents, bills and joined records counts where the past is told; all of it without either. Marks and retractions of
 * today hold for the past as well.
 *
 * @param on documents that are dated, to this day at the latest, of a year or a month by its last day; bills introduced by then
 * @param asOf documents that had been taken in by this instant, as their ids tell; bills that were known; records that were
 *     joined then
 */
public record Until(@Nullable LocalDate on, @Nullable Instant asOf) {

    /** All that is known now. */
    public static final Until NOW = new Until(null, null);

    /** Which judgements joined two records at the instant {@code :pastAt}. */
    public static final String JOINED =
            "e.judgement = 'same' and e.made_at <= :pastAt and (e.undone_at is null or e.undone_at > :pastAt)";

    /** A condition that follows others about a document, or nothing. */
    public String document(String d) {
        String date = d + ".summary ->> 'date'";
        return (on == null
                        ? ""
                        : " and " + date + " ~ '^[0-9-]+$' and length(" + date + ") in (4, 7, 10) and (" + date
                                + ") || substr('-12-31', length(" + date + ") - 3) <= :pastDay")
                + (asOf == null ? "" : " and " + d + ".id < :pastId");
    }

    /** A condition that follows others about a bill, or nothing. */
    public String bill(String b) {
        return (on == null ? "" : " and " + b + ".summary ->> 'introduced' <= :pastDay")
                + (asOf == null
                        ? ""
                        : " and (cast(" + b + ".summary ->> 'updated' as timestamptz) <= :pastAt"
                                + " or exists (select from bill_change c where c.bill_id = " + b
                                + ".id and c.time <= :pastAt))");
    }

    /** Whether how a bill now stands is how it stood: of a day nobody here knows, of an instant if nothing came later. */
    public String isRecord(String b) {
        return on == null
                ? asOf == null ? "true" : "cast(" + b + ".summary ->> 'updated' as timestamptz) <= :pastAt"
                : "false";
    }

    /** The ids whose mentions the record {@code :person} shows: its own, and those that are merged into it. */
    public String members() {
        return asOf == null
                ? "any(array(select id from detainee where merged_into = :person) || cast(:person as uuid))"
                : "any(array(with recursive down (id) as (select cast(:person as uuid) union select e.absorbed"
                        + " from merge_edge e join down d on e.survivor = d.id where " + JOINED
                        + ") select id from down))";
    }

    /** Gives a query made with these conditions its values. */
    public void bind(Query query, String sql) {
        bind(query, sql, values());
    }

    /** Gives a query those of some values that it has names for. */
    public static void bind(Query query, String sql, Map<String, ?> values) {
        values.forEach((name, value) -> {
            if (Pattern.compile(":" + name + "\\b").matcher(sql).find()) {
                query.setParameter(name, value);
            }
        });
    }

    /** The values by their names, each of which some conditions have. */
    public Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        if (on != null) {
            values.put("pastDay", on.toString());
        }
        if (asOf != null) {
            values.put("pastAt", asOf.atOffset(ZoneOffset.UTC));
            // ids begin with the millisecond in which they were made
            values.put("pastId", new UUID((asOf.toEpochMilli() + 1) << 16, 0));
        }
        return values;
    }
}
