package org.habeas.ingest.imports;

import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** Where an archive is, and what may be said of all its files at once. */
public record ImportAddress(
        @Nullable String url,
        @Nullable Tlp tlp,
        @Nullable String issuer,
        @Nullable String kind,
        @Nullable String language) {

    ImportMetadata metadata() {
        return new ImportMetadata(tlp, issuer, kind, language);
    }
}
