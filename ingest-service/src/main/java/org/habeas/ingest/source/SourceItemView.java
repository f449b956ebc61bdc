package org.habeas.ingest.source;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that a source lists, and what became of it. */
@Schema(name = "SourceItem")
public record SourceItemView(
        @Schema(description = "Its address, the id of its bill, or its path in the folder")
        String key,

        @Schema(enumeration = {"waiting", "done", "failed", "given-up"})
        String state,

        int tries,

        @Schema(description = "When it is tried next") @Nullable
        Instant due,

        @Schema(description = "Why it failed last") @Nullable
        String code,

        @Schema(description = "The same in words") @Nullable String reason,

        @Schema(description = "What was made of it last") @Nullable
        UUID documentId) {

    static SourceItemView of(SourceItem item) {
        return new SourceItemView(
                item.key(),
                item.state().code(),
                item.tries(),
                item.due(),
                item.code(),
                item.reason(),
                item.documentId());
    }
}
