package org.habeas.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is committed.
 *
 * @param keyOrigin the server to which its key was bound when it was made, null where it needs none
 * @param askedAt since when somebody waits for a poll that has not ended
 * @param nextPoll null where none is to come
 * @param succeededAt when a poll that read all of it began
 * @param outcome of the last poll: {@code ok}, or a code that says why not
 * @param failures in a row
 * @param listedFrom from when on the next listing asks for changes, null for all
 */
record Source(
        UUID id,
        String name,
        SourceKind kind,
        String address,
        Duration every,
        boolean enabled,
        SourceDetail detail,
        @Nullable String keyOrigin,
        long revision,
        Instant createdAt,
        @Nullable Instant askedAt,
        @Nullable Instant nextPoll,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant succeededAt,
        @Nullable String outcome,
        @Nullable String outcomeDetail,
        int failures,
        @Nullable Instant listedFrom,
        @Nullable Instant leaseUntil) {

    boolean isPolledAt(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }
}
