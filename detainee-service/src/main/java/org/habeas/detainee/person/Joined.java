package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which records were joined at an instant. Which are now, each record says itself. */
@ApplicationScoped
class Joined {

    private static final String THEN =
            " e.judgement = 'same' and e.made_at <= :at and (e.undone_at is null or e.undone_at > :at)";

    private final EntityManager database;

    Joined(EntityManager database) {
        this.database = database;
    }

    /** The record that showed then what was said under an id; the id itself where it stood alone. */
    UUID root(UUID id, Instant at) {
        return (UUID) database.createNativeQuery(
                        "with recursive up (id, depth) as (select cast(:id as uuid), 0 union all"
                                + " select e.survivor, u.depth + 1 from merge_edge e join up u on e.absorbed = u.id where"
                                + THEN
                                + ") select id from up order by depth desc limit 1",
                        Object.class)
                .setParameter("id", id)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    /** The ids whose statements each of these records showed then, its own among them. */
    Map<UUID, Set<UUID>> members(Collection<UUID> ids, Instant at) {
        Map<UUID, Set<UUID>> members = new LinkedHashMap<>();
        for (Object row : database.createNativeQuery(
                        "with recursive down (root, id) as (select i, i from unnest(cast(:ids as uuid[])) i union"
                                + " select d.root, e.absorbed from merge_edge e join down d on e.survivor = d.id where"
                                + THEN
                                + ") select root, id from down",
                        Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .getResultList()) {
            Object[] cells = (Object[]) row;
            members.computeIfAbsent((UUID) cells[0], root -> new LinkedHashSet<>())
                    .add((UUID) cells[1]);
        }
        return members;
    }
}
