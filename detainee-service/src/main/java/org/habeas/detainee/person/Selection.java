package org.habeas.detainee.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.habeas.detainee.document.Until;

/**
 * Which people, as conditions about a row {@code d} of them.
 *
 * @param with what the conditions refer to and stands before the query, or an empty text
 * @param where at least one condition
 * @param values by the names that the conditions have for them
 */
record Selection(String with, List<String> where, Map<String, Object> values) {

    /** By how records now stand. */
    static Selection of(DetaineeFilter filter, List<String> marks, Function<String, List<UUID>> alike, Until until) {
        Map<String, Object> values = new HashMap<>();
        List<String> where = filter.where(values, marks, alike, until);
        return new Selection("", where, values);
    }
}
