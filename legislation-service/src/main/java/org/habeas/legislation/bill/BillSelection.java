package org.habeas.legislation.bill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The bills that somebody asks for, as conditions of a query: made once, so that page, counts and facets are of the same. */
final class BillSelection {

    private final List<String> where;
    private final Map<String, Object> values;
    private final Optional<BillSearch> search;
    private final Way way;

    private BillSelection(List<String> where, Map<String, Object> values, Optional<BillSearch> search, Way way) {
        this.where = where;
        this.values = values;
        this.search = search;
        this.way = way;
    }

    /** How a page of them is best come by. */
    enum Way {
        /** As the database sees fit: it knows how many bills have which value. */
        ANY,
        /** All are found, and then sorted. */
        FOUND_FIRST,
        /** The order of the list is gone along until there is a page of them. */
        ALONG_THE_ORDER
    }

    static BillSelection of(
            BillFilter filter,
            List<String> marks,
            Optional<BillSearch> search,
            Function<String, Optional<UUID>> called) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = filter.where(values, marks, called);
        Way way = search.map(sought -> sought.way(where.isEmpty())).orElse(Way.ANY);
        search.ifPresent(sought -> where.add(sought.where(values)));
        return new BillSelection(where, values, search, filter.isOfFewDays() ? Way.FOUND_FIRST : way);
    }

    Optional<BillSearch> search() {
        return search;
    }

    /** The person whose bills are asked for. */
    Optional<UUID> detainee() {
        return Optional.ofNullable(values.get("detainee")).map(id -> UUID.fromString((String) id));
    }

    Way way() {
        return way;
    }

    /** Copies, to which a query adds what is its own. */
    List<String> where() {
        return new ArrayList<>(where);
    }

    /** The same bills, by conditions that no index of words answers where the order of the list is to be gone along. */
    List<String> whereOfList() {
        return way == Way.ALONG_THE_ORDER
                ? new ArrayList<>(List.of(search.orElseThrow().whereRead()))
                : where();
    }

    Map<String, Object> values() {
        return new HashMap<>(values);
    }
}
