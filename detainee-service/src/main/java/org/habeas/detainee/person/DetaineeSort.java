package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** The orders in which people are listed; the id settles what is equal. How a walk keeps its order is said in {@link DetaineeLists}. */
enum DetaineeSort {
    NAME("name", "lower(%s.name)", false),
    HELD_SINCE("-heldSince", "coalesce(%s.held_since, date '0001-01-01')", true),
    UPDATED("-updated", "%s.updated", true);

    private final String parameter;
    private final String key;
    private final boolean descending;

    DetaineeSort(String parameter, String key, boolean descending) {
        this.parameter = parameter;
        this.key = key;
        this.descending = descending;
    }

    static DetaineeSort of(@Nullable String parameter) {
        if (parameter == null) {
            return NAME;
        }
        for (DetaineeSort sort : values()) {
            if (sort.parameter.equals(parameter)) {
                return sort;
            }
        }
        String detail = "Sorts are name, -heldSince and -updated.";
        throw new InvalidRequest(detail, FieldProblem.parameter("sort", "unknown", detail));
    }

    String order() {
        return order("d");
    }

    /** @param place the alias of the table that has the place; the person is d */
    String order(String place) {
        return key.formatted(place) + (descending ? " desc" : "") + ", d.id";
    }

    /** The key of a place as a cursor has it. */
    String text(String place) {
        return switch (this) {
            case NAME -> place + ".name";
            case HELD_SINCE -> "cast(" + key.formatted(place) + " as text)";
            case UPDATED ->
                "to_char(" + key.formatted(place) + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        };
    }

    /** That somebody stands behind the keys, which become values. */
    String after(List<String> keys, Map<String, Object> values) {
        values.put(
                "afterKey",
                switch (this) {
                    case NAME -> keys.get(0);
                    case HELD_SINCE -> Cursor.day(keys.get(0));
                    case UPDATED -> Cursor.instant(keys.get(0)).atOffset(ZoneOffset.UTC);
                });
        values.put("afterId", Cursor.uuid(keys.get(1)));
        return behind("d");
    }

    /** The same of a place, with the values that are there. */
    String behind(String place) {
        String own = key.formatted(place);
        String beyond = descending ? " < " : " > ";
        String wanted = this == NAME ? "lower(:afterKey)" : ":afterKey";
        return "(" + own + beyond + wanted + " or (" + own + " = " + wanted + " and d.id > :afterId))";
    }

    List<String> keys(Whom w) {
        return keys(w.id(), w.name(), w.heldSince(), w.updated());
    }

    List<String> keys(DetaineeSummary s) {
        return keys(s.id(), s.name(), heldSince(s).orElse(null), s.updated());
    }

    private List<String> keys(UUID id, String name, @Nullable LocalDate heldSince, Instant updated) {
        String first = switch (this) {
            case NAME -> name;
            case HELD_SINCE -> String.valueOf(heldSince == null ? LocalDate.of(1, 1, 1) : heldSince);
            case UPDATED -> updated.toString();
        };
        return List.of(first, id.toString());
    }

    /** The day by which people are filtered and sorted. */
    static Optional<LocalDate> heldSince(DetaineeSummary s) {
        return Optional.ofNullable(s.heldSince()).flatMap(Edtf::parse).flatMap(d -> Optional.ofNullable(d.earliest()));
    }
}
