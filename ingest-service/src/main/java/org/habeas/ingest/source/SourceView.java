package org.habeas.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A source as operators see it. Keys are never shown. */
@Schema(name = "Source")
public record SourceView(
        UUID id,
        String name,

        @Schema(enumeration = {"congress-api", "govinfo-billstatus", "feed", "folder"})
        String kind,

        @Schema(description = "Of the API, sitemap or feed; of a folder its path")
        String address,

        @Schema(description = "How often it is polled, as an ISO 8601 duration", examples = "PT1H")
        String every,

        boolean enabled,

        @Schema(description = "Of its documents") @Nullable String issuer,

        @Schema(description = "Kind of its documents") @Nullable
        String documentKind,

        @Schema(description = "Of its documents") @Nullable String language,

        @Schema(description = "Of its documents") String tlp,

        @Schema(description = "Of which bills are wanted; none for the present Congress")
        List<Integer> congresses,

        @Schema(description = "Archives that are imported once, before anything else")
        List<String> firstLoad,

        @Schema(description = "The only server that its key is sent to; null where it needs none") @Nullable
        String keyOrigin,

        @Schema(description = "Whether it is being polled now, or a poll of it waits")
        boolean polling,

        @Schema(description = "When the last poll that read all of it began") @Nullable
        Instant lastSuccess,

        @Schema(description = "Seconds since then, or since it was made; null while it is not enabled") @Nullable
        Long lag,

        @Nullable Instant lastPoll,

        @Schema(description = "Of the last poll: ok, or why it did not read all") @Nullable
        String outcome,

        @Schema(description = "The same in words") @Nullable String outcomeDetail,

        @Nullable Instant nextPoll,
        Items items,
        long revision) {

    /** How many items are where. */
    @Schema(name = "SourceItemCounts")
    public record Items(
            long waiting,
            long done,
            long failed,

            @Schema(description = "Failed so often that they are not tried again")
            long givenUp) {

        static final Items NONE = new Items(0, 0, 0, 0);
    }

    static SourceView of(Source source, Items items, Instant now) {
        Instant since = source.succeededAt() == null ? source.createdAt() : source.succeededAt();
        SourceDetail detail = source.detail();
        return new SourceView(
                source.id(),
                source.name(),
                source.kind().code(),
                source.address(),
                source.every().toString(),
                source.enabled(),
                detail.issuer(),
                detail.documentKind(),
                detail.language(),
                detail.tlp() == null ? "CLEAR" : detail.tlp().label(),
                detail.congresses(),
                detail.firstLoad(),
                source.keyOrigin(),
                source.askedAt() != null || source.isPolledAt(now),
                source.succeededAt(),
                source.enabled() ? (Long) Duration.between(since, now).toSeconds() : null,
                source.startedAt(),
                source.outcome(),
                source.outcomeDetail(),
                source.nextPoll(),
                items,
                source.revision());
    }
}
