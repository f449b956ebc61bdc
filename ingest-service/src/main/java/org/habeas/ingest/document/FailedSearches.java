package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Documents whose search for names failed, so that none is forgotten and none stands in the way of the others. The pauses
 * grow; what seems to be a document's own fault is tried three times, and then the document is set aside until the next
 * start or the next name that it may have.
 */
@ApplicationScoped
class FailedSearches {

    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LAST_PAUSE = Duration.ofMinutes(5);

    private final EntityManager entities;
    private final Clock clock;

    FailedSearches(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** @param traceparent of the event that led to the search */
    record Failed(UUID document, @Nullable String traceparent) {}

    /**
     * Notes a failure.
     *
     * @param own whether it seems to be the document's own
     * @return whether the document is set aside
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Failed failed, boolean own) {
        return (Boolean) entities.createNativeQuery(
                        "insert into name_search_failed as f (document_id, traceparent, tries, held, due)"
                                + " values (:id, cast(:traceparent as text), 1, :own,"
                                + " cast(:now as timestamptz) + cast(:first as float8) * interval '1 millisecond')"
                                + " on conflict (document_id) do update"
                                + " set traceparent = excluded.traceparent, tries = f.tries + 1,"
                                + " held = f.held + excluded.held,"
                                + " due = case when f.held + excluded.held < :most then cast(:now as timestamptz)"
                                + " + least(cast(:first as float8) * power(2, least(f.tries, 30)),"
                                + " cast(:last as float8)) * interval '1 millisecond' end returning due is null",
                        Object.class)
                .setParameter("id", failed.document())
                .setParameter("traceparent", failed.traceparent())
                .setParameter("own", own ? 1 : 0)
                .setParameter("most", TRIES)
                .setParameter("first", FIRST_PAUSE.toMillis())
                .setParameter("last", LAST_PAUSE.toMillis())
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /** The one whose turn came first. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Failed> due() {
        List<?> rows = entities.createNativeQuery(
                        "select document_id, traceparent from name_search_failed where due <= :now order by due limit 1",
                        Object[].class)
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new Failed((UUID) r[0], (String) r[1]))
                .findFirst();
    }

    /** The document was searched. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remove(UUID document) {
        entities.createNativeQuery("delete from name_search_failed where document_id = :id")
                .setParameter("id", document)
                .executeUpdate();
    }

    /** Gives those that were set aside their turn again, for a newer version may do what an older one could not. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tryAgain() {
        entities.createNativeQuery("update name_search_failed set tries = 0, held = 0, due = :now where due is null")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
