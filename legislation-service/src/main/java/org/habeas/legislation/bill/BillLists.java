package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.habeas.kit.page.MovingList;
import org.habeas.kit.page.Placed;
import org.habeas.kit.page.Walk;

/**
 * Bills in the order of a list, page by page. Bills move in most orders when something happens to them; a walk gives each at the place
 * that it had when the walk began: those that have not moved since along the index, and the few that have from their former places.
 */
@ApplicationScoped
class BillLists {

    private static final String SEEN_NOW = "cast(sql('cast(pg_current_snapshot() as text)') as String)";

    private static final String NOT_MOVED =
            "cast(sql('pg_visible_in_snapshot(placed, cast(? as pg_snapshot))', cast(:snapshot as String)) as Boolean) = true";

    private static final String LEFT_SINCE = "cast(sql('(went >= pg_snapshot_xmin(cast(? as pg_snapshot))"
            + " and not pg_visible_in_snapshot(went, cast(? as pg_snapshot))"
            + " and pg_visible_in_snapshot(came, cast(? as pg_snapshot)))',"
            + " cast(:snapshot as String), cast(:snapshot as String), cast(:snapshot as String)) as Boolean) = true";

    private final EntityManager entities;
    private final Clock clock;

    BillLists(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Produces
    @Dependent
    static MovingList moving() {
        return new MovingList("bill", "bill_place");
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
        Instant began = clock.instant();
        for (Object[] row :
                ordered("select summary, " + SEEN_NOW, Object[].class, selection, sort, Optional.empty(), limit)) {
            Walk walk = new Walk((String) row[1], began);
            found.add(placed(
                    new WrittenBill((String) row[0]), sort, sort.isFixed() ? Optional.empty() : Optional.of(walk)));
        }
        return found;
    }

    /** Those behind the keys that stand where they stood when the walk began. */
    List<Placed<WrittenBill>> alongTheOrder(
            BillSelection selection, BillSort sort, List<String> keys, Optional<Walk> walk, int limit) {
        return ordered("select summary", String.class, selection, sort, Optional.of(new Behind(keys, walk)), limit)
                .stream()
                .map(summary -> placed(new WrittenBill(summary), sort, walk))
                .toList();
    }

    /** A summary is read for its place only, which is asked of one in a page. */
    private static Placed<WrittenBill> placed(WrittenBill bill, BillSort sort, Optional<Walk> walk) {
        return new Placed<>(bill, () -> {
            List<String> keys = sort.keys(bill.read());
            return walk.map(w -> w.behind(keys)).orElse(keys);
        });
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
        Map<String, Object> values = selection.values();
        List<String> where = selection.where();
        where.add(LEFT_SINCE);
        values.put("snapshot", walk.snapshot());
        where.add(sort.afterFormer(after, values));
        var query = entities.createQuery(
                        "select summary, " + sort.formerKey() + ", billId from Bill b join BillPlace p on"
                                + " p.billId = b.id where " + String.join(" and ", where) + " order by "
                                + sort.orderOfFormer(),
                        Object[].class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> Placed.at(
                        new WrittenBill((String) row[0]), walk.behind(List.of(row[1].toString(), (String) row[2]))))
                .toList();
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
