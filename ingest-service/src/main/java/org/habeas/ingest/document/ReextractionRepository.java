package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Stores the runs of extractors over what is stored, and finds the documents that are due; the only place with queries about them. */
@ApplicationScoped
class ReextractionRepository {

    private static final String JOB = "select id, version, everything, after_id, total, done, changed, failed,"
            + " requested_at, started_at, finished_at from reextraction";

    /** Of a run whose version and extent are bound. */
    private static final String DUE = " from document where not retracted and (coalesce(extraction, 0) < :version"
            + " or :everything and coalesce(extraction, 0) = :version)";

    private final EntityManager em;

    ReextractionRepository(EntityManager em) {
        this.em = em;
    }

    /** False if one is under way; of two who ask at once one is first. */
    boolean add(UUID id, int version, boolean everything, String subject, Instant now) {
        return em.createNativeQuery("insert into reextraction (id, version, everything, requested_by, requested_at)"
                                + " values (:id, :version, :everything, :subject, :now) on conflict do nothing")
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .setParameter("everything", everything)
                        .setParameter("subject", subject)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    Optional<Reextraction.Job> find(UUID id) {
        return job(query(JOB + " where id = :id").setParameter("id", id));
    }

    /** The one that is under way. */
    Optional<Reextraction.Job> open() {
        return job(query(JOB + " where finished_at is null"));
    }

    List<Reextraction.Failure> failures(UUID job, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select document_id, detail from reextraction_failure where job_id = :job order by document_id",
                        Object[].class)
                .setParameter("job", job)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new Reextraction.Failure((UUID) r[0], (String) r[1]))
                .toList();
    }

    void start(Reextraction.Job job, Instant now) {
        em.createNativeQuery("update reextraction set started_at = coalesce(started_at, :now), total = coalesce(total,"
                        + " (select count(*)" + DUE + ")) where id = :id")
                .setParameter("version", job.version())
                .setParameter("everything", job.everything())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("id", job.id())
                .executeUpdate();
    }

    /** The next documents that are due, in the order of their ids, behind the last one that was done. */
    List<UUID> due(Reextraction.Job job, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select id" + DUE + " and id > coalesce((select after_id from reextraction where id = :job),"
                                + " cast('00000000-0000-0000-0000-000000000000' as uuid)) order by id",
                        Object.class)
                .setParameter("version", job.version())
                .setParameter("everything", job.everything())
                .setParameter("job", job.id())
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    /** Notes what became of one document, in the transaction in which it did; twice it counts once. */
    void done(UUID job, UUID document, boolean isChanged, @Nullable String failure) {
        int moved = em.createNativeQuery("update reextraction set after_id = :document, done = done + 1,"
                        + " changed = changed + :changed, failed = failed + :failed"
                        + " where id = :job and (after_id is null or after_id < :document)")
                .setParameter("document", document)
                .setParameter("changed", isChanged ? 1 : 0)
                .setParameter("failed", failure == null ? 0 : 1)
                .setParameter("job", job)
                .executeUpdate();
        if (moved == 1 && failure != null) {
            em.createNativeQuery("insert into reextraction_failure (job_id, document_id, detail)"
                            + " values (:job, :document, :detail) on conflict do nothing")
                    .setParameter("job", job)
                    .setParameter("document", document)
                    .setParameter("detail", failure)
                    .executeUpdate();
        }
    }

    void finish(UUID job, Instant now) {
        em.createNativeQuery("update reextraction set finished_at = :now where id = :id and finished_at is null")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("id", job)
                .executeUpdate();
    }

    private NativeQuery<Object[]> query(String sql) {
        return em.unwrap(org.hibernate.Session.class)
                .createNativeQuery(sql, Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("version", Integer.class)
                .addScalar("everything", Boolean.class)
                .addScalar("after_id", UUID.class)
                .addScalar("total", Long.class)
                .addScalar("done", Long.class)
                .addScalar("changed", Long.class)
                .addScalar("failed", Long.class)
                .addScalar("requested_at", Instant.class)
                .addScalar("started_at", Instant.class)
                .addScalar("finished_at", Instant.class);
    }

    private static Optional<Reextraction.Job> job(NativeQuery<Object[]> query) {
        return query.getResultList().stream()
                .findFirst()
                .map(r -> new Reextraction.Job(
                        (UUID) r[0],
                        (Integer) r[1],
                        (Boolean) r[2],
                        (UUID) r[3],
                        (Long) r[4],
                        (Long) r[5],
                        (Long) r[6],
                        (Long) r[7],
                        (Instant) r[8],
                        (Instant) r[9],
                        (Instant) r[10]));
    }
}
