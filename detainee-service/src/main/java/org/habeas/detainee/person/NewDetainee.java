package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person as somebody brings one: names, the source of the names, and statements. */
@Schema(description = "A person with names, the source of the names, and statements")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewDetainee(
        @Nullable String id,
        @Nullable String slug,
        @Nullable List<NewName> names,
        @Nullable NewEvidence source,
        @Nullable List<NewStatement> statements) {

    /**
     * @param kind {@code primary}, {@code spelling} (default) or {@code alias}
     * @param source where this spelling was seen; without it the name rests on the source beside the names
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewName(
            @Nullable String text,
            @Nullable String script,
            @Nullable String language,
            @Nullable String kind,
            @Nullable NewEvidence source) {}

    /** One fact; without evidence of its own it rests on the source beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewStatement(
            @Nullable String property,
            @Nullable String value,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String tlp,
            @Nullable NewEvidence evidence) {}

    /** Where it is said: {@code cited} (publisher, title, url, date) or {@code quoted} (documentId, quote, start, end). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewEvidence(
            @Nullable String kind,
            @Nullable String publisher,
            @Nullable String title,
            @Nullable String url,
            @Nullable String date,
            @Nullable String documentId,
            @Nullable String quote,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable String sha256) {}
}
