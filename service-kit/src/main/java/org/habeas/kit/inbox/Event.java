package org.habeas.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.habeas.contracts.Change;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** What a topic says: a change on a log, or the present state of a record on a compacted topic. */
public sealed interface Event {

    Topic topic();

    record ChangeEvent(Topic topic, Change change) implements Event {}

    /** @param state the record's summary view; null when the record is gone */
    record StateEvent(
            Topic topic,
            String subject,
            long revision,
            @Nullable JsonNode state) implements Event {}
}
