package org.habeas.legislation.document;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which documents and names count where the past is told.
 *
 * @param on those that are dated, to this day at the latest; of a year or a month the last day counts
 * @param asOf those that had been taken in by this instant, as their ids tell, and names that had been told by then
 */
public record DocumentsUntil(
        @Nullable LocalDate on, @Nullable Instant asOf) {

    static final DocumentsUntil NOW = new DocumentsUntil(null, null);

    /** A condition about the document {@code d}, or nothing. */
    String condition() {
        String date = "d.summary ->> 'date'";
        return (on == null
                        ? ""
                        : " and " + date + " ~ '^[0-9-]+$' and length(" + date + ") in (4, 7, 10) and (" + date
                                + ") || substr('-12-31', length(" + date + ") - 3) <= :on")
                + (asOf == null ? "" : " and d.id < :known");
    }

    /** A condition about the name {@code n} of a person, or nothing: names are of no day. */
    String named() {
        return asOf == null ? "" : " and n.since <= :told";
    }

    void bindNamed(Query query) {
        if (asOf != null) {
            query.setParameter("told", asOf.atOffset(ZoneOffset.UTC));
        }
    }

    void bind(Query query) {
        if (on != null) {
            query.setParameter("on", on.toString());
        }
        if (asOf != null) {
            // ids begin with the millisecond in which they were made
            query.setParameter("known", new UUID((asOf.toEpochMilli() + 1) << 16, 0));
        }
    }
}
