package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.habeas.kit.change.Subjects;

/** A person is called by id or by any slug that was ever theirs; nothing is told of a slug that nobody has. */
@ApplicationScoped
class DetaineeSubjects implements Subjects {

    private static final String ACCEPTED =
            "The subject is a person: an id, which is a UUID, or the slug of somebody here, such as ruben-vardanyan.";

    private final DetaineeRepository detainees;

    DetaineeSubjects(DetaineeRepository detainees) {
        this.detainees = detainees;
    }

    /** In a transaction of its own, so that a stream keeps no connection to the database. */
    @Override
    @Transactional
    public String resolve(String written) {
        Optional<UUID> id = DetaineeAnswers.uuid(written);
        if (id.isEmpty() && Slugs.isSlug(written)) {
            id = detainees.ownerOfSlug(written);
        }
        return id.orElseThrow(() -> Subjects.refused("unknown", ACCEPTED)).toString();
    }
}
