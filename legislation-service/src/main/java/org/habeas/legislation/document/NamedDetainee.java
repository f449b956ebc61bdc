package org.habeas.legislation.document;

import java.util.List;
import java.util.UUID;
import org.habeas.contracts.TitleMention;
import org.jspecify.annotations.Nullable;

/**
 * A tracked person whom the title of a bill names, or documents that mention it.
 *
 * @param name the person's first name in the public record; while the detainee-service has told of none, as the newest of the
 *     documents has it
 * @param titleMention where the title names the person; null where it does not
 * @param documentCount how many of the documents name both
 * @param documents the newest of those, at most 50
 */
public record NamedDetainee(
        UUID detaineeId,
        String name,
        @Nullable TitleMention titleMention,
        long documentCount,
        List<NamingDocument> documents) {

    /** A document that names the person and mentions the bill; its mentions stand with the bill's documents. */
    public record NamingDocument(
            UUID id,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String date,
            String kind,
            @Nullable String url) {}
}
