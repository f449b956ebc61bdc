package org.habeas.detainee.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Gone;

/** Knows who was erased, and keeps them from coming back. */
@ApplicationScoped
public class ErasedPeople {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final EntityManager em;
    private final ErasureRepository erasures;
    private final Reader reader;

    ErasedPeople(EntityManager em, ErasureRepository erasures, Reader reader) {
        this.em = em;
        this.erasures = erasures;
        this.reader = reader;
    }

    /** What is kept of a slug, as SQL. Whoever guesses the slug can ask for it here as well as over HTTP, which answers 410. */
    public static String hashOf(String sql) {
        return "encode(sha256(convert_to(" + sql + ", 'UTF8')), 'hex')";
    }

    /**
     * Does nothing if the id, or the slug, is not that of somebody who was erased.
     *
     * @throws Gone that says when and for what kind of reason, to reviewers also by whom, and nothing of the person
     */
    public void refuse(String idOrSlug) {
        uuid(idOrSlug).or(() -> ofSlug(idOrSlug)).flatMap(erasures::of).ifPresent(done -> {
            String by = reader.has(Roles.ADMIN) || reader.has(Roles.REVIEWER)
                    ? " " + done.requestedBy() + " asked for it, and " + done.decidedBy() + " confirmed it."
                    : "";
            throw new Gone(
                    ErrorCode.ERASED,
                    "The person with the id " + done.detaineeId() + " was erased at " + done.decidedAt() + " (reason: "
                            + done.category().code() + ")." + by
                            + " Nothing is taken or shown under this id or its slugs"
                            + " any more.",
                    List.of());
        });
    }

    /**
     * Does nothing if the proposal did not go with a person who was erased.
     *
     * @throws Gone that says what to do if it was about somebody else
     */
    public void refuseProposal(UUID proposal) {
        em.createNativeQuery("select erasure_id from erased_proposal where proposal_id = :id", Object.class)
                .setParameter("id", proposal)
                .getResultStream()
                .findFirst()
                .ifPresent(erasure -> {
                    throw new Gone(
                            ErrorCode.ERASED,
                            "The proposal " + proposal
                                    + " went with a person of the same name who was erased. If it was"
                                    + " about somebody else, whoever sent it may send it again.",
                            List.of());
                });
    }

    /** Those of them who were erased; nobody of the others is erased until the end of the transaction. */
    public Set<UUID> among(Collection<UUID> people) {
        Set<UUID> erased = new HashSet<>();
        if (!people.isEmpty()) {
            em.createNativeQuery(
                            "select id from detainee_lock where id = any(:ids) order by id for share", Object.class)
                    .setParameter("ids", people.toArray(UUID[]::new))
                    .getResultList();
            em.createNativeQuery("select detainee_id from erased_detainee where detainee_id = any(:ids)", Object.class)
                    .setParameter("ids", people.toArray(UUID[]::new))
                    .getResultList()
                    .forEach(row -> erased.add((UUID) row));
        }
        return erased;
    }

    private Optional<UUID> ofSlug(String slug) {
        return em.createNativeQuery(
                        "select detainee_id from erased_slug where sha256 = " + hashOf("cast(:slug as text)"),
                        Object.class)
                .setParameter("slug", slug)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
