package org.habeas.ingest.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.habeas.contracts.Json;
import org.habeas.kit.forgotten.ForgottenNames;
import org.jspecify.annotations.Nullable;

/**
 * The known names of this service's own database, and the order between them and documents.
 *
 * <p>A document that comes in while a name arrives must not miss it. Whoever reads names for a document shares an advisory
 * lock until commit; whoever changes names holds it alone until commit, which is short: the search comes after it. So either
 * the document commits first and the search for the new name finds its text, or the name commits first and the document is
 * read with it.
 *
 * <p>All names are in memory. What a change costs under the lock is what has changed since: a small layer over the finder that
 * is here. When the layer has grown, all names are read again beside the work, under no lock.
 */
@ApplicationScoped
public class KnownNames {

    /** Any number, but the same in every replica. */
    private static final long LOCK = 0x6e616d6573L;

    /** So many people change before all names are read again, beside the work; a layer of them is made in milliseconds. */
    static final int MOST_CHANGED = 1_000;

    private final EntityManager entities;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Loaded loaded = new Loaded(-1, NameFinder.of(List.of()), Map.of(), name -> false);

    private final ForgottenNames forgotten;

    KnownNames(EntityManager entities, ForgottenNames forgotten) {
        this.entities = entities;
        this.forgotten = forgotten;
    }

    /**
     * A finder and the version of the names that it was made from.
     *
     * @param changed who has changed since its base was made
     * @param erased whether a name may be that of somebody who was erased
     */
    private record Loaded(long version, NameFinder finder, Map<UUID, Changed> changed, Predicate<String> erased) {

        Loaded since(long newer, List<Changed> more, Predicate<String> nowErased) {
            Map<UUID, Changed> all = new HashMap<>(changed);
            more.forEach(c -> all.put(c.known().id(), c));
            List<KnownName> people = all.values().stream().map(Changed::known).toList();
            return new Loaded(newer, finder.with(people).forgetting(nowErased), Map.copyOf(all), nowErased);
        }
    }

    /** A person, and the version of the names that they came with. */
    private record Changed(KnownName known, long version) {}

    /** What is kept of one person. */
    public record Kept(
            long revision,
            String name,
            List<String> texts,
            @Nullable String slug) {

        /** Whether a state says something that is not kept: it is newer, or the same and brings the slug. */
        public boolean isBehind(KnownName state, long itsRevision) {
            return itsRevision > revision || (itsRevision == revision && slug == null && state.slug() != null);
        }
    }

    /** The finder of this moment, for a first look without any lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public NameFinder now() {
        return current();
    }

    /** The finder for a document that comes in; no name changes until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public NameFinder forDocument() {
        lock("select pg_advisory_xact_lock_shared(:lock)");
        return current();
    }

    private NameFinder current() {
        long version = version();
        Loaded now = loaded;
        return now.version() >= version ? now.finder() : read(version);
    }

    private long version() {
        return ((Number) entities.createNativeQuery("select version from name_version")
                        .getSingleResult())
                .longValue();
    }

    /** Reads who has changed, and no more than that; the first time everybody. */
    private NameFinder read(long version) {
        reading.lock();
        try {
            if (loaded.version() < 0) {
                loaded = everybody(version);
            } else if (loaded.version() < version) {
                loaded = loaded.since(version, changed(loaded.version()), forgotten.known());
            }
            if (loaded.changed().size() > MOST_CHANGED && renewing.compareAndSet(false, true)) {
                Thread.ofVirtual().name("known-names").start(this::renew);
            }
            return loaded.finder();
        } finally {
            reading.unlock();
        }
    }

    private Loaded everybody(long version) {
        Predicate<String> erased = forgotten.known();
        return new Loaded(version, NameFinder.of(known(changed(-1))).forgetting(erased), Map.of(), erased);
    }

    /** Makes a new base of all names while the old one with its changes goes on answering. */
    private void renew() {
        try {
            Loaded all = QuarkusTransaction.requiringNew().call(() -> everybody(version()));
            reading.lock();
            try {
                List<Changed> since = loaded.changed().values().stream()
                        .filter(c -> c.version() > all.version())
                        .toList();
                if (loaded.version() >= all.version()) {
                    loaded = all.since(loaded.version(), since, loaded.erased());
                }
            } finally {
                reading.unlock();
            }
        } finally {
            renewing.set(false); // whoever meets the next change tries again, if it went wrong
        }
    }

