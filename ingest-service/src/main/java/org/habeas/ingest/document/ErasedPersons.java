package org.habeas.ingest.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.Erasures;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person who was erased out of what is kept with documents: their mentions and what was observed of them. A document
 * itself is what somebody else published, and stays with its text.
 */
@ApplicationScoped
class ErasedPersons {

    private static final int SOME = 100;

    private final EntityManager em;
    private final DocumentRepository documents;
    private final ChangeLog changes;
    private final Erasures values;
    private final Clock clock;

    ErasedPersons(EntityManager em, DocumentRepository documents, ChangeLog changes, Erasures values, Clock clock) {
        this.em = em;
        this.documents = documents;
        this.changes = changes;
        this.values = values;
        this.clock = clock;
    }

    /** Notes that a person is to be forgotten. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID person) {
        em.createNativeQuery("insert into erased_person (detainee_id) values (:id) on conflict do nothing")
                .setParameter("id", person)
                .executeUpdate();
    }

    /**
     * Somebody who is still to be forgotten, in the order of their ids.
     *
     * @param after the one before; null for the first
     */
    @Transactional
    Optional<UUID> next(@Nullable UUID after) {
        return em.createNativeQuery(
                        "select detainee_id from erased_person where done_at is null"
                                + " and (cast(:after as uuid) is null or detainee_id > :after)"
                                + " order by detainee_id limit 1",
                        Object.class)
                .unwrap(Query.class)
                .setParameter("after", after, UUID.class)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** Some of the documents that still mention them, the retracted too. */
    @Transactional
    List<UUID> documents(UUID person) {
        return em.createNativeQuery(
                        "select id from document where record -> 'mentions' @> cast(:naming as jsonb) order by id limit "
                                + SOME,
                        Object.class)
                .setParameter("naming", "{\"persons\": [{\"detaineeId\": \"" + person + "\"}]}")
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Takes them out of one document, and tells it. */
    @Transactional
    void erase(UUID person, UUID id) {
        Document document = documents.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (document == null) {
            return;
        }
        Mentions had = document.record().mentions();
        Mentions has = new Mentions(
                had.bills(),
                had.persons().stream()
                        .filter(m -> !person.equals(m.detaineeId()))
                        .toList(),
                had.moreBills(),
                had.morePersons());
        NewMentions.of(document, has).ifPresent(changes::append);
    }

    /** Takes them out of some of the changes that were told before. */
    Erasures.Step erase(UUID person, long after) {
        return values.replace("document.", person.toString(), record -> without(person, record), after);
    }

    static Optional<JsonNode> without(UUID person, JsonNode record) {
        boolean mentioned = remove(record.path("mentions").path("persons"), "detaineeId", person);
        boolean observed = remove(record.path("observations"), "subject", person);
        return mentioned || observed ? Optional.of(record) : Optional.empty();
    }

    private static boolean remove(JsonNode rows, String field, UUID person) {
        int before = rows.size();
        if (rows instanceof ArrayNode all) {
            all.removeIf(row -> person.toString().equals(row.path(field).asText()));
        }
        return rows.size() < before;
    }

    /** Nothing is left of them but on topics, which follow. */
    @Transactional
    void done(UUID person) {
        em.createNativeQuery("delete from idempotency where strpos(body, :id) > 0")
                .setParameter("id", person.toString())
                .executeUpdate();
        values.askOfTopics();
        em.createNativeQuery("update erased_person set done_at = :now where detainee_id = :id")
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter("id", person)
                .executeUpdate();
    }
}
