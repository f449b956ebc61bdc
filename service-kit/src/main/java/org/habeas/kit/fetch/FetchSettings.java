package org.habeas.kit.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be fetched from the web, and how long that may take. */
@ConfigMapping(prefix = "habeas.fetch")
public interface FetchSettings {

    /**
     * Host names, addresses and networks (such as {@code 10.1.0.0/16}), by comma, that may be fetched from although they are not public; a name
     * allows whatever addresses it has.
     */
    Optional<List<String>> allow();

    /** How long a host may take to be found and to accept a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a server may say nothing, before its answer and within it. */
    @WithDefault("20s")
    Duration silenceTimeout();

    /** How long one document may take in all, redirects included. */
    @WithDefault("60s")
    Duration totalTimeout();
}
