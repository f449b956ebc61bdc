package org.habeas.detainee.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.detainee.person.NewDetainee;
import org.jspecify.annotations.Nullable;

/** Finds and stores proposals; the only place with queries about them. */
@ApplicationScoped
class ProposalRepository implements PanacheRepositoryBase<Proposal, UUID> {

    /** Locks a proposal until the end of the transaction, so that it is decided once. */
    Optional<Proposal> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Proposal> one(UUID id, ProposalScope scope) {
        return find(scope.where() + " and id = :id", scope.parameters().and("id", id))
                .firstResultOptional();
    }

    /** What waits because a guard holds it back of somebody, or has waited. */
    List<Proposal> heldBack(UUID subject) {
        return list("subject = ?1 and heldValue is not null order by id", subject);
    }

    /** What was found in a document, decided or not. */
    List<Proposal> ofDocument(UUID document) {
        return list("documentId = ?1 order by id", document);
    }

    /** Proposals about others that hold one of these statements back or did: of people who are or were joined. */
    List<Proposal> holding(Collection<String> identities, UUID besides) {
        List<UUID> ids = new ArrayList<>();
        getEntityManager()
                .createNativeQuery(
                        "select id from proposal where held_statements && cast(:identities as text[])"
                                + " and subject <> :besides",
                        Object.class)
                .setParameter("identities", identities.toArray(String[]::new))
                .setParameter("besides", besides)
                .getResultList()
                .forEach(id -> ids.add((UUID) id));
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    /** Whom a proposal is about, read without taking it into the transaction; empty for a person who is not here yet. */
    Optional<UUID> subject(UUID id) {
        return getEntityManager()
                .createNativeQuery("select subject from proposal where id = :id and subject is not null", Object.class)
                .setParameter("id", id)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** Whether a reviewer has refused this very thing with this very content: it is not proposed again. */
    boolean isRefused(UUID subject, String heldValue, NewDetainee content) {
        return list(
                        "subject = ?1 and heldValue = ?2 and state = ?3 order by id desc",
                        subject,
                        heldValue,
                        Proposal.State.REJECTED)
                .stream()
                .anyMatch(refused -> refused.content().equals(content));
    }

    /** The longest waiting first. */
    List<Proposal> list(ProposalScope scope, @Nullable UUID after, int limit) {
        Parameters values = scope.parameters();
        String where = scope.where();
        if (after != null) {
            where += " and id > :after";
            values.and("after", after);
        }
        return find(where + " order by id", values).page(0, limit).list();
    }

    long count(ProposalScope scope) {
        return count(scope.where(), scope.parameters());
    }
}
