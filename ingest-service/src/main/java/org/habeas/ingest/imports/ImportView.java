package org.habeas.ingest.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import as its sender sees it. */
@Schema(name = "Import")
public record ImportView(
        UUID id,

        @Schema(
                enumeration = {"queued", "running", "done", "failed", "cancelled"},
                description =
                        "failed: the archive could not be read to its end; what came before that is taken, as it is of one"
                                + " that was cancelled")
        String state,

        @Schema(description = "Of the archive, as its sender called it") @Nullable
        String name,

        @Schema(description = "Of the archive") String sha256,
        @Schema(description = "Of the archive, in bytes") long size,

        @Schema(
                description =
                        "Of it, in bytes, what has been read; of an archive of unknown contents this says how far it is")
        long read,

        @Schema(description = "Of all files, new or not") String tlp,

        @Schema(
                description =
                        "Whether it only says what would come of it: nothing is taken, and the counts are those of a real one")
        boolean dryRun,

        @Schema(description = "Files in the archive and those in it; null until that is known") @Nullable
        Long total,

        @Schema(description = "Files whose outcome is known: new documents, duplicates and failures")
        long done,

        @Schema(description = "New documents") long documents,

        @Schema(description = "Files that were here already")
        long duplicates,

        @Schema(description = "Files that were refused, each a row of the errors")
        long failed,

        @Schema(
                description =
                        "Files that were taken although something about them is odd, each with rows of the errors")
        long oddities,

        @Schema(description = "Bills' files among the new documents")
        long bills,

        @Schema(description = "Mentions in the new documents")
        long mentions,

        @Schema(description = "Of the files that are done, unpacked")
        long bytes,

        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,

        @Schema(description = "Files a second while it was worked on; null before that") @Nullable
        Double rate,

        @Schema(description = "Seconds that are left, by the work so far; null where nothing can be said") @Nullable
        Long remaining) {

    static ImportView of(ImportJob job) {
        long done = job.counts().done();
        return new ImportView(
                job.id(),
                job.state().label(),
                job.name(),
                job.sha256(),
                job.size(),
                job.state() == ImportState.DONE ? job.size() : Math.min(job.size(), job.read()),
                job.metadata().mark().label(),
                job.dryRun(),
                job.total(),
                done,
                job.counts().documents(),
                job.counts().duplicates(),
                job.counts().failed(),
                job.counts().oddities(),
                job.counts().bills(),
                job.counts().mentions(),
                job.counts().bytes(),
                job.created(),
                job.started(),
                job.finished(),
                job.worked() == 0 ? null : Math.round(done * 10_000.0 / job.worked()) / 10.0,
                remaining(job));
    }

    private static @Nullable Long remaining(ImportJob job) {
        return switch (job.state()) {
            case QUEUED -> null;
            case DONE, FAILED, CANCELLED -> 0L;
            case RUNNING ->
                job.read() == 0 || job.worked() == 0
                        ? null
                        : Duration.ofMillis((long)
                                        (job.worked() * (double) Math.max(0, job.size() - job.read()) / job.read()))
                                .toSeconds();
        };
    }
}
