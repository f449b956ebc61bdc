package org.habeas.legislation.bill;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Walk;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which bills are listed; the id settles what is equal, so that a walk gives each bill once that does not change
 * meanwhile, and in the order of citation each. Each has an index of its own over the very same expression.
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

    /** The key of a place that a bill has left, as a cursor has it. */
    String formerKey() {
        return this == UPDATED
                ? "to_char(updated at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                : "cast(" + column() + " as text)";
    }

    /** That a place which a bill has left is behind the one with the parameters' keys. */
    String afterFormer() {
        String beyond = descending ? " < " : " > ";
        String wanted = typed(":afterKey");
        return "(" + column() + beyond + wanted + " or (" + column() + " = " + wanted + " and bill_id > :afterId))";
    }

    String orderOfFormer() {
        return column() + (descending ? " desc" : "") + ", bill_id";
    }

    /** The same order for keys that are texts. */
    String orderOfTexts() {
        return typed("key") + (descending ? " desc" : "") + ", bill_id";
    }

    private String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String typed(String text) {
        return switch (this) {
            case LATEST_ACTION, INTRODUCED -> "cast(" + text + " as date)";
            case COSPONSORS, CITATION -> "cast(" + text + " as int)";
            case UPDATED -> "cast(" + text + " as timestamptz)";
        };
    }

    String after(List<String> keys, Map<String, Object> values) {
        values.put("afterKey", value(keys.get(0)));
        values.put("afterId", keys.get(1));
        String beyond = descending ? " < " : " > ";
        // the first condition is where an index begins, the second leaves out what of the same key has been given
        return "(" + key + beyond.stripTrailing() + "= :afterKey and (" + key + beyond + ":afterKey or id > :afterId))";
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
