package org.habeas.ingest.imports;

import java.time.Instant;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is committed.
 *
 * @param size of the archive in bytes
 * @param subject of the sender's token, and {@code clearance} as it was then
 * @param dryRun whether it only says what would come of it
 * @param nextEntry the first file whose outcome is not committed
 * @param place behind which that stands, see {@code ArchiveFiles.skip}; null at the beginning
 * @param unpacked bytes that had come out of the archive by then
 * @param read bytes of the archive up to there, of {@code size}
 * @param worked milliseconds
 */
record ImportJob(
        UUID id,
        @Nullable String name,
        String sha256,
        long size,
        ArchiveFormat format,
        ImportMetadata metadata,
        boolean dryRun,
        String subject,
        Tlp clearance,
        @Nullable String traceparent,
        ImportState state,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        long nextEntry,
        @Nullable String place,
        long unpacked,
        long read,
        long worked,
        @Nullable Long total,
        ImportCounts counts) {}
