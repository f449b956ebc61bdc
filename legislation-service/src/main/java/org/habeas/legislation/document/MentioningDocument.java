package org.habeas.legislation.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document that mentions a bill.
 *
 * @param kind {@code summary} is a text of ours or a user's about another document, never a source
 */
public record MentioningDocument(
        UUID id,
        @Nullable String title,
        @Nullable String issuer,
        @Nullable String date,
        String kind,
        @Nullable String url,
        @Nullable Described describes,
        List<BillMention> mentions) {

    static MentioningDocument of(UUID id, JsonNode summary, JsonNode mentions) {
        try {
            return new MentioningDocument(
                    id,
                    summary.path("title").textValue(),
                    summary.path("issuer").textValue(),
                    summary.path("date").textValue(),
                    summary.path("kind").asText(),
                    summary.path("url").textValue(),
                    summary.hasNonNull("describes")
                            ? Json.mapper().treeToValue(summary.path("describes"), Described.class)
                            : null,
                    List.of(Json.mapper().treeToValue(mentions, BillMention[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("document " + id + " is not readable", e);
        }
    }
}
