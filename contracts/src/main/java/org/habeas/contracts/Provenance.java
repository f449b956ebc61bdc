package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: a place in a stored document (documentId, quote, start, end), or a citation of something that
 * is not archived here (publisher, title, url, date), or both.
 *
 * @param quote the words of the document between start and end; never made up, null for a citation
 * @param start offset of the quote in the document's text, in UTF-16 code units
 * @param end the offset after its last character
 * @param date the day of the publication, EDTF
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provenance(
        @Nullable UUID documentId,
        @Nullable String quote,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String publisher,
        @Nullable String title,
        @Nullable String url,
        @Nullable String date) {

    public static Provenance document(UUID documentId) {
        return new Provenance(documentId, null, null, null, null, null, null, null);
    }

    public static Provenance quoted(UUID documentId, String quote, int start, int end) {
        return new Provenance(documentId, quote, start, end, null, null, null, null);
    }

    public static Provenance cited(
            @Nullable String publisher, String title, @Nullable String url, @Nullable String date) {
        return new Provenance(null, null, null, null, publisher, title, url, date);
    }
}
