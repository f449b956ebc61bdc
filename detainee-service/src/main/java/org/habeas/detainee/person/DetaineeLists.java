package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.kit.page.MovingList;
import org.habeas.kit.page.Placed;
import org.habeas.kit.page.Walk;
import org.jspecify.annotations.Nullable;

/**
 * People in the order of a list, page by page. They move when something becomes known of them; a walk gives each at the place that they
 * had when the walk began: those who have not moved since along the index, and the few who have from their former places.
 */
@ApplicationScoped
class DetaineeLists {

    private static final String UNMOVED = "pg_visible_in_snapshot(d.placed, cast(:snapshot as pg_snapshot))";

    private static final String LEFT = "(select detainee_id, name, held_since, updated from detainee_place"
            + " where went >= pg_snapshot_xmin(cast(:snapshot as pg_snapshot))"
            + " and not pg_visible_in_snapshot(went, cast(:snapshot as pg_snapshot))"
            + " and pg_visible_in_snapshot(came, cast(:snapshot as pg_snapshot)))";

    private final DetaineeRepository detainees;
    private final Clock clock;

    DetaineeLists(DetaineeRepository detainees, Clock clock) {
        this.detainees = detainees;
        this.clock = clock;
    }

    @Produces
    @Dependent
    static MovingList moving() {
        return new MovingList("detainee", "detainee_place");
    }

    /**
     * Who is on a page.
     *
     * @param after the keys of the last one that the reader has, with those of the walk
     */
    List<Placed<UUID>> places(Selection people, DetaineeSort sort, Optional<List<String>> after, int limit) {
        Optional<Walk> walk = after.map(keys -> Walk.of(keys.subList(2, 2 + Walk.KEYS), clock.instant()));
        Map<String, Object> values = new HashMap<>(people.values());
        walk.ifPresent(w -> values.put("snapshot", w.snapshot()));
        String sql = people.with() + " select cast(id as text), key, cast(pg_current_snapshot() as text) from ("
                + after.map(keys -> standing(people, sort, keys, values, limit) + " union " + left(people, sort, limit))
                        .orElseGet(() -> ordered("detainee d", "d", people.where(), sort, limit))
                + ") d (id, key, name, held_since, updated) order by " + sort.order() + " limit " + limit;
        List<Placed<UUID>> found = new ArrayList<>();
        @Nullable Walk own = walk.orElse(null);
        for (Object row : detainees.rows(sql, values).getResultList()) {
            Object[] cells = (Object[]) row;
            own = own == null ? new Walk((String) cells[2], clock.instant()) : own;
            String id = (String) cells[0];
            found.add(Placed.at(UUID.fromString(id), own.behind(List.of((String) cells[1], id))));
        }
        return found;
    }

    private static String standing(
            Selection people, DetaineeSort sort, List<String> keys, Map<String, Object> values, int limit) {
        List<String> where = new ArrayList<>(people.where());
        where.add(sort.after(keys, values));
        where.add(UNMOVED);
        return ordered("detainee d", "d", where, sort, limit);
    }

    private static String left(Selection people, DetaineeSort sort, int limit) {
        List<String> where = new ArrayList<>(people.where());
        where.add(sort.behind("p"));
        return ordered("detainee d join " + LEFT + " p on p.detainee_id = d.id", "p", where, sort, limit);
    }

    /** @param place the table that has the place by which they are ordered */
    private static String ordered(String tables, String place, List<String> where, DetaineeSort sort, int limit) {
        return "(select d.id, " + sort.text(place) + ", " + place + ".name, " + place + ".held_since, " + place
                + ".updated from " + tables + " where " + String.join(" and ", where) + " order by " + sort.order(place)
                + " limit " + limit + ")";
    }
}
