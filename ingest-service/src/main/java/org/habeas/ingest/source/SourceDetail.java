package org.habeas.ingest.source;

import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.document.Metadata;
import org.habeas.ingest.imports.ImportMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What is said of all documents of a source, and which of them are wanted.
 *
 * @param congresses of which bills are wanted; none for the present one
 * @param firstLoad addresses of archives that are imported once, before anything else
 */
record SourceDetail(
        @Nullable String issuer,
        @Nullable String documentKind,
        @Nullable String language,
        @Nullable Tlp tlp,
        List<Integer> congresses,
        List<String> firstLoad) {

    /** @param date of the item, null where the source does not say it */
    Metadata metadata(@Nullable String url, @Nullable String date) {
        return new Metadata(null, date, issuer, documentKind, tlp, language, url, null, null, null);
    }

    /** Of a bill's file, which says the rest itself and takes nothing else. */
    Metadata ofBill(String url) {
        return new Metadata(null, null, null, null, null, null, url, null, null, null);
    }

    /** Of each file of an archive: those of bills take nothing. */
    ImportMetadata ofArchive(SourceKind kind) {
        return switch (kind) {
            case CONGRESS_API, BILLSTATUS -> new ImportMetadata(null, null, null, null);
            case FEED, FOLDER -> new ImportMetadata(tlp, issuer, documentKind, language);
        };
    }
}
