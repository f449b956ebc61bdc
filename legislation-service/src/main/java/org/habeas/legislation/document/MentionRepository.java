package org.habeas.legislation.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;

/** Queries of the read model of documents. */
@ApplicationScoped
public class MentionRepository {

    /** Any number, but the same in every replica. */
    private static final long PEOPLE = 0x70656f706c65L;

    private final EntityManager em;

    MentionRepository(EntityManager em) {
        this.em = em;
    }

    record KnownBill(long revision, JsonNode summary) {}

    /**
     * Keeps erasures away until the end of the transaction, so that one of the two sees what the other did. It is shared with all
     * who write documents, and comes before any row: who holds a row and waits for an erasure that waits for the row waits for ever.
     */
    void holdPeople() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock_shared(:lock) as text)", Object.class)
                .setParameter("lock", PEOPLE)
                .getSingleResult();
    }

    /**
     * Whether what is stored of this document is older, or was stored by who did not ask whom it names; locks it against another
     * event of the same document. A retraction is later than all that does not know of it, in whichever order they come.
     */
    boolean isNews(DocumentRecord document) {
        List<?> rows = em.createNativeQuery(
                        "select (retracted, case when people_revision = revision then revision else revision - 1 end)"
                                + " < (:retracted, :revision) from document where id = :id for update",
                        Object.class)
                .setParameter("id", document.id())
                .setParameter("retracted", document.retracted())
                .setParameter("revision", document.revision())
                .getResultList();
        return rows.isEmpty() || (Boolean) rows.getFirst();
    }

    /** Of some documents those that were retracted; whoever retracts one of the others waits for the end of the transaction. */
    Set<UUID> holdAndFindRetracted(Set<UUID> documents) {
        UUID[] ids = documents.toArray(UUID[]::new);
        em.createNativeQuery(
                        "select count(cast(pg_advisory_xact_lock_shared(hash) as text)) from (select"
                                + " hashtextextended('document ' || id, 0) as hash from unnest(:ids) as d (id)"
                                + " order by hash) as sorted",
                        Object.class)
                .setParameter("ids", ids)
                .getSingleResult();
        Set<UUID> retracted = new TreeSet<>();
        em.createNativeQuery("select id from document where id = any(:ids) and retracted", Object.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> retracted.add((UUID) row));
        return retracted;
    }

    /** Keeps all others from holding a document, until the end of the transaction. */
    void lockDocument(UUID document) {
        em.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended('document ' || cast(:id as text), 0)) as text)",
                        Object.class)
                .setParameter("id", document)
                .getSingleResult();
    }

    /** How many documents mention bills and were stored by who did not ask whom they name. */
    long withoutPeople() {
        return (Long) em.createNativeQuery(
                        "select count(*) from document d where d.people_revision <> d.revision and not d.retracted"
                                + " and exists (select from bill_mention m where m.document_id = d.id)",
                        Object.class)
                .getSingleResult();
    }

    /** Under which mark a document is here; empty where it is not. */
    Optional<Tlp> markOf(UUID document) {
        List<?> rows = em.createNativeQuery("select tlp from document where id = :id", Object.class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().findFirst().flatMap(mark -> Tlp.ofLabel((String) mark));
    }

    Set<String> billsOf(UUID document) {
        Set<String> bills = new TreeSet<>();
        em.createNativeQuery("select bill_id from bill_mention where document_id = :id", Object.class)
                .setParameter("id", document)
                .getResultList()
                .forEach(row -> bills.add((String) row));
        return bills;
    }

    /**
     * The caller {@linkplain #holdPeople holds the people}.
     *
     * @param people by the name that the document's last mention of each has
     */
    void replace(DocumentRecord d, List<BillMention> now, Map<UUID, String> people) {
        ObjectNode summary = Json.mapper().valueToTree(d);
        summary.remove(List.of("mentions", "observations"));
        em.createNativeQuery("insert into document (id, revision, tlp, retracted, summary, people_revision)"
                        + " values (:id, :revision, :tlp, :retracted, cast(:summary as jsonb), :revision)"
                        + " on conflict (id) do update set revision = excluded.revision, tlp = excluded.tlp,"
                        + " retracted = excluded.retracted, summary = excluded.summary,"
                        + " people_revision = excluded.people_revision")
                .setParameter("id", d.id())
                .setParameter("revision", d.revision())
                .setParameter("tlp", d.tlp().label())
                .setParameter("retracted", d.retracted())
                .setParameter("summary", summary.toString())
                .executeUpdate();
        em.createNativeQuery("delete from bill_mention where document_id = :id")
                .setParameter("id", d.id())
                .executeUpdate();
        for (int i = 0; i < now.size(); i++) {
            em.createNativeQuery("insert into bill_mention (document_id, bill_id, ordinal, mention)"
                            + " values (:id, :bill, :ordinal, cast(:mention as jsonb))")
                    .setParameter("id", d.id())
                    .setParameter("bill", now.get(i).billId())
                    .setParameter("ordinal", i)
                    .setParameter("mention", Json.text(now.get(i)))
                    .executeUpdate();
        }
        em.createNativeQuery("delete from document_person where document_id = :id")
                .setParameter("id", d.id())
                .executeUpdate();
        em.createNativeQuery("insert into document_person (document_id, detainee_id, name)"
                        + " select :id, p.detainee_id, p.name from unnest(:people, :names) as p (detainee_id, name)"
                        + " where p.detainee_id not in (select detainee_id from erased_person)")
                .setParameter("id", d.id())
                .setParameter("people", people.keySet().toArray(UUID[]::new))
                .setParameter("names", people.values().toArray(String[]::new))
                .executeUpdate();
    }

    /** Forgets a person for good, whichever document names them. */
    void erase(UUID person) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", Object.class)
                .setParameter("lock", PEOPLE)
                .getSingleResult();
        em.createNativeQuery("insert into erased_person (detainee_id) values (:id) on conflict do nothing")
                .setParameter("id", person)
                .executeUpdate();
        em.createNativeQuery("delete from document_person where detainee_id = :id")
                .setParameter("id", person)
                .executeUpdate();
    }

    /** The bill as it now stands, locked; empty while nobody has it. */
    Optional<KnownBill> lockBill(String bill) {
        List<?> rows = em.createNativeQuery(
                        "select revision, cast(view -> 'summary' as text) from bill where id = :id for update",
                        Object[].class)
                .setParameter("id", bill)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new KnownBill(((Number) columns[0]).longValue(), tree((String) columns[1]));
        });
    }

    /** Documents that mention a bill and carry one of the marks, newest first, each with its mentions of that bill. */
    public List<MentioningDocument> mentioning(
            String bill,
            List<String> marks,
            DocumentsUntil until,
            Optional<UUID> after,
            int limit,
            BiConsumer<String, Stream<Tlp>> shown) {
        Query query = em.createNativeQuery(
                        "select d.id, cast(d.summary as text), cast(jsonb_agg(m.mention order by m.ordinal) as text), d.tlp"
                                + " from document d join bill_mention m on m.document_id = d.id"
                                + " where m.bill_id = :bill and d.tlp = any(:marks) and not d.retracted"
                                + until.condition()
                                + (after.isPresent() ? " and d.id < :after" : "")
                                + " group by d.id order by d.id desc limit :limit",
                        Object[].class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .setParameter("limit", limit);
        until.bind(query);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        List<MentioningDocument> found = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            shown.accept(columns[0].toString(), Tlp.ofLabel((String) columns[3]).stream());
            found.add(MentioningDocument.of((UUID) columns[0], tree((String) columns[1]), tree((String) columns[2])));
        }
        return found;
    }

    /** How many documents mention a bill and carry one of the marks. */
    public long count(String bill, List<String> marks) {
        return (Long) em.createNativeQuery(
                        "select count(distinct d.id) from document d join bill_mention m on m.document_id = d.id"
                                + " where m.bill_id = :bill and d.tlp = any(:marks) and not d.retracted",
                        Object.class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .getSingleResult();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("stored JSON is not readable", e);
        }
    }
}
