package org.habeas.detainee.proposal;

import java.time.Instant;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.NewDetainee;

/** What a document says that can be proposed: something of a person who is here, or a person who is not. */
sealed interface FoundInDocument permits Observed, Untracked {

    /** The same for the same words of the same document, so that a page read twice proposes nothing new. */
    String key();

    Tlp tlp();

    NewDetainee content();

    UUID document();

    Proposal proposed(UUID id, Instant now);
}
