package org.habeas.kit.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many requests one caller may make. */
@ConfigMapping(prefix = "habeas.rate-limit")
public interface RateLimits {

    /** Whether requests are counted and refused at all. */
    @WithDefault("false")
    boolean enabled();

    /** Requests that one token's subject, or one address without a valid token, may make in a period. */
    @WithDefault("600")
    long requests();

    /** The period, in which what was used up comes back evenly. */
    @WithDefault("1m")
    Duration period();

    /** Callers that are remembered at most; of more, those not seen for longest start afresh. */
    @WithDefault("100000")
    long callers();
}
