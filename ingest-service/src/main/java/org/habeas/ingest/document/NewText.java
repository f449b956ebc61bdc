package org.habeas.ingest.document;

import java.util.List;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** A document that comes as JSON: its text and what is known of it. */
public record NewText(
        @Nullable String text,
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

    Metadata metadata() {
        return new Metadata(title, date, issuer, kind, tlp, language, url, describes, signatories, recipients);
    }

    /** Whether the text is still to be fetched from where it says that it is. */
    boolean mustBeFetched() {
        return text == null && url != null;
    }

    Metadata metadataAt(String address) {
        return new Metadata(title, date, issuer, kind, tlp, language, address, describes, signatories, recipients);
    }
}
