package org.habeas.ingest.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Ids;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** Finds and stores documents; the only place with queries about them. */
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {

    /** Lets one transaction at a time decide whether this content is new. */
    void lockContent(String sha256) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:sha, 0))", Object.class)
                .setParameter("sha", sha256)
                .getSingleResult();
    }

    Optional<Document> findByContent(String sha256) {
        return find("sha256", sha256).firstResultOptional();
    }

    void addReceipt(UUID document, Instant at, String subject, @Nullable String name) {
        getEntityManager()
                .createNativeQuery("insert into receipt (id, document_id, received_at, subject, name)"
                        + " values (:id, :document, :at, :subject, :name)")
                .setParameter("id", Ids.newId())
                .setParameter("document", document)
                .setParameter("at", at)
                .setParameter("subject", subject)
                .setParameter("name", name)
                .executeUpdate();
    }

    /** @param folds the folded words of the text that may be part of a name; null if they are too many for an index */
    void addText(UUID document, String text, @Nullable Set<String> folds) {
        getEntityManager()
                .createNativeQuery("insert into document_text (document_id, text, folds)"
                        + " values (:id, :text, cast(:folds as text[]))")
                .setParameter("id", document)
                .setParameter("text", text)
                .setParameter("folds", folds == null ? null : folds.toArray(String[]::new))
                .executeUpdate();
    }

    /** Makes title and text searchable: of a text the first 200,000 characters, or as many as PostgreSQL's entry takes. */
    void index(UUID document, @Nullable String title, @Nullable String text) {
        String said = text == null ? "" : text;
        String words = (title == null ? "" : title) + "\n" + said.substring(0, whole(said, 200_000));
        getEntityManager()
                .createNativeQuery("update document set search = search_entry(left(:words, 200000)) where id = :id")
                .setParameter("id", document)
                .setParameter("words", words)
                .executeUpdate();
    }

    /** So many characters at most, and no half of one. */
    private static int whole(String text, int most) {
        if (text.length() <= most) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
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

    Optional<String> text(UUID document) {
        List<?> rows = getEntityManager()
                .createNativeQuery("select text from document_text where document_id = :id", Object.class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    /** Locks the bill's row until the end of the transaction and gives the number of its next record. */
    long nextRevision(BillId bill) {
        return ((Number) getEntityManager()
                        .createNativeQuery("insert into bill_subject (bill_id, revision) values (:bill, 1)"
                                + " on conflict (bill_id) do update set revision = bill_subject.revision + 1"
                                + " returning revision")
                        .setParameter("bill", bill.toString())
                        .getSingleResult())
                .longValue();
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
