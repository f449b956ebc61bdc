package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Whom a document speaks of. */
@ApplicationScoped
public class ObservedPeople {

    private final DetaineeRepository detainees;
    private final Absorbed absorbed;

    ObservedPeople(DetaineeRepository detainees, Absorbed absorbed) {
        this.detainees = detainees;
        this.absorbed = absorbed;
    }

    /** Locks the record that shows what is said under an id; empty where nobody has it, or not any more. */
    public Optional<UUID> lock(UUID id) {
        return detainees
                .findByIdOptional(id)
                .map(person -> absorbed.survivor(person).orElse(person).id())
                .flatMap(detainees::lock)
                .map(Detainee::id);
    }
}
