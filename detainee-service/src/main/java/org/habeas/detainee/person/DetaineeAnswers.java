package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.erasure.ErasedPeople;
import org.habeas.detainee.statement.Property;
import org.habeas.kit.access.Reader;
import org.habeas.kit.http.Etags;
import org.habeas.kit.problem.NotFound;

/** What every address below a person needs: whom the address means, the record as the reader may see it, and its tag. */
@ApplicationScoped
public class DetaineeAnswers {

    /** Java also takes {@code 1-1-1-1-1} for a UUID, which is a slug. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final DetaineeRepository detainees;
    private final PersonReads service;
    private final ErasedPeople erased;
    private final Absorbed absorbed;
    private final Reader reader;

    DetaineeAnswers(
            DetaineeRepository detainees, PersonReads service, ErasedPeople erased, Absorbed absorbed, Reader reader) {
        this.detainees = detainees;
        this.service = service;
        this.erased = erased;
        this.absorbed = absorbed;
        this.reader = reader;
    }

    /**
     * Whom an address means, for whoever writes: a record that is absorbed, too.
     *
     * @throws NotFound if nobody has this id or slug
     * @throws org.habeas.kit.problem.Gone if the person was erased
     */
    public Detainee find(String idOrSlug) {
        if (uuid(idOrSlug).isEmpty() && !Slugs.isSlug(idOrSlug)) {
            throw new NotFound("This is neither an id nor a slug of a detainee.");
        }
        return uuid(idOrSlug)
                .map(detainees::findByIdOptional)
                .orElseGet(() -> detainees.findBySlug(idOrSlug))
                .orElseThrow(() -> {
                    erased.refuse(idOrSlug);
                    return new NotFound("There is no detainee " + idOrSlug + " here.");
                });
    }

    /**
     * Whom an address means, for whoever reads.
     *
     * @throws NotFound if nobody has this id or slug
     */
    public Detainee read(String idOrSlug) {
        return read(idOrSlug, Past.PRESENT);
    }

    /** As {@link #read(String)}, of the past: whoever stood alone then is read alone. */
    Detainee read(String idOrSlug, Past past) {
        return absorbed.standing(find(idOrSlug), past);
    }

    /** The record that shows what is said of somebody: their own, or that into which it is merged. */
    public Detainee standing(Detainee detainee) {
        return absorbed.survivor(detainee).orElse(detainee);
    }

    public DetaineeAnswer of(Detainee detainee) {
        return service.answer(service.reading(detainee, Past.PRESENT));
    }

    public EntityTag tag(Detainee detainee) {
        return tag(service.reading(detainee, Past.PRESENT));
    }

    /**
     * Names the version of the present that the reader sees: restricted statements make another one for those alone who may see
     * them.
     */
    EntityTag tag(PersonReads.Reading present) {
        return reader.clearance() == Tlp.CLEAR
                ? tag(present.detainee(), "")
                : tag(present.detainee(), "." + service.fingerprint(present));
    }

    private EntityTag tag(Detainee detainee, String fingerprint) {
        return Etags.of(detainee.id() + fingerprint, detainee.revision(), reader.clearance(), null);
    }

    /**
     * The reasons for one property with the tag that names this version of them: a hash of them, for a day that comes, or a role
     * that reads who recorded a statement, makes others of the same record.
     */
    Response answer(Request request, Detainee detainee, Property property, Object reasons) {
        return answer(request, detainee, property.code(), reasons);
    }

    /**
     * What is told of a past with the tag that names this version of it: a hash of it, for later statements make another of the
     * same day.
     */
    Response pastAnswer(Request request, Detainee detainee, Object told) {
        return answer(request, detainee, "past", told);
    }

    /** What is hashed is what is sent: a large record is written once. */
    private Response answer(Request request, Detainee detainee, String what, Object told) {
        Written written = Written.of(told);
        EntityTag tag = new EntityTag(tag(detainee, "").getValue() + "." + what + "." + written.fingerprint(""));
        return Etags.answer(request, tag, written::json);
    }

    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
