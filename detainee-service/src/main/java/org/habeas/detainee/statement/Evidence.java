package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.habeas.contracts.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a statement rests on.
 *
 * @param kind {@code quoted}: a place in a stored document, with its words; {@code cited}: something that is not archived
 *     here, with quote and hash empty
 * @param date of the publication, EDTF
 * @param sha256 of the quoted document's bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        String kind,
        @Nullable String publisher,
        @Nullable String title,
        @Nullable String url,
        @Nullable String date,
        @Nullable UUID documentId,
        @Nullable String quote,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String sha256) {

    public Provenance provenance() {
        return new Provenance(documentId, quote, start, end, publisher, title, url, date);
    }
}
