package org.habeas.detainee.person;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Alignment;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Origin;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/** Statements as their rows have them. A record has thousands, of which each read reads all: this is most of what it costs. */
final class StatementRows {

    static final String SELECT =
            "select id, property, value, valid_from, valid_to, cast(name as text), cast(evidence as text),"
                    + " tlp, recorded_at, recorded_by, confirmed_by, cast(said as text), detainee_id";

    private static final ObjectReader NAME = Json.mapper().readerFor(Statement.NameForm.class);
    private static final ObjectReader SAID = Json.mapper().readerFor(Said.class);

    private StatementRows() {}

    /** @param row the columns of {@link #SELECT}, whatever follows them */
    static Statement read(Object[] row) {
        try {
            return new Statement(
                    (String) row[0],
                    (UUID) row[12],
                    Property.ofCode((String) row[1]).orElseThrow(),
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    row[5] == null ? null : NAME.readValue((String) row[5]),
                    evidence((String) row[6]),
                    Tlp.ofLabel((String) row[7]).orElseThrow(),
                    instant(row[8]),
                    (String) row[9],
                    (String) row[10],
                    row[11] == null ? Said.PLAIN : SAID.readValue((String) row[11]));
        } catch (IOException e) {
            throw new IllegalStateException("statement " + row[0] + " is not readable", e);
        }
    }

    static Instant instant(Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : (Instant) time;
    }

    /** Field by field: to bind it as other records are bound was the largest part of a read. */
    static Evidence evidence(String json) throws IOException {
        Fields f = new Fields();
        try (JsonParser parser = Json.mapper().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                f.take(field, parser);
            }
        }
        return f.evidence();
    }

    /** What is read of evidence so far. */
    private static final class Fields {

        private String kind = "";
        private @Nullable String publisher;
        private @Nullable String title;
        private @Nullable String url;
        private @Nullable String date;
        private @Nullable UUID documentId;
        private @Nullable String quote;
        private @Nullable Integer start;
        private @Nullable Integer end;
        private @Nullable String sha256;
        private @Nullable Alignment alignment;
        private @Nullable Origin derivedFrom;
        private @Nullable Boolean checked;

        void take(String field, JsonParser parser) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_NULL)) {
                return;
            }
            switch (field) {
                case "kind" -> kind = parser.getText();
                case "publisher" -> publisher = parser.getText();
                case "title" -> title = parser.getText();
                case "url" -> url = parser.getText();
                case "date" -> date = parser.getText();
                case "documentId" -> documentId = UUID.fromString(parser.getText());
                case "quote" -> quote = parser.getText();
                case "start" -> start = parser.getIntValue();
                case "end" -> end = parser.getIntValue();
                case "sha256" -> sha256 = parser.getText();
                case "alignment" ->
                    alignment = Alignment.ofCode(parser.getText()).orElseThrow();
                case "derivedFrom" -> derivedFrom = parser.readValueAs(Origin.class);
                case "checked" -> checked = parser.getBooleanValue();
                default -> parser.skipChildren(); // of a later version
            }
        }

        Evidence evidence() {
            return new Evidence(
                    kind,
                    publisher,
                    title,
                    url,
                    date,
                    documentId,
                    quote,
                    start,
                    end,
                    sha256,
                    alignment,
                    derivedFrom,
                    checked);
        }
    }
}
