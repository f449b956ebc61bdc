package org.habeas.legislation.bill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bills that somebody asks for, as conditions of a query: made once, so that page, counts and facets are of the same. */
final class BillSelection {

    private final List<String> where;
    private final Map<String, Object> values;
    private final Optional<BillSearch> search;
    private final boolean isOfFewDays;

    private BillSelection(
            List<String> where, Map<String, Object> values, Optional<BillSearch> search, boolean isOfFewDays) {
        this.where = where;
        this.values = values;
        this.search = search;
        this.isOfFewDays = isOfFewDays;
    }

    static BillSelection of(BillFilter filter, List<String> marks, Optional<BillSearch> search) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = filter.where(values, marks);
        search.ifPresent(sought -> where.add(sought.where(values)));
        return new BillSelection(where, values, search, filter.isOfFewDays());
    }

    Optional<BillSearch> search() {
        return search;
    }

    /** Whether it is better found first and then sorted than looked for along the order of the list. */
    boolean isOfFewDays() {
        return isOfFewDays;
    }

    /** Copies, to which a query adds what is its own. */
    List<String> where() {
        return new ArrayList<>(where);
    }

    Map<String, Object> values() {
        return new HashMap<>(values);
    }
}
