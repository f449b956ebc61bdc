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
}
