package org.habeas.detainee.voucher;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.kit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Finds and stores vouchers; the only place with queries about them. */
@ApplicationScoped
class VoucherRepository implements PanacheRepositoryBase<Voucher, UUID> {

    private final AuditTrail trail;

    VoucherRepository(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Which vouchers somebody may read: those for documents that they may see.
     *
     * @param marks labels of the marks that the reader's clearance covers
     * @param document of this one only; null for all
     * @param standing whether what was withdrawn is left out
     */
    record Scope(List<String> marks, @Nullable UUID document, boolean standing) {}

    /** What a voucher of a reader's can say of a document. */
    record Issued(String kind, @Nullable String issuer, Tlp tlp) {}

    /** How a document says that it came about; empty where there is none, or it was retracted. */
    Optional<Issued> issued(UUID document) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select summary ->> 'kind', summary ->> 'issuer', tlp from document where id = :id and not retracted",
                        Object[].class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new Issued(
                    (String) columns[0],
                    (String) columns[1],
                    Tlp.ofLabel((String) columns[2]).orElseThrow());
        });
    }

    /** Locks what is known of a document, so that only one voucher at a time is made for it. */
    void lockDocument(UUID document) {
        getEntityManager()
                .createNativeQuery("select 1 from document where id = :id for update", Object.class)
                .setParameter("id", document)
                .getResultList();
    }

    Optional<Voucher> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Voucher> standing(UUID document) {
        return find("documentId = ?1 and undoneAt is null", document).firstResultOptional();
    }

    /**
     * Those that count of some documents: not withdrawn, and the document, which was not retracted, still says what was vouched for. Until
     * the end of the transaction none of them is withdrawn.
     */
    List<Voucher> counting(Collection<UUID> documents) {
        List<UUID> ids = ids(getEntityManager()
                .createNativeQuery(
                        "select v.id from voucher v join document d on d.id = v.document_id"
                                + " where v.document_id = any(:documents) and v.undone_at is null and not d.retracted"
                                + " and d.summary ->> 'issuer' = v.issuer and d.summary ->> 'kind' = v.kind"
                                + " order by v.id for share of v",
                        Object.class)
                .setParameter("documents", documents.toArray(UUID[]::new)));
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    /** The newest first. */
    List<Voucher> list(Scope scope, @Nullable UUID after, int limit) {
        Query query = getEntityManager()
                .createNativeQuery(
                        "select v.id, d.id, d.tlp" + where(scope) + (after == null ? "" : " and v.id < :after")
                                + " order by v.id desc limit :limit",
                        Object[].class)
                .setParameter("limit", limit);
        if (after != null) {
            query.setParameter("after", after);
        }
        List<UUID> ids = shown(bound(query, scope));
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id desc", ids);
    }

    long count(Scope scope) {
        return (Long) bound(getEntityManager().createNativeQuery("select count(*)" + where(scope), Object.class), scope)
                .getSingleResult();
    }

    /** One, if it is for a document that carries one of these marks. */
    Optional<Voucher> one(UUID id, List<String> marks) {
        List<UUID> found = shown(getEntityManager()
                .createNativeQuery(
                        "select v.id, d.id, d.tlp from voucher v join document d on d.id = v.document_id where v.id = :id"
                                + " and d.tlp = any(:marks)",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("marks", marks.toArray(String[]::new)));
        return found.stream().findFirst().flatMap(this::findByIdOptional);
    }

    /** The ids, of which it is noted that a document's mark is read with them. */
    private List<UUID> shown(Query query) {
        List<UUID> ids = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            ids.add((UUID) columns[0]);
            trail.shown(columns[1].toString(), Tlp.ofLabel((String) columns[2]).orElseThrow());
        }
        return ids;
    }

    private static String where(Scope scope) {
        return " from voucher v join document d on d.id = v.document_id where d.tlp = any(:marks)"
                + (scope.document() == null ? "" : " and v.document_id = :document")
                + (scope.standing() ? " and v.undone_at is null" : "");
    }

    private static Query bound(Query query, Scope scope) {
        query.setParameter("marks", scope.marks().toArray(String[]::new));
        return scope.document() == null ? query : query.setParameter("document", scope.document());
    }

    private static List<UUID> ids(Query query) {
        List<UUID> ids = new ArrayList<>();
        query.getResultList().forEach(id -> ids.add((UUID) id));
        return ids;
    }
}
