package org.habeas.legislation.bill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far a source is believed that no longer says what it said. */
@ConfigMapping(prefix = "habeas.legislation")
public interface LegislationSettings {

    /**
     * How long a row stays that the newest file of an official source lacks, unless the next file decides; govinfo has one every four
     * hours.
     */
    @WithDefault("6h")
    Duration missingRowsStay();

    /** The same for bills of Congresses that have ended, of which govinfo has a file a day. */
    @WithDefault("36h")
    Duration missingRowsOfEndedStay();
}
