package org.habeas.detainee.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.audit.AuditTrail;

/** Queries of the read model of documents. */
@ApplicationScoped
public class MentionRepository {

    /** A lock, held shared by whoever has to know who is merged into whom, and alone by whoever changes it. */
    public static final long MERGES = 0x4d65726765733031L;

    /** A document that names more is a list; what is quoted of it beyond these is not compared. */
    private static final int MOST_PASSAGES = 5_000;

    private final EntityManager em;
    private final AuditTrail trail;

    MentionRepository(EntityManager em, AuditTrail trail) {
        this.trail = trail;
        this.em = em;
    }

    record KnownPerson(long revision, JsonNode summary) {}

    /**
     * Whether what is stored of this document is older; locks it against another event of the same document. A retraction is later than
     * all that does not know of it, in whichever order they come.
     */
    boolean isNews(DocumentRecord document) {
        List<?> rows = em.createNativeQuery(
                        "select (retracted, revision) < (:retracted, :revision) from document where id = :id for update",
                        Object.class)
                .setParameter("id", document.id())
                .setParameter("retracted", document.retracted())
                .setParameter("revision", document.revision())
                .getResultList();
        return rows.isEmpty() || (Boolean) rows.getFirst();
    }

    /** Whether a document is here, and of another kind. */
    boolean isOtherKind(UUID document, String kind) {
        return !em.createNativeQuery(
                        "select 1 from document where id = :id and summary ->> 'kind' <> :kind", Object.class)
                .setParameter("id", document)
                .setParameter("kind", kind)
                .getResultList()
                .isEmpty();
    }