    /** What is kept of the person, locked, so that two states of one person are taken one after the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Kept> lock(UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select revision, name, names::text, slug from known_name where detainee_id = :id for update",
                        Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Kept(((Number) r[0]).longValue(), (String) r[1], texts((String) r[2]), (String) r[3]));
    }

    /** Keeps a newer revision of a person whose names are the same: nobody has to search for anything. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void touch(KnownName known, long revision) {
        entities.createNativeQuery("update known_name set revision = :revision, slug = cast(:slug as text)"
                        + " where detainee_id = :id")
                .setParameter("id", known.id())
                .setParameter("revision", revision)
                .setParameter("slug", known.slug())
                .executeUpdate();
    }

    /**
     * Replaces the names of a person; without texts the person is no longer looked for, but the revision stays, so that
     * an older state does not bring them back. From here to the end of the transaction no document comes in.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(KnownName known, long revision) {
        lock("select pg_advisory_xact_lock(:lock)");
        entities.createNativeQuery("insert into known_name (detainee_id, revision, name, names, slug, version)"
                        + " values (:id, :revision, :name, cast(:names as jsonb), cast(:slug as text),"
                        + " (select version + 1 from name_version))"
                        + " on conflict (detainee_id) do update set revision = excluded.revision,"
                        + " name = excluded.name, names = excluded.names, slug = excluded.slug,"
                        + " version = excluded.version")
                .setParameter("id", known.id())
                .setParameter("revision", revision)
                .setParameter("name", known.name())
                .setParameter("names", json(known.texts()))
                .setParameter("slug", known.slug())
                .executeUpdate();
        entities.createNativeQuery("update name_version set version = version + 1")
                .executeUpdate();
    }

    /**
     * Names whose documents are still to be searched.
     *
     * @param words the folded words of each name that came or went
     * @param traceparent of the event that brought them
     */
    public record Waiting(
            UUID id, Set<List<String>> words, @Nullable String traceparent) {}

    /** Notes, in the transaction that changes a name, that documents are to be searched for it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void await(Waiting waiting) {
        entities.createNativeQuery("insert into name_search (id, words, traceparent)"
                        + " values (:id, cast(:words as jsonb), cast(:traceparent as text))")
                .setParameter("id", waiting.id())
                .setParameter("words", json(waiting.words()))
                .setParameter("traceparent", waiting.traceparent())
                .executeUpdate();
    }

    /** The longest waiting. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Waiting> firstWaiting() {
        List<?> rows = entities.createNativeQuery(
                        "select id, words::text, traceparent from name_search order by id limit 1", Object[].class)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Waiting((UUID) r[0], words((String) r[1]), (String) r[2]));
    }

    /** Every document has been looked at. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void searched(UUID waiting) {
        entities.createNativeQuery("delete from name_search where id = :id")
                .setParameter("id", waiting)
                .executeUpdate();
    }

    /** Who came with a version above this one, those without a name too. */
    private List<Changed> changed(long above) {
        List<?> rows = entities.createNativeQuery(
                        "select detainee_id, name, names::text, version from known_name where version > :above",
                        Object[].class)
                .setParameter("above", above)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new Changed(
                        new KnownName((UUID) r[0], (String) r[1], texts((String) r[2])), ((Number) r[3]).longValue()))
                .toList();
    }

    private static List<KnownName> known(List<Changed> people) {
        return people.stream()
                .map(Changed::known)
                .filter(known -> !known.texts().isEmpty())
                .toList();
    }

    private void lock(String statement) {
        entities.createNativeQuery(statement, Object.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private static String json(Object texts) {
        try {
            return Json.mapper().writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings is always JSON", e);
        }
    }

    private static Set<List<String>> words(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<Set<List<String>>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names are not readable", e);
        }
    }

    private static List<String> texts(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names are not readable", e);
        }
    }
}
