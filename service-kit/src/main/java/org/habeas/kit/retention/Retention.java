package org.habeas.kit.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the service remembers what it has done, so that the same again does nothing. */
@ConfigMapping(prefix = "habeas.retention")
public interface Retention {

    /** How long a consumer remembers the events that it has applied; must be longer than the 90 days that topics keep them. */
    @WithDefault("100d")
    Duration inbox();

    /** How long the same request with the same Idempotency-Key gets the same answer. */
    @WithDefault("7d")
    Duration idempotency();
}
