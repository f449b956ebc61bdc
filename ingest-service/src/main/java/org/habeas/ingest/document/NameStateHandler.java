package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Topic;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;
import org.habeas.kit.inbox.PersonEvent;

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

    /** A record that is told on the log is on the state topic as well, if it is the newest. */
    @Override
    public void on(Event event) {
        switch (PersonEvent.of(event)) {
            case PersonEvent.Erased(UUID person, long revision) -> names.erase(person, revision);
            case PersonEvent.Gone(UUID person, long revision) ->
                names.take(new KnownName(person, "", List.of()), revision);
            case PersonEvent.Stood stood -> {
                if (stood.isState()) {
                    names.take(known(stood.record()), stood.revision());
                }
            }
        }
    }

    private static KnownName known(DetaineeSummary detainee) {
        List<String> texts = new ArrayList<>();
        texts.add(detainee.name());
        detainee.names().stream()
                .map(DetaineeSummary.Name::text)
                .filter(text -> !texts.contains(text))
                .sorted()
                .forEach(texts::add);
        return new KnownName(detainee.id(), detainee.name(), texts, detainee.slug());
    }
}
