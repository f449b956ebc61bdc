package org.habeas.kit.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;

/**
 * A numbered change as it stands in the log, with its mark.
 *
 * @param traceparent kept with the change, so that publishing it again says the same
 */
record LoggedChange(Change change, Tlp tlp, String traceparent) {

    /** The columns that {@link #read} expects, in this order. */
    static final String COLUMNS = "position, id, type, subject, revision, time, tlp, payload, record";

    static LoggedChange read(ResultSet row) throws SQLException {
        try {
            ChangePayload payload = Json.mapper().readValue(row.getString(8), ChangePayload.class);
            String record = row.getString(9);
            JsonNode view = record == null ? null : Json.mapper().readTree(record);
            UUID id = row.getObject(2, UUID.class);
            return new LoggedChange(
                    new Change(
                            row.getLong(1),
                            id,
                            ChangeType.ofCode(row.getString(3)).orElseThrow(),
                            row.getString(4),
                            row.getLong(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            payload.effective(),
                            payload.fields() == null ? List.of() : payload.fields(),
                            payload.source(),
                            view,
                            payload.alert()),
                    Tlp.ofLabel(row.getString(7)).orElseThrow(),
                    payload.traceparent() == null ? TraceParent.of(id, null) : payload.traceparent());
        } catch (IOException e) {
            throw new SQLException("change " + row.getLong(1) + " is not readable", e);
        }
    }
}
