package org.habeas.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
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

    /** @throws UnreadableChange if this version does not know what stands there */
    static LoggedChange read(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        String stored = row.getString("payload");
        String record = row.getString("record");
        UUID id = row.getObject("id", UUID.class);
        try {
            ChangePayload payload = Json.mapper().readValue(stored, ChangePayload.class);
            // passed on as it was written, and so never taken apart here
            JsonNode view = record == null ? null : new POJONode(new RawValue(record));
            return new LoggedChange(
                    new Change(
                            position,
                            id,
                            ChangeType.ofCode(row.getString("type")).orElseThrow(),
                            row.getString("subject"),
                            row.getLong("revision"),
                            row.getObject("time", OffsetDateTime.class).toInstant(),
                            payload.effective(),
                            payload.fields() == null ? List.of() : payload.fields(),
                            payload.source(),
                            view,
                            payload.alert()),
                    Tlp.ofLabel(row.getString("tlp")).orElseThrow(),
                    payload.traceparent() == null ? TraceParent.of(id, null) : payload.traceparent());
        } catch (JsonProcessingException | NoSuchElementException e) {
            throw new UnreadableChange(position, e);
        }
    }
}
