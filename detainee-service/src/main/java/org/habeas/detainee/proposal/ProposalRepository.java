package org.habeas.detainee.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
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

    private static final String WITHDRAWN =
            " proposal p join voucher v on p.vouchers && array[v.id] join document d on d.id = v.document_id"
                    + " where p.taken_back_at is null and (v.undone_at is not null or d.retracted)";

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

    /**
     * A proposal that somebody made, and that rests on a document or on a place in it.
     *
     * @param subject whom it is about; null for a person who is not here yet
     */
    record Quoting(UUID id, @Nullable UUID subject) {}

    /** What people proposed, decided or not, if it names a document as its source anywhere. */
    List<Quoting> quoting(UUID document) {
        List<Quoting> quoting = new ArrayList<>();
        getEntityManager()
                .createNativeQuery(
                        "select id, subject from proposal where document_id is null and kind <> 'TRANSITION'"
                                + " and strpos(cast(content as text), :document) > 0 order by subject, id",
                        Object[].class)
                .setParameter("document", "\"documentId\": \"" + document + "\"")
                .getResultList()
                .forEach(row -> quoting.add(new Quoting((UUID) ((Object[]) row)[0], (UUID) ((Object[]) row)[1])));
        return quoting;
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

    /** Of whom something waits that was found in documents for which somebody vouches, in the order of their ids. */
    List<UUID> ofVouchedDocuments(@Nullable UUID document) {
        Query query = getEntityManager()
                .createNativeQuery(
                        "select distinct p.subject from proposal p join voucher v on v.document_id = p.document_id"
                                + " where v.undone_at is null and p.state = 'OPEN' and p.subject is not null"
                                + (document == null ? "" : " and p.document_id = :document")
                                + " order by p.subject",
                        Object.class);
        return ids(document == null ? query : query.setParameter("document", document));
    }

    /** What reviewers refused to record of somebody, whoever proposed it. */
    List<Proposal> refused(Collection<UUID> subjects) {
        return list(
                "subject in ?1 and state = ?2 and heldValue is null order by id", subjects, Proposal.State.REJECTED);
    }

    /** What was found of somebody in documents, and waits, or was accepted. */
    List<Proposal> observed(Collection<UUID> subjects, Proposal.State state) {
        return list("subject in ?1 and state = ?2 and documentId is not null order by id", subjects, state);
    }

    /**
     * Whose records have something that was accepted because of a voucher which is withdrawn, or whose document is, in the order of their
     * ids.
     *
     * @param voucher null for any
     */
    List<UUID> restingOnWithdrawn(@Nullable UUID voucher) {
        Query query = getEntityManager()
                .createNativeQuery(
                        "select distinct p.subject from" + WITHDRAWN
                                + (voucher == null ? "" : " and v.id = :voucher")
                                + " order by p.subject",
                        Object.class);
        return ids(voucher == null ? query : query.setParameter("voucher", voucher));
    }

    /**
     * A proposal that may have to be taken back, with who withdrew the voucher, or the rule by which the document did.
     *
     * @param isGone whether the document in which it was found was retracted
     */
    record Resting(UUID proposal, String withdrawer, boolean isGone) {}

    /** What of somebody rests on a voucher which is withdrawn, or whose document is. */
    List<Resting> resting(UUID subject) {
        List<Resting> resting = new ArrayList<>();
        for (Object row : getEntityManager()
                .createNativeQuery(
                        "select distinct on (p.id) p.id, coalesce(v.undone_by, '" + Observed.WITHDRAWER + "'),"
                                + " exists (select 1 from document own where own.id = p.document_id and own.retracted)"
                                + " from" + WITHDRAWN + " and p.subject = :subject order by p.id, v.undone_at",
                        Object[].class)
                .setParameter("subject", subject)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            resting.add(new Resting((UUID) columns[0], (String) columns[1], (Boolean) columns[2]));
        }
        return resting;
    }

    private static List<UUID> ids(Query query) {
        List<UUID> ids = new ArrayList<>();
        query.getResultList().forEach(id -> ids.add((UUID) id));
        return ids;
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
