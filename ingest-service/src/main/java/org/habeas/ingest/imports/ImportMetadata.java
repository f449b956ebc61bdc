package org.habeas.ingest.imports;

import org.habeas.contracts.Tlp;
import org.habeas.ingest.document.Metadata;
import org.jspecify.annotations.Nullable;

/** What a sender may say of all files of an archive at once. */
public record ImportMetadata(
        @Nullable Tlp tlp,
        @Nullable String issuer,
        @Nullable String kind,
        @Nullable String language) {

    static final ImportMetadata NONE = new ImportMetadata(null, null, null, null);

    Metadata ofEach() {
        return new Metadata(null, null, issuer, kind, tlp, language, null, null, null, null);
    }

    Tlp mark() {
        return tlp == null ? Tlp.CLEAR : tlp;
    }
}
