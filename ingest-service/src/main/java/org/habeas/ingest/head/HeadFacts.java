package org.habeas.ingest.head;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says of itself. Null or empty where it does not say: nothing here is a guess.
 *
 * @param kind of those that a sender may give
 * @param date EDTF
 * @param signatories the names under its letters
 * @param recipients to whom its letters are addressed
 * @param language BCP 47
 * @param footnotes in the order of the text
 */
public record HeadFacts(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String date,
        @Nullable String issuer,
        List<String> signatories,
        List<String> recipients,
        @Nullable String language,
        List<Footnote> footnotes) {

    public HeadFacts {
        signatories = List.copyOf(signatories);
        recipients = List.copyOf(recipients);
        footnotes = List.copyOf(footnotes);
    }

    /**
     * A note that stands apart from the text.
     *
     * @param marker as the text refers to it: {@code 4}, {@code iv}
     * @param start of its line, in UTF-16 code units of the text
     */
    public record Footnote(String marker, int start, int end) {}
}
