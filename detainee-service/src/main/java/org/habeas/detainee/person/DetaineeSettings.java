package org.habeas.detainee.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a record of a person is no longer to be relied on. */
@ConfigMapping(prefix = "habeas.detainees")
public interface DetaineeSettings {

    /** Days without a newer source after which a record says that it is stale. */
    @WithDefault("180")
    int staleAfterDays();
}
