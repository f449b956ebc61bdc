package org.habeas.legislation.bill;

import java.util.List;
import java.util.Map;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Walk;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which bills are listed; the id settles what is equal. Each has an index of its own over the very same expression. How a
 * walk keeps its order is said in {@link BillLists}.
 */
enum BillSort {
    LATEST_ACTION("-latestAction", "coalesce(latestAction, {d '0001-01-01'})", true),
    INTRODUCED("introduced", "coalesce(introduced, {d '0001-01-01'})", false),
    COSPONSORS("-cosponsors", "cosponsors", true),
    UPDATED("-updated", "updated", true),
    /** An id has at most six digits of number and three of Congress, which together an int holds. */
    CITATION("citation", "congress * 1000000 + number", false);

    private final String parameter;
    private final String key;
    private final boolean descending;

    BillSort(String parameter, String key, boolean descending) {
        this.parameter = parameter;
        this.key = key;
        this.descending = descending;
    }

    static BillSort of(@Nullable String parameter) {
        if (parameter == null) {
            return LATEST_ACTION;
        }
        for (BillSort sort : values()) {
            if (sort.parameter.equals(parameter)) {
                return sort;
            }
        }
        String detail = "Sorts are -latestAction, introduced, -cosponsors, -updated and citation.";
        throw new InvalidRequest(detail, FieldProblem.parameter("sort", "unknown", detail));
    }

    String order() {
        return key + (descending ? " desc" : "") + ", id";
    }

    /**
     * The same order, which no index has, for what is found first: the database takes introduction and latest action for unrelated, and would
     * pass over all newer bills along the index before it comes to those of a few days, or those of a rare word.
     */
    String orderOfFound() {
        return "coalesce(" + key + ", " + key + ")" + (descending ? " desc" : "") + ", id";
    }

    /** Whether no change of a bill alters its place. */
    boolean isFixed() {
        return this == CITATION;
    }

    /** The keys of a cursor, if they are as many as those of this order: a walk through one that changes needs more. */
    List<String> checked(List<String> keys) {
        if (keys.size() != (isFixed() ? 2 : 2 + Walk.KEYS)) {
            throw Cursor.foreign();
        }
        return keys;
    }

    /** The key of a place that a bill has left. */
    String formerKey() {
        return switch (this) {
            case LATEST_ACTION -> "formerLatestAction";
            case INTRODUCED -> "formerIntroduced";
            case COSPONSORS -> "formerCosponsors";
            case UPDATED -> "formerUpdated";
            case CITATION -> throw new IllegalStateException("no bill leaves its place in the order of citations");
        };
    }

    String orderOfFormer() {
        return formerKey() + (descending ? " desc" : "") + ", billId";
    }

    String afterFormer(List<String> keys, Map<String, Object> values) {
        return after(formerKey(), "billId", keys, values);
    }

    /** The same order for keys that are texts. */
    String orderOfTexts() {
        String typed = switch (this) {
            case LATEST_ACTION, INTRODUCED -> "cast(key as date)";
            case COSPONSORS, CITATION -> "cast(key as int)";
            case UPDATED -> "cast(key as timestamptz)";
        };
        return typed + (descending ? " desc" : "") + ", bill_id";
    }

    String after(List<String> keys, Map<String, Object> values) {
        return after(key, "id", keys, values);
    }

    private String after(String key, String id, List<String> keys, Map<String, Object> values) {
        values.put("afterKey", value(keys.get(0)));
        values.put("afterId", keys.get(1));
        String beyond = descending ? " < " : " > ";
        // the first condition is where an index begins, the second leaves out what of the same key has been given
        return "(" + key + beyond.stripTrailing() + "= :afterKey and (" + key + beyond + ":afterKey or " + id
                + " > :afterId))";
    }

    List<String> keys(BillSummary s) {
        String first = switch (this) {
            case LATEST_ACTION ->
                s.latestAction() == null
                        ? "0001-01-01"
                        : s.latestAction().date().toString();
            case INTRODUCED ->
                s.introduced() == null ? "0001-01-01" : s.introduced().toString();
            case COSPONSORS -> Integer.toString(s.cosponsors());
            case UPDATED -> s.updated().toString();
            case CITATION -> Integer.toString(s.congress() * 1_000_000 + s.number());
        };
        return List.of(first, s.id().toString());
    }

    private Object value(String text) {
        return switch (this) {
            case LATEST_ACTION, INTRODUCED -> Cursor.day(text);
            case COSPONSORS, CITATION -> number(text);
            case UPDATED -> Cursor.instant(text);
        };
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }
}
