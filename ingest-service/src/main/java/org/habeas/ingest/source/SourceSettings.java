package org.habeas.ingest.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What sources that are polled may use. */
@ConfigMapping(prefix = "habeas.sources")
public interface SourceSettings {

    /** Key for the API of congress.gov, from api.congress.gov/sign-up; without it the source of that kind cannot be polled. */
    Optional<String> congressKey();

    /** The only server that the key is ever sent to. */
    @WithDefault("https://api.congress.gov")
    String congressKeyOrigin();

    /** Requests to the API of congress.gov in one hour at most; its own limit is 5,000. */
    @WithDefault("4900")
    int congressRequestsPerHour();

    /** Folders, by comma, below which a source of the kind folder may lie; without them there is none. */
    Optional<List<Path>> folders();

    /** How long a replica that has stopped answering keeps a source from being polled by another. */
    @WithDefault("5m")
    Duration lease();

    /** How often it is looked whether a source is due. */
    @WithDefault("5s")
    Duration look();

    /** How long it takes at first until what failed is tried again; each time twice as long. */
    @WithDefault("1m")
    Duration backOff();
}
