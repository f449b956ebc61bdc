package org.habeas.ingest.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large the archives may be that are imported. */
@ConfigMapping(prefix = "habeas.imports")
public interface ImportSettings {

    /** The largest archive that is accepted, in bytes; {@code quarkus.http.limits.max-body-size} must be larger. */
    @WithDefault("2147483648")
    long maxBytes();

    /** What one archive may unpack to at most, in bytes; a small one less, in proportion to its size. */
    @WithDefault("34359738368")
    long maxUnpackedBytes();

    /** How long an archive may take that is fetched from its address. */
    @WithDefault("30m")
    Duration fetchTimeout();
}
