package org.habeas.detainee.merge;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds and stores judgements; the only place with queries about them. */
@ApplicationScoped
class MergeRepository implements PanacheRepositoryBase<MergeEdge, UUID> {

    Optional<MergeEdge> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The newest first. */
    List<MergeEdge> list(MergeScope scope, @Nullable UUID after, int limit) {
        Map<String, Object> values = new HashMap<>();
        String where = scope.where(values);
        if (after != null) {
            where = (where.isEmpty() ? "" : where + " and ") + "id < :after";
            values.put("after", after);
        }
        return find((where.isEmpty() ? "" : where + " ") + "order by id desc", values)
                .page(0, limit)
                .list();
    }

    long count(MergeScope scope) {
        Map<String, Object> values = new HashMap<>();
        String where = scope.where(values);
        return where.isEmpty() ? count() : count(where, values);
    }

    /** What stands of any of these people, each against any other. */
    List<MergeEdge> standing(Collection<UUID> people) {
        return list("undoneAt is null and (survivor in ?1 or absorbed in ?1) order by id", people);
    }

    /** The merge that stands by which a record is absorbed. */
    Optional<MergeEdge> into(UUID absorbed) {
        return find("undoneAt is null and judgement = ?1 and absorbed = ?2", Judgement.SAME.code(), absorbed)
                .firstResultOptional();
    }

    /** The records that stand below one, by the merges that stand: those merged into it, and into those. */
    List<UUID> below(UUID survivor) {
        List<UUID> below = new ArrayList<>();
        getEntityManager()
                .createNativeQuery(
                        "with recursive down (id) as (select absorbed from merge_edge where survivor = :id"
                                + " and judgement = 'same' and undone_at is null union select e.absorbed from merge_edge e"
                                + " join down d on e.survivor = d.id where e.judgement = 'same' and e.undone_at is null)"
                                + " select id from down",
                        Object.class)
                .setParameter("id", survivor)
                .getResultList()
                .forEach(row -> below.add((UUID) row));
        return below;
    }
}
