package org.habeas.detainee.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.habeas.kit.forgotten.ForgottenNames;

/** Every table of this service that holds something of a person. One that comes later has to be added here; a test looks. */
@ApplicationScoped
class PersonTables {

    private static final String EMPTIED = "Emptied: it was judged while the record showed somebody who was erased.";

    private final EntityManager em;
    private final ForgottenNames forgotten;

    PersonTables(EntityManager em, ForgottenNames forgotten) {
        this.em = em;
        this.forgotten = forgotten;
    }

    /** Locks a person as whoever writes about them does; the revision of the record, if they are here. */
    Optional<Long> lock(UUID id) {
        run("insert into detainee_lock (id) values (:id) on conflict (id) do update set id = excluded.id", id);
        return em.createNativeQuery("select revision from detainee where id = :id for update", Object.class)
                .setParameter("id", id)
                .getResultStream()
                .map(Long.class::cast)
                .findFirst();
    }

    /** The record that shows what is said of a person: their own, or that into which it is merged. */
    UUID standing(UUID id) {
        List<UUID> shown = ids("select coalesce(merged_into, id) from detainee where id = :id", id);
        return shown.isEmpty() ? id : shown.getFirst();
    }

    /** All records of one person, of which this one shows the others, in the order in which they are locked. */
    List<UUID> joined(UUID id) {
        return ids("select id from detainee where id = :id or merged_into = :id order by id", id);
    }

    /**
     * Another record that showed what is said of a person, or whose alerts named them: they were joined, by one merge or by several.
     *
     * @param since when they were joined
     * @param until when they were parted
     */
    record Companion(UUID id, Instant since, Instant until) {}

