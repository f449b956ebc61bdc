package org.habeas.ingest.document;

import java.util.List;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** What the sender says of a document. Everything may be missing. */
public record Metadata(
        @Nullable String title,
        @Nullable String date,
        @Nullable String issuer,
        @Nullable String kind,
        @Nullable Tlp tlp,
        @Nullable String language,
        @Nullable String url,
        @Nullable Described describes,
        @Nullable List<String> signatories,
        @Nullable List<String> recipients) {

    public static final Metadata NONE = new Metadata(null, null, null, null, null, null, null, null, null, null);

    /** What this says, and what the other says of that of which this says nothing. */
    Metadata over(Metadata other) {
        return new Metadata(
                title == null ? other.title : title,
                date == null ? other.date : date,
                issuer == null ? other.issuer : issuer,
                kind == null ? other.kind : kind,
                tlp == null ? other.tlp : tlp,
                language == null ? other.language : language,
                url == null ? other.url : url,
                describes == null ? other.describes : describes,
                signatories == null ? other.signatories : signatories,
                recipients == null ? other.recipients : recipients);
    }
}