    Optional<KnownDocument> known(UUID document) {
        List<?> rows = em.createNativeQuery(
                        "select tlp, summary ->> 'sha256', summary ->> 'issuer', summary ->> 'url' from document"
                                + " where id = :id and not retracted",
                        Object[].class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new KnownDocument(
                    Tlp.ofLabel((String) columns[0]).orElseThrow(), (String) columns[1], (String) columns[2], (String)
                            columns[3]);
        });
    }

    /** What is known of a document's text: the sentences that name somebody, and those that state something of them. */
    List<KnownDocuments.Passage> passages(UUID document) {
        List<KnownDocuments.Passage> passages = new ArrayList<>();
        em.createNativeQuery(
                        "select mention ->> 'quote', cast(mention ->> 'quoteStart' as integer) from person_mention"
                                + " where document_id = :id"
                                + " union select s -> 'evidence' ->> 'quote', cast(s -> 'evidence' ->> 'start' as integer)"
                                + " from proposal p, jsonb_array_elements(p.content -> 'statements') s"
                                + " where p.document_id = :id and p.state <> 'LAPSED' limit " + MOST_PASSAGES,
                        Object[].class)
                .setParameter("id", document)
                .getResultList()
                .forEach(row -> {
                    Object[] columns = (Object[]) row;
                    if (columns[0] != null && columns[1] != null) {
                        passages.add(new KnownDocuments.Passage((String) columns[0], (Integer) columns[1]));
                    }
                });
        return passages;
    }

    /** Documents whose retraction has come here since an instant, in the order of their ids. */
    List<UUID> retractedSince(Instant since) {
        List<?> rows = em.createNativeQuery(
                        "select id from document where retracted_at >= :since order by id", Object.class)
                .setParameter("since", since.atOffset(ZoneOffset.UTC))
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    /** Under which mark a document is here; empty where it is not. */
    Optional<Tlp> markOf(UUID document) {
        List<?> rows = em.createNativeQuery("select tlp from document where id = :id", Object.class)
                .setParameter("id", document)
                .getResultList();
        return rows.stream().findFirst().flatMap(mark -> Tlp.ofLabel((String) mark));
    }

    /** Who was told to be named by a document. */
    Set<UUID> told(UUID document) {
        Set<UUID> people = new TreeSet<>();
        em.createNativeQuery("select detainee_id from mention_told where document_id = :id", Object.class)
                .setParameter("id", document)
                .getResultList()
                .forEach(row -> people.add((UUID) row));
        return people;
    }

    /** Lets it be told anew whom a document names. */
    void forgetTold(UUID document) {
        em.createNativeQuery("delete from mention_told where document_id = :id")
                .setParameter("id", document)
                .executeUpdate();
    }

    Set<UUID> peopleOf(UUID document) {
        Set<UUID> people = new TreeSet<>();
        em.createNativeQuery("select detainee_id from person_mention where document_id = :id", Object.class)
                .setParameter("id", document)
                .getResultList()
                .forEach(row -> people.add((UUID) row));
        return people;
    }

    void replace(DocumentRecord d, List<PersonMention> now) {
        ObjectNode summary = Json.mapper().valueToTree(d);
        summary.remove(List.of("mentions", "observations"));
        String[] bills = d.mentions().bills().stream()
                .map(DocumentRecord.BillMention::billId)
                .distinct()
                .toArray(String[]::new);
        em.createNativeQuery("insert into document (id, revision, tlp, retracted, summary, bills, retracted_at)"
                        + " values (:id, :revision, :tlp, :retracted, cast(:summary as jsonb), :bills,"
                        + " case when :retracted then now() end)"
                        + " on conflict (id) do update set revision = excluded.revision, tlp = excluded.tlp,"
                        + " retracted = excluded.retracted, summary = excluded.summary, bills = excluded.bills,"
                        + " retracted_at = coalesce(document.retracted_at, excluded.retracted_at)")
                .setParameter("id", d.id())
                .setParameter("revision", d.revision())
                .setParameter("tlp", d.tlp().label())
                .setParameter("retracted", d.retracted())
                .setParameter("summary", summary.toString())
                .setParameter("bills", bills)
                .executeUpdate();
        em.createNativeQuery("delete from person_mention where document_id = :id")
                .setParameter("id", d.id())
                .executeUpdate();
        for (int i = 0; i < now.size(); i++) {
            em.createNativeQuery("insert into person_mention (document_id, detainee_id, ordinal, mention)"
                            + " values (:id, :person, :ordinal, cast(:mention as jsonb))")
                    .setParameter("id", d.id())
                    .setParameter("person", now.get(i).detaineeId())
                    .setParameter("ordinal", i)
                    .setParameter(
                            "mention", Json.mapper().valueToTree(now.get(i)).toString())
                    .executeUpdate();
        }
    }

    /** Until the end of the transaction nobody is merged and no merge is undone. */
    public void holdMerges() {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock_shared(:lock)", Object.class)
                .setParameter("lock", MERGES)
                .getSingleResult();
    }

    /** Of some people those who are merged into others, with the record that shows what is said of them. */
    Map<UUID, UUID> survivors(Set<UUID> people) {
        Map<UUID, UUID> survivors = new HashMap<>();
        em.createNativeQuery(
                        "select id, merged_into from detainee where id = any(:ids) and merged_into is not null",
                        Object[].class)
                .setParameter("ids", people.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> survivors.put((UUID) ((Object[]) row)[0], (UUID) ((Object[]) row)[1]));
        return survivors;
    }

    /** Notes that a person is told to be named by a document; false if that was told before. */
    boolean isToldFirst(UUID document, UUID person) {
        return em.createNativeQuery("insert into mention_told (document_id, detainee_id) values (:document, :person)"
                                + " on conflict do nothing")
                        .setParameter("document", document)
                        .setParameter("person", person)
                        .executeUpdate()
                == 1;
    }

    /** The person as the record now stands, locked; empty while nobody tracks them. */
    Optional<KnownPerson> lockPerson(UUID person) {
        List<?> rows = em.createNativeQuery(
                        "select revision, cast(view -> 'summary' as text) from detainee where id = :id for update",
                        Object[].class)
                .setParameter("id", person)
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] columns = (Object[]) row;
            return new KnownPerson(((Number) columns[0]).longValue(), tree((String) columns[1]));
        });
    }

    /** Documents that name a person and carry one of the marks, newest first, each with its mentions of that person. */
    public List<NamingDocument> naming(UUID person, List<String> marks, Until until, Optional<UUID> after, int limit) {
        String sql = "select d.id, cast(d.summary as text), cast(jsonb_agg(m.mention order by m.ordinal) as text),"
                + " d.tlp" + naming(until)
                + (after.isPresent() ? " and d.id < :after" : "")
                + " group by d.id order by d.id desc limit :limit";
        Query query = em.createNativeQuery(sql, Object[].class)
                .setParameter("person", person)
                .setParameter("marks", marks.toArray(String[]::new))
                .setParameter("limit", limit);
        until.bind(query, sql);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        List<NamingDocument> found = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            trail.shown(person.toString(), Tlp.ofLabel((String) columns[3]).orElseThrow());
            found.add(NamingDocument.of((UUID) columns[0], tree((String) columns[1]), tree((String) columns[2])));
        }
        return found;
    }

    /** How many documents name a person and carry one of the marks. */
    public long count(UUID person, List<String> marks, Until until) {
        String sql = "select count(distinct d.id)" + naming(until);
        Query query = em.createNativeQuery(sql, Object.class)
                .setParameter("person", person)
                .setParameter("marks", marks.toArray(String[]::new));
        until.bind(query, sql);
        return (Long) query.getSingleResult();
    }

    private static String naming(Until until) {
        return " from document d join person_mention m on m.document_id = d.id where m.detainee_id = " + until.members()
                + " and d.tlp = any(:marks) and not d.retracted" + until.document("d");
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("stored JSON is not readable", e);
        }
    }
}
