package org.habeas.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;

/** Where the services answer, and how long they may take. */
@ConfigMapping(prefix = "habeas")
public interface ServiceUrls {

    /** Address of the legislation-service. */
    @WithName("legislation.url")
    @WithDefault("http://127.0.0.1:8081")
    URI legislation();

    /** Address of the detainee-service. */
    @WithName("detainees.url")
    @WithDefault("http://127.0.0.1:8082")
    URI detainees();

    /** Address of the ingest-service. */
    @WithName("ingest.url")
    @WithDefault("http://127.0.0.1:8083")
    URI ingest();

    /** How long a service may be silent while it is read, before it counts as one that does not answer. */
    @WithName("dashboard.patience")
    @WithDefault("10s")
    Duration patience();
}
