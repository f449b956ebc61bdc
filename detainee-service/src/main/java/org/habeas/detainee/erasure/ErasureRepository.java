package org.habeas.detainee.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/** Queries about requests to erase. */
@ApplicationScoped
class ErasureRepository {

    private static final int MOST_NAMESAKES = 200;

    private static final String SELECT = "select e.id, e.detainee_id, e.state, e.category, e.reason, e.requested_at,"
            + " e.requested_by, e.decided_at, e.decided_by, t.done_at,"
            + " cast((select jsonb_agg(jsonb_build_object('id', n.proposal_id, 'proposer', n.proposer, 'created', n.created)"
            + " order by n.created) from (select * from erased_proposal where erasure_id = e.id order by created limit "
            + MOST_NAMESAKES + ") n) as text)"
            + " from erasure e left join topic_erasure t on t.id = e.topic_erasure";

    private final Session em;

    ErasureRepository(Session em) {
        this.em = em;
    }

    /** Whom an id or a slug means, as long as they are here. */
    Optional<UUID> person(String idOrSlug) {
        return em.createNativeQuery(
                        "select id from detainee where slug = :text or id = cast(:id as uuid)"
                                + " union select detainee_id from detainee_slug where slug = :text",
                        Object.class)
                .setParameter("text", idOrSlug)
                .setParameter(
                        "id", ErasedPeople.uuid(idOrSlug).map(UUID::toString).orElse(null), String.class)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    void add(Erasure e) {
        em.createNativeQuery(
                        "insert into erasure (id, detainee_id, state, category, reason, requested_at, requested_by)"
                                + " values (:id, :person, 'PENDING', :category, :reason, :at, :by)")
                .setParameter("id", e.id())
                .setParameter("person", e.detaineeId())
                .setParameter("category", e.category().code())
                .setParameter("reason", e.reason())
                .setParameter("at", e.requestedAt().atOffset(ZoneOffset.UTC))
                .setParameter("by", e.requestedBy())
                .executeUpdate();
    }

    void decide(UUID id, Erasure.State state, String by, Instant at, @Nullable Long topicErasure) {
        em.createNativeMutationQuery("update erasure set state = :state, decided_by = :by, decided_at = :at,"
                        + " topic_erasure = :topics where id = :id")
                .setParameter("state", state.name())
                .setParameter("by", by)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .setParameter("topics", topicErasure, Long.class)
                .setParameter("id", id)
                .executeUpdate();
    }

    Optional<Erasure> one(UUID id) {
        return read(em.createNativeQuery(SELECT + " where e.id = :id", Object[].class)
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    Optional<Erasure> pending(UUID person) {
        return read(em.createNativeQuery(
                                SELECT + " where e.detainee_id = :person and e.state = 'PENDING'", Object[].class)
                        .setParameter("person", person))
                .stream()
                .findFirst();
    }

    /** By which a person was erased. */
    Optional<Erasure> of(UUID person) {
        return read(em.createNativeQuery(
                                SELECT + " join erased_detainee d on d.erasure_id = e.id where d.detainee_id = :person",
                                Object[].class)
                        .setParameter("person", person))
                .stream()
                .findFirst();
    }

    /** In the order in which they were asked for. */
    List<Erasure> list(Erasure.@Nullable State state, @Nullable UUID after, int limit) {
        return read(em.createNativeQuery(
                        SELECT + " where (cast(:state as text) is null or e.state = :state)"
                                + " and (cast(:after as uuid) is null or e.id > :after) order by e.id limit :limit",
                        Object[].class)
                .setParameter("state", state == null ? null : state.name(), String.class)
                .setParameter("after", after, UUID.class)
                .setParameter("limit", limit));
    }

    long count(Erasure.@Nullable State state) {
        return (Long) em.createNativeQuery(
                        "select count(*) from erasure where cast(:state as text) is null or state = :state",
                        Object.class)
                .setParameter("state", state == null ? null : state.name(), String.class)
                .getSingleResult();
    }

    private static List<Erasure> read(Query<?> query) {
        List<Erasure> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] r = (Object[]) row;
            found.add(new Erasure(
                    (UUID) r[0],
                    (UUID) r[1],
                    Erasure.State.valueOf((String) r[2]),
                    Erasure.Category.ofCode((String) r[3]).orElse(Erasure.Category.OTHER),
                    (String) r[4],
                    Objects.requireNonNull(instant(r[5])),
                    (String) r[6],
                    instant(r[7]),
                    (String) r[8],
                    instant(r[9]),
                    namesakes((String) r[10])));
        }
        return found;
    }

    private static List<Erasure.Namesake> namesakes(@Nullable String json) {
        try {
            return json == null ? List.of() : List.of(Json.mapper().readValue(json, Erasure.Namesake[].class));
        } catch (IOException e) {
            throw new IllegalStateException("stored proposals are not readable", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : (Instant) time;
    }
}
