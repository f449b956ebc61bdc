package org.habeas.legislation.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;
import org.habeas.kit.inbox.PersonEvent;
import org.habeas.legislation.document.MentionService;

/** What the detainee-service says of its people: here only their names count, and that one was erased. */
@ApplicationScoped
class PersonHandler implements EventHandler {

    private final PersonNames names;
    private final MentionService mentions;

    PersonHandler(PersonNames names, MentionService mentions) {
        this.names = names;
        this.mentions = mentions;
    }

    @Override
    public String consumer() {
        return "people";
    }

    /** The state topic has the newest names of each person, the log since when they have been known. */
    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DETAINEES, Topic.DETAINEES_STATE);
    }

    /** An import of people is as many events, each on one partition of each topic, so none waits for another. */
    @Override
    public int together() {
        return 100;
    }

    /** An erasure waits for documents, and goes by itself so that nobody waits for it in turn. */
    @Override
    public boolean joins(Event event) {
        return !(PersonEvent.of(event) instanceof PersonEvent.Erased);
    }

    @Override
    public void lock(List<Event> events) {
        SortedSet<UUID> people = new TreeSet<>();
        events.forEach(event -> people.add(PersonEvent.of(event).person()));
        names.lock(people);
    }

    @Override
    public void on(Event event) {
        switch (PersonEvent.of(event)) {
            case PersonEvent.Stood stood -> names.take(stood);
            case PersonEvent.Gone(UUID person, long revision) -> names.gone(person, revision);
            case PersonEvent.Erased(UUID person, long revision) -> {
                mentions.erase(person);
                names.gone(person, revision);
            }
        }
    }
}
