package org.habeas.ingest.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;

/** What the detainee-service says of its people: here only their names count, and that one was erased. */
@ApplicationScoped
class NameStateHandler implements EventHandler {

    private final NameService names;

    NameStateHandler(NameService names) {
        this.names = names;
    }

    @Override
    public String consumer() {
        return "ingest";
    }

    /** The second: the first one took no slugs. */
    @Override
    public String reading() {
        return "ingest.2";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DETAINEES, Topic.DETAINEES_STATE);
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.ChangeEvent(var log, var change)) {
            if (change.type() == ChangeType.DETAINEE_ERASED) {
                names.erase(UUID.fromString(change.subject()), change.revision());
            }
            return;
        }
        if (!(event instanceof Event.StateEvent(var topic, String subject, long revision, var state))) {
            throw new IllegalArgumentException("a state topic with something that is no state");
        }
        UUID id = UUID.fromString(subject);
        if (state == null) {
            names.take(new KnownName(id, "", List.of()), revision);
            return;
        }
        try {
            names.take(known(id, Json.mapper().treeToValue(state, DetaineeSummary.class)), revision);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a state that is not of its form", e);
        }
    }

    private static KnownName known(UUID id, DetaineeSummary detainee) {
        List<String> texts = new ArrayList<>();
        texts.add(detainee.name());
        detainee.names().stream()
                .map(DetaineeSummary.Name::text)
                .filter(text -> !texts.contains(text))
                .sorted()
                .forEach(texts::add);
        return new KnownName(id, detainee.name(), texts, detainee.slug());
    }
}
