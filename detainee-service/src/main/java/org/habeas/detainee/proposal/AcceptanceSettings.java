package org.habeas.detainee.proposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is recorded without a reviewer's decision on each, see docs/acceptance-rule.md. */
@ConfigMapping(prefix = "habeas.acceptance")
public interface AcceptanceSettings {

    /** Whether official and twice confirmed facts of documents for which a reviewer has vouched are accepted by the written rule; what was accepted stays. */
    @WithDefault("true")
    boolean enabled();
}
