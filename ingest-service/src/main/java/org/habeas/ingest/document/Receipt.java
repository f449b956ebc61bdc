package org.habeas.ingest.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a document came in.
 *
 * @param subject of the sender's token; null where the reader must not know
 * @param name of the file, if it had one
 */
public record Receipt(
        UUID id,
        Instant receivedAt,
        @Nullable String subject,
        @Nullable String name) {

    /** As those see it who neither sent it nor review: somebody did. */
    Receipt withoutSender() {
        return new Receipt(id, receivedAt, null, null);
    }
}
