package org.habeas.detainee.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document that names a person.
 *
 * @param kind {@code summary} is a text of ours or a user's about another document, never a source
 */
public record NamingDocument(
        UUID id,
        @Nullable String title,
        @Nullable String issuer,
        @Nullable String date,
        String kind,
        @Nullable String url,
        @Nullable Described describes,
        List<PersonMention> mentions) {

    static NamingDocument of(UUID id, JsonNode summary, JsonNode mentions) {
        try {
            return new NamingDocument(
                    id,
                    summary.path("title").textValue(),
                    summary.path("issuer").textValue(),
                    summary.path("date").textValue(),
                    summary.path("kind").asText(),
                    summary.path("url").textValue(),
                    summary.hasNonNull("describes")
                            ? Json.mapper().treeToValue(summary.path("describes"), Described.class)
                            : null,
                    List.of(Json.mapper().treeToValue(mentions, PersonMention[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("document " + id + " is not readable", e);
        }
    }
}
