package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;

/** Records that another one shows while the two are joined: reads are sent there, writes are refused with its name. */
@ApplicationScoped
class Absorbed {

    private final DetaineeRepository detainees;
    private final Joined joined;

    Absorbed(DetaineeRepository detainees, Joined joined) {
        this.detainees = detainees;
        this.joined = joined;
    }

    /** The record that shows what is said under the id of this one; empty where it stands by itself. */
    Optional<Detainee> survivor(Detainee detainee) {
        return Optional.ofNullable(detainee.mergedInto()).flatMap(detainees::findByIdOptional);
    }

    /**
     * A write is not sent on: whoever writes has read this record, and not the one that it would change.
     *
     * @throws Conflict naming the survivor, if the record is absorbed
     */
    void refuse(Detainee detainee) {
        survivor(detainee).ifPresent(survivor -> {
            String detail = "This record was merged into /v1/detainees/" + survivor.slug() + " (" + survivor.id()
                    + "); read that one and write there, or undo the merge first (GET /v1/merges?detainee="
                    + survivor.slug() + ").";
            throw new Conflict(detail, FieldProblem.parameter("id", "merged", detail));
        });
    }

    /** @throws MovedRecord if another record shows it, or showed it at the instant that is asked for */
    Detainee standing(Detainee detainee, Past past) {
        Instant asOf = past.asOf();
        UUID shown = asOf == null ? detainee.mergedInto() : joined.root(detainee.id(), asOf);
        if (shown != null && !shown.equals(detainee.id())) {
            throw new MovedRecord(shown);
        }
        return detainee;
    }
}
