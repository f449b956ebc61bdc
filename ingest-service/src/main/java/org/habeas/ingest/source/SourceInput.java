package org.habeas.ingest.source;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** What an operator says of a source. A change names only what becomes different. */
@Schema(name = "SourceInput")
public record SourceInput(
        @Nullable String name,

        @Schema(description = "congress-api, govinfo-billstatus, feed or folder; stays as it is") @Nullable
        String kind,

        @Nullable String address,

        @Schema(description = "ISO 8601, a minute at least", examples = "PT1H") @Nullable
        String every,

        @Schema(description = "false where nothing is said") @Nullable
        Boolean enabled,

        @Nullable String issuer,
        @Nullable String documentKind,
        @Nullable String language,
        @Nullable Tlp tlp,
        @Nullable List<Integer> congresses,
        @Nullable List<String> firstLoad) {}
