package org.habeas.legislation.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tracked person whom documents name that mention a bill.
 *
 * @param name as the newest of the documents has it
 * @param documentCount how many of the documents name both
 * @param documents the newest of those, at most 50
 */
public record NamedDetainee(UUID detaineeId, String name, long documentCount, List<NamingDocument> documents) {

    /** A document that names the person and mentions the bill; its mentions stand with the bill's documents. */
    public record NamingDocument(
            UUID id,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String date,
            String kind,
            @Nullable String url) {}
}
