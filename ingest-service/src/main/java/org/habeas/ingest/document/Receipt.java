package org.habeas.ingest.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a document came in.
 *
 * @param subject of the sender's token
 * @param name of the file, if it had one
 */
public record Receipt(
        UUID id,
        Instant receivedAt,
        String subject,
        @Nullable String name) {}
