package org.habeas.legislation.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;

/** What the detainee-service says of its people: here only that one was erased. */
@ApplicationScoped
class ErasureHandler implements EventHandler {

    private final MentionRepository mentions;

    ErasureHandler(MentionRepository mentions) {
        this.mentions = mentions;
    }

    @Override
    public String consumer() {
        return "erasures";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DETAINEES);
    }

    @Override
    public int together() {
        return 100;
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.ChangeEvent(var topic, var change) && change.type() == ChangeType.DETAINEE_ERASED) {
            mentions.erase(UUID.fromString(change.subject()));
        }
    }
}