    /** All of them, whether they are joined still or not; a record may have been joined more than once. */
    List<Companion> companions(UUID id, Instant now) {
        List<Companion> found = new ArrayList<>();
        for (Object row : em.createNativeQuery(
                        "with recursive joined (id, since, until) as (select cast(:id as uuid), cast(:start as timestamptz),"
                                + " cast(:now as timestamptz) union select case when e.survivor = j.id then e.absorbed else"
                                + " e.survivor end, greatest(j.since, e.made_at), least(j.until, coalesce(e.undone_at, :now))"
                                + " from merge_edge e join joined j on j.id in (e.survivor, e.absorbed)"
                                + " where e.judgement = 'same' and e.made_at <= j.until and coalesce(e.undone_at, :now) >= j.since)"
                                + " select distinct id, since, until from joined where id <> :id order by id",
                        Object[].class)
                .setParameter("id", id)
                .setParameter("start", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getResultList()) {
            Object[] cells = (Object[]) row;
            found.add(new Companion((UUID) cells[0], instant(cells[1]), instant(cells[2])));
        }
        return found;
    }

    /** Takes out why others were judged to be a companion, or not, while the two were joined: it may tell of the person. */
    void emptyReasons(Companion companion) {
        em.createNativeQuery("update merge_edge set"
                        + " reason = case when made_at between :since and :until then '" + EMPTIED
                        + "' else reason end,"
                        + " undone_reason = case when undone_at between :since and :until or undo_asked_at between :since and :until"
                        + " then null else undone_reason end"
                        + " where survivor = :id or absorbed = :id")
                .setParameter("id", companion.id())
                .setParameter("since", companion.since().atOffset(ZoneOffset.UTC))
                .setParameter("until", companion.until().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static Instant instant(Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : (Instant) time;
    }

    private List<UUID> ids(String sql, UUID id) {
        List<UUID> found = new ArrayList<>();
        for (Object row :
                em.createNativeQuery(sql, Object.class).setParameter("id", id).getResultList()) {
            found.add((UUID) row);
        }
        return found;
    }

    /**
     * Removes all of it, but for what the change log has.
     *
     * @param companions whose kept answers may show it
     */
    void empty(UUID id, UUID erasure, Collection<UUID> companions) {
        em.createNativeQuery("insert into erased_detainee (detainee_id, erasure_id) values (:id, :erasure)")
                .setParameter("id", id)
                .setParameter("erasure", erasure)
                .executeUpdate();
        run(
                "insert into erased_slug (sha256, detainee_id) select " + ErasedPeople.hashOf("slug")
                        + ", detainee_id from detainee_slug where detainee_id = :id",
                id);
        forgotten.remember(names(id));
        List<String> traces = new ArrayList<>(proposals(id, erasure));
        traces.addAll(untracked());
        traces.add(id.toString());
        companions.forEach(other -> traces.add(other.toString()));
        traces.addAll(vouchers(id));
        run("update erasure set reason = null where detainee_id = :id", id);
        run("delete from person_mention where detainee_id = :id", id);
        run("delete from mention_told where detainee_id = :id", id);
        run("delete from detainee_name where detainee_id = :id", id);
        run("delete from statement where detainee_id = :id", id);
        run("delete from detainee_slug where detainee_id = :id", id);
        run("delete from merge_edge where survivor = :id or absorbed = :id", id);
        run("delete from detainee where id = :id", id);
        run("delete from detainee_place where detainee_id = :id", id);
        companions.forEach(
                other -> run("delete from detainee_place where detainee_id = :id", other)); // under the joined name
        answers(traces);
    }

    /**
     * Removes what was proposed about a person, or to bring one of the same name who is not here yet: accepted, it would bring the
     * person back. It may be somebody else, so of the latter it is kept that they were there, who sent them and when.
     *
     * @return their ids
     */
    private List<String> proposals(UUID id, UUID erasure) {
        List<String> ids = new ArrayList<>();
        em.createNativeQuery(
                        "with gone as (delete from proposal p where p.subject = :id or p.first_subject = :id or p.held_statements &&"
                                + " array(select id from statement where detainee_id = :id) or p.subject is null and exists (select from"
                                + " jsonb_array_elements(case when jsonb_typeof(p.content -> 'names') = 'array'"
                                + " then p.content -> 'names' else '[]' end) n where " + compared("n ->> 'text'")
                                + " in"
                                + " (select " + compared("value")
                                + " from statement where detainee_id = :id and property = 'name'))"
                                + " returning p.id, p.subject, p.proposer, p.created),"
                                + " noted as (insert into erased_proposal (proposal_id, erasure_id, proposer, created)"
                                + " select id, :erasure, proposer, created from gone where subject is null)"
                                + " select cast(id as text) from gone",
                        Object.class)
                .setParameter("id", id)
                .setParameter("erasure", erasure)
                .getResultList()
                .forEach(row -> ids.add((String) row));
        return ids;
    }

    /** All that the person was ever called here. */
    private List<String> names(UUID id) {
        List<String> names = new ArrayList<>();
        em.createNativeQuery("select value from statement where detainee_id = :id and property = 'name'", Object.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(row -> names.add((String) row));
        return names;
    }

    /**
     * Removes what documents propose of somebody who is not here yet, and who by their name may be the person, however it is written:
     * nobody sent it, so nobody has to hear of it.
     *
     * @return the ids
     */
    private List<String> untracked() {
        Predicate<String> erased = forgotten.known();
        List<String> ids = new ArrayList<>();
        for (Object row : em.createNativeQuery(
                        "select cast(p.id as text), n ->> 'text' from proposal p, jsonb_array_elements(p.content -> 'names') n"
                                + " where p.kind = 'DETAINEE' and p.document_id is not null and p.subject is null",
                        Object[].class)
                .getResultList()) {
            Object[] r = (Object[]) row;
            if (erased.test((String) r[1])) {
                ids.add((String) r[0]);
            }
        }
        em.createNativeQuery("delete from proposal where cast(id as text) = any(:ids)")
                .setParameter("ids", ids.toArray(String[]::new))
                .executeUpdate();
        return ids;
    }

    /**
     * Takes out why reviewers vouched for documents that name a person, and for which issuer: both may name the person too. Without an
     * issuer a voucher counts for nothing.
     *
     * @return the ids of the vouchers
     */
    private List<String> vouchers(UUID id) {
        List<String> ids = new ArrayList<>();
        em.createNativeQuery(
                        "with emptied as (update voucher set issuer = null, reason = null, undone_reason = null where document_id in (select"
                                + " document_id from person_mention where detainee_id = :id) returning id)"
                                + " select cast(id as text) from emptied",
                        Object.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(row -> ids.add((String) row));
        return ids;
    }

    /** A text as {@link org.habeas.detainee.statement.Statement#normalised} compares it, as SQL. */
    private static String compared(String sql) {
        return "lower(btrim(regexp_replace(normalize(" + sql + ", NFKC), '\\s+', ' ', 'g')))";
    }

    /** Removes answers that were kept for whoever sends a request again. */
    private void answers(List<String> traces) {
        em.createNativeQuery("delete from idempotency i where exists (select from unnest(cast(:traces as text[])) t"
                        + " where strpos(i.operation, t) > 0 or strpos(i.location, t) > 0 or strpos(i.body, t) > 0)")
                .setParameter("traces", traces.toArray(String[]::new))
                .executeUpdate();
    }

    private void run(String sql, UUID id) {
        em.createNativeQuery(sql).setParameter("id", id).executeUpdate();
    }
}
