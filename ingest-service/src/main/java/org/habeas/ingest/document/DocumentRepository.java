package org.habeas.ingest.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.hibernate.Session;
import org.hibernate.query.Query;

/** Finds and stores documents; the only place with queries about them. */
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {

    /** Lets one transaction at a time decide whether contents are new; several are locked in one order. */
    void lockContents(Collection<String> sha256) {
        getEntityManager()
                .createNativeQuery(
                        "select count(pg_advisory_xact_lock(hashtextextended(sha, 0))::text)"
                                + " from (select sha from unnest(cast(:all as text[])) as a (sha)"
                                + " order by hashtextextended(sha, 0)) as s",
                        Object.class)
                .setParameter("all", sha256.toArray(String[]::new))
                .getSingleResult();
    }

    /** By their hash, those that are here. */
    Map<String, Document> findByContents(Collection<String> sha256) {
        Map<String, Document> found = new HashMap<>();
        find("sha256 in ?1", sha256).list().forEach(d -> found.put(d.sha256(), d));
        return found;
    }

    /** Those of them that are here. */
    Set<String> known(Collection<String> sha256) {
        Set<String> known = new HashSet<>();
        for (Object sha : getEntityManager()
                .createNativeQuery("select sha256 from document where sha256 = any(cast(:all as text[]))", Object.class)
                .setParameter("all", sha256.toArray(String[]::new))
                .getResultList()) {
            known.add((String) sha);
        }
        return known;
    }

    /** Documents whose text has all words of one of the names, in the order of their ids; the retracted stay as they are. */
    Set<UUID> withWordsOf(Collection<List<String>> names) {
        Set<UUID> ids = new TreeSet<>();
        for (List<String> words : names) {
            for (Object id : getEntityManager()
                    .createNativeQuery(
                            "select t.document_id from document_text t join document d on d.id = t.document_id"
                                    + " where not d.retracted"
                                    + " and (t.folds is null or t.folds @> cast(:words as text[]))",
                            Object.class)
                    .setParameter("words", words.toArray(String[]::new))
                    .getResultList()) {
                ids.add((UUID) id);
            }
        }
        return ids;
    }

    /** Makes a document be found by other words. */
    void findAgainBy(UUID document, String words) {
        getEntityManager()
                .createNativeQuery("update document set search = search_entry(left(cast(:words as text), 200000))"
                        + " where id = :id")
                .setParameter("words", words)
                .setParameter("id", document)
                .executeUpdate();
    }

    Optional<String> text(UUID document) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select text from document_text where document_id = :id", Object.class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /**
     * Locks the rows of bills, in the order of their ids, until the end of the transaction.
     *
     * @param records how many new ones each bill has
     * @return for each bill the number of the first of them
     */
    Map<BillId, Long> nextRevisions(SortedMap<BillId, Integer> records) {
        Map<BillId, Long> first = new HashMap<>();
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "insert into bill_subject (bill_id, revision)"
                                + " select bill, n from unnest(cast(:bills as text[]), cast(:counts as int[]))"
                                + " with ordinality as b (bill, n, place) order by place"
                                + " on conflict (bill_id) do update"
                                + " set revision = bill_subject.revision + excluded.revision"
                                + " returning bill_id, revision",
                        Object[].class)
                .setParameter(
                        "bills", records.keySet().stream().map(BillId::toString).toArray(String[]::new))
                .setParameter("counts", records.values().toArray(Integer[]::new))
                .getResultList();
        for (Object row : rows) {
            Object[] r = (Object[]) row;
            BillId bill = BillId.parse((String) r[0]);
            first.put(bill, ((Number) r[1]).longValue() - Objects.requireNonNull(records.get(bill)) + 1);
        }
        return first;
    }

    /** @param bytes of its record as JSON */
    record Sized(UUID id, long bytes) {}

    /** Documents that carry one of the marks and pass the filter, newest first, after the one with this id. */
    List<Sized> sizes(List<String> marks, DocumentFilter filter, Optional<UUID> after, int limit) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = filter.where(values, this::called);
        after.ifPresent(id -> {
            where.add("d.id < :after");
            values.put("after", id);
        });
        return query("select d.id, d.record_bytes", where, marks, values, " order by d.id desc")
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Object[].class::cast)
                .map(r -> new Sized((UUID) r[0], ((Number) r[1]).longValue()))
                .toList();
    }

    /** Those of them that carry one of the marks, newest first. */
    List<Document> ofIds(List<UUID> ids, List<String> marks) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return find("id in ?1 and tlp in ?2 order by id desc", ids, marks).list();
    }

    /** Who has this slug now. */
    private Optional<UUID> called(String slug) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select detainee_id from known_name where slug = :slug order by revision desc limit 1",
                        Object.class)
                .setParameter("slug", slug)
                .getResultList();
        return rows.stream().map(UUID.class::cast).findFirst();
    }

    long count(List<String> marks, DocumentFilter filter) {
        Map<String, Object> values = new HashMap<>();
        return (Long) query("select count(*)", filter.where(values, this::called), marks, values, "")
                .getSingleResult();
    }

    private Query<Object> query(
            String select, List<String> where, List<String> marks, Map<String, Object> values, String order) {
        where.add("d.tlp in (:marks)");
        Query<Object> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        select + " from document d where " + String.join(" and ", where) + order, Object.class);
        query.setParameterList("marks", marks);
        values.forEach(query::setParameter);
        return query;
    }

    /** Each time that the document came in, oldest first, after the one with this id. */
    List<Receipt> receipts(UUID document, Optional<UUID> after, int limit) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select id, received_at, subject, name from receipt"
                                + " where document_id = :document and id > :after order by id",
                        Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("received_at", Instant.class)
                .addScalar("subject", String.class)
                .addScalar("name", String.class)
                .setParameter("document", document)
                .setParameter("after", after.orElse(new UUID(0, 0)))
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(r -> new Receipt((UUID) r[0], (Instant) r[1], (String) r[2], (String) r[3]))
                .toList();
    }

    long countReceipts(UUID document) {
        return (Long) getEntityManager()
                .createNativeQuery("select count(*) from receipt where document_id = :document", Object.class)
                .setParameter("document", document)
                .getSingleResult();
    }
}
