package org.habeas.ingest.source;

import java.util.Optional;

/** What a source is, and so how it is read. */
enum SourceKind {
    /** The API of congress.gov, version 3; its address ends with {@code /v3}. */
    CONGRESS_API("congress-api"),
    /** BILLSTATUS files as GPO publishes them: by their sitemaps, or by the feed of their batches. */
    BILLSTATUS("govinfo-billstatus"),
    /** RSS or Atom of any site; the pages that it links are the documents. */
    FEED("feed"),
    /** A folder of this machine, below one that the operator names. */
    FOLDER("folder");

    private final String code;

    SourceKind(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<SourceKind> of(String code) {
        for (SourceKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
