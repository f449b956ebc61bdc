package org.habeas.ingest.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * The known names of this service's own database, and the order between them and documents.
 *
 * <p>A document that comes in while a name arrives must not miss it. Whoever reads names for a document shares an advisory
 * lock until commit; whoever changes names holds it alone until commit, which is short: the search comes after it. So either
 * the document commits first and the search for the new name finds its text, or the name commits first and the document is
 * read with it.
 */
@ApplicationScoped
public class KnownNames {

    /** Any number, but the same in every replica. */
    private static final long LOCK = 0x6e616d6573L;

    private final EntityManager entities;
    private volatile Loaded loaded = new Loaded(-1, NameFinder.of(List.of()));

    KnownNames(EntityManager entities) {
        this.entities = entities;
    }

    /** A finder and the version of the names that it was made from. */
    private record Loaded(long version, NameFinder finder) {}

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
        long version = ((Number) entities.createNativeQuery("select version from name_version")
                        .getSingleResult())
                .longValue();
        Loaded now = loaded;
        if (now.version() != version) {
            now = new Loaded(version, NameFinder.of(all()));
            loaded = now;
        }
        return now.finder();
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
        entities.createNativeQuery("insert into known_name (detainee_id, revision, name, names, slug)"
                        + " values (:id, :revision, :name, cast(:names as jsonb), cast(:slug as text))"
                        + " on conflict (detainee_id) do update set revision = excluded.revision,"
                        + " name = excluded.name, names = excluded.names, slug = excluded.slug")
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

    private List<KnownName> all() {
        List<KnownName> all = new ArrayList<>();
        for (Object row : entities.createNativeQuery(
                        "select detainee_id, name, names::text from known_name where names <> '[]'", Object[].class)
                .getResultList()) {
            Object[] r = (Object[]) row;
            all.add(new KnownName((UUID) r[0], (String) r[1], texts((String) r[2])));
        }
        return all;
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
