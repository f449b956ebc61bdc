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
 * @param alignment on whose side the source stands; null where nobody said
 * @param derivedFrom what the source repeats; null where it speaks for itself or nobody said
 * @param checked true where the words were found at their place by what is known of the document's text; null where that does not reach
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
        @Nullable String sha256,
        @Nullable Alignment alignment,
        @Nullable Origin derivedFrom,
        @Nullable Boolean checked) {

    /** Evidence whose place in a document nobody has compared. */
    public Evidence(
            String kind,
            @Nullable String publisher,
            @Nullable String title,
            @Nullable String url,
            @Nullable String date,
            @Nullable UUID documentId,
            @Nullable String quote,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable String sha256,
            @Nullable Alignment alignment,
            @Nullable Origin derivedFrom) {
        this(kind, publisher, title, url, date, documentId, quote, start, end, sha256, alignment, derivedFrom, null);
    }

    /** Evidence of which nobody said on whose side its source stands. */
    public Evidence(
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
        this(kind, publisher, title, url, date, documentId, quote, start, end, sha256, null, null);
    }

    /** This, and what was said of the source before where it says nothing. */
    Evidence orElse(Evidence before) {
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
                sha256 == null ? before.sha256 : sha256,
                alignment == null ? before.alignment : alignment,
                derivedFrom == null ? before.derivedFrom : derivedFrom,
                checked == null ? before.checked : checked);
    }

    /** The same in the words of another who read it: how page and publisher are called. */
    public Evidence as(Evidence first) {
        return new Evidence(
                kind,
                first.publisher,
                first.title,
                first.url,
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

    /** Whether the quoted words were found at their place in the document. */
    boolean isChecked() {
        return Boolean.TRUE.equals(checked);
    }

    public Provenance provenance() {
        return new Provenance(documentId, quote, start, end, publisher, title, url, date);
    }
}
