package org.habeas.ingest.document;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of the present extractors over what is stored, as an administrator sees it. */
@Schema(name = "Reextraction")
public record Reextraction(
        UUID id,

        @Schema(enumeration = {"queued", "running", "done"}) String state,

        @Schema(description = "Of the extractors that it runs")
        int version,

        @Schema(description = "Whether it also runs over documents that were read with this version before")
        boolean everything,

        @Schema(description = "Documents that are looked at; null until they are counted") @Nullable
        Long total,

        @Schema(description = "Documents that were looked at")
        long done,

        @Schema(
                description =
                        "Documents of which something else was found than before, each told as document.mentions-changed")
        long changed,

        @Schema(description = "Documents that could not be read again and stay as they were")
        long failed,

        @Schema(description = "The first hundred of these, with what was wrong")
        List<Failure> failures,

        Instant requested,
        @Nullable Instant started,
        @Nullable Instant finished,

        @Schema(description = "Documents a second since it was started; null before that") @Nullable
        Double rate,

        @Schema(description = "Seconds that are left, by the work so far; null where nothing can be said") @Nullable
        Long remaining) {

    /** A document that stays as it was. */
    @Schema(name = "ReextractionFailure")
    public record Failure(UUID documentId, String detail) {}

    /** What is stored of a run. */
    record Job(
            UUID id,
            int version,
            boolean everything,
            @Nullable UUID after,
            @Nullable Long total,
            long done,
            long changed,
            long failed,
            Instant requested,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    static Reextraction of(Job job, List<Failure> failures, Instant now) {
        Double rate = rate(job, now);
        Long total = job.total();
        return new Reextraction(
                job.id(),
                job.finished() != null ? "done" : job.started() != null ? "running" : "queued",
                job.version(),
                job.everything(),
                total,
                job.done(),
                job.changed(),
                job.failed(),
                failures,
                job.requested(),
                job.started(),
                job.finished(),
                rate,
                job.finished() != null
                        ? Long.valueOf(0)
                        : rate == null || rate == 0 || total == null
                                ? null
                                : Long.valueOf(Math.round(Math.max(0, total - job.done()) / rate)));
    }

    private static @Nullable Double rate(Job job, Instant now) {
        Instant started = job.started();
        Instant finished = job.finished();
        if (started == null) {
            return null;
        }
        long millis =
                Duration.between(started, finished == null ? now : finished).toMillis();
        return millis <= 0 ? null : Math.round(job.done() * 10_000.0 / millis) / 10.0;
    }
}
