package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.habeas.kit.page.Placed;
import org.habeas.kit.page.Walk;
import org.habeas.kit.retention.AgingTable;
import org.jspecify.annotations.Nullable;

/**
 * Bills in the order of a list, page by page. Bills move in most orders when something happens to them; a walk gives each at the place
 * that it had when the walk began: those that have not moved since along the index, and the few that have from their former places.
 */
@ApplicationScoped
class BillLists {

    /** So many former places are looked at together. */
    private static final int MOVED_TOGETHER = 1_000;

    private static final String SEEN_NOW = "cast(sql('cast(pg_current_snapshot() as text)') as String)";

    private static final String NOT_MOVED =
            "cast(sql('pg_visible_in_snapshot(placed, cast(? as pg_snapshot))', cast(:snapshot as String)) as Boolean) = true";

    private final EntityManager entities;
    private final Clock clock;

    BillLists(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Produces
    @Dependent
    static AgingTable formerPlaces() {
        return new AgingTable("bill_place", "moved_at", Walk.LONGEST.plus(Duration.ofHours(1)));
    }

    /**
     * Summaries alone: a view can be a thousand times as large.
     *
     * @param after the keys of the last one that the reader has; with those of the walk, unless the order is fixed
     */
    List<Placed<WrittenBill>> list(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        if (after.isEmpty()) {
            return first(selection, sort, limit);
        }
        List<String> keys = sort.checked(after.get());
        if (sort.isFixed()) {
            return alongTheOrder(selection, sort, keys, Optional.empty(), limit);
        }
        Walk walk = Walk.of(keys.subList(2, keys.size()), clock.instant());
        List<Placed<WrittenBill>> still = alongTheOrder(selection, sort, keys, Optional.of(walk), limit);
        List<Placed<WrittenBill>> moved = moved(selection, sort, keys, walk, limit);
        return moved.isEmpty() ? still : together(sort, still, moved, limit);
    }

    private List<Placed<WrittenBill>> first(BillSelection selection, BillSort sort, int limit) {
        List<Placed<WrittenBill>> found = new ArrayList<>();
        @Nullable Walk walk = null;
        for (Object[] row :
                ordered("select summary, " + SEEN_NOW, Object[].class, selection, sort, Optional.empty(), limit)) {
            WrittenBill bill = new WrittenBill((String) row[0]);
            walk = walk == null ? new Walk((String) row[1], clock.instant()) : walk;
            List<String> keys = sort.keys(bill.read());
            found.add(new Placed<>(bill, sort.isFixed() ? keys : walk.behind(keys)));
        }
        return found;
    }

    /** Those behind the keys that stand where they stood when the walk began. */
    List<Placed<WrittenBill>> alongTheOrder(
            BillSelection selection, BillSort sort, List<String> keys, Optional<Walk> walk, int limit) {
        return ordered("select summary", String.class, selection, sort, Optional.of(new Behind(keys, walk)), limit)
                .stream()
                .map(WrittenBill::new)
                .map(bill -> {
                    List<String> own = sort.keys(bill.read());
                    return new Placed<>(bill, walk.map(w -> w.behind(own)).orElse(own));
                })
                .toList();
    }

    private record Behind(List<String> keys, Optional<Walk> walk) {}

    private <T> List<T> ordered(
            String what, Class<T> row, BillSelection selection, BillSort sort, Optional<Behind> behind, int limit) {
        Map<String, Object> values = selection.values();
        List<String> where = selection.whereOfList();
        behind.ifPresent(b -> {
            where.add(sort.after(b.keys(), values));
            b.walk().ifPresent(walk -> {
                where.add(NOT_MOVED);
                values.put("snapshot", walk.snapshot());
            });
        });
        var query = entities.createQuery(
                        what + " from Bill" + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                                + " order by "
                                + (selection.way() == BillSelection.Way.FOUND_FIRST
                                        ? sort.orderOfFound()
                                        : sort.order()),
                        row)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    /** Those behind the keys, by the place that they have left since the walk began. */
    private List<Placed<WrittenBill>> moved(
            BillSelection selection, BillSort sort, List<String> after, Walk walk, int limit) {
        List<Placed<WrittenBill>> found = new ArrayList<>();
        List<String> from = after;
        boolean isLast = false;
        while (!isLast && found.size() < limit) {
            List<List<String>> places = formerPlaces(sort, from, walk);
            Map<String, String> summaries = summaries(
                    selection, places.stream().map(keys -> keys.get(1)).toList());
            for (List<String> keys : places) {
                String summary = summaries.get(keys.get(1));
                if (summary != null) {
                    found.add(new Placed<>(new WrittenBill(summary), walk.behind(keys)));
                }
            }
            isLast = places.size() < MOVED_TOGETHER;
            from = isLast ? from : places.getLast();
        }
        return found;
    }

    /** The keys of the former places, in the order. */
    private List<List<String>> formerPlaces(BillSort sort, List<String> after, Walk walk) {
        List<?> rows = entities.createNativeQuery(
                        "select " + sort.formerKey() + ", bill_id from bill_place"
                                + " where moved >= pg_snapshot_xmin(cast(:snapshot as pg_snapshot))"
                                + " and not pg_visible_in_snapshot(moved, cast(:snapshot as pg_snapshot))"
                                + " and pg_visible_in_snapshot(placed, cast(:snapshot as pg_snapshot))"
                                + " and " + sort.afterFormer() + " order by " + sort.orderOfFormer() + " limit "
                                + MOVED_TOGETHER,
                        Object[].class)
                .setParameter("snapshot", walk.snapshot())
                .setParameter("afterKey", after.get(0))
                .setParameter("afterId", after.get(1))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> List.of((String) row[0], (String) row[1]))
                .toList();
    }

    private Map<String, String> summaries(BillSelection selection, List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<String> where = selection.where();
        where.add("id in (:moved)");
        var query = entities.createQuery(
                "select id, summary from Bill where " + String.join(" and ", where), Object[].class);
        selection.values().forEach(query::setParameter);
        query.setParameter("moved", ids);
        Map<String, String> summaries = new HashMap<>();
        query.getResultList().forEach(row -> summaries.put((String) row[0], (String) row[1]));
        return summaries;
    }

    /** Both in one order, which the database knows; one that moved between the two queries is in both, at the same place. */
    private List<Placed<WrittenBill>> together(
            BillSort sort, List<Placed<WrittenBill>> still, List<Placed<WrittenBill>> moved, int limit) {
        Map<String, Placed<WrittenBill>> all = new LinkedHashMap<>();
        moved.forEach(bill -> all.put(bill.keys().get(1), bill));
        still.forEach(bill -> all.put(bill.keys().get(1), bill));
        List<?> ids = entities.createNativeQuery(
                        "select bill_id from unnest(cast(:keys as text[]), cast(:ids as text[])) p (key, bill_id) order by "
                                + sort.orderOfTexts() + " limit " + limit,
                        Object.class)
                .setParameter(
                        "keys",
                        all.values().stream().map(bill -> bill.keys().get(0)).toArray(String[]::new))
                .setParameter("ids", all.keySet().toArray(String[]::new))
                .getResultList();
        return ids.stream().map(id -> Objects.requireNonNull(all.get(id))).toList();
    }
}
