package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Whether something says all that it said before, and more: a committee that has acted again, an amendment that was voted on. */
final class Growth {

    /** It moves up with a row that comes between, and says nothing of its own. */
    private static final String NUMBER = "sequence";

    private Growth() {}

    /** @param was null where nothing was said */
    static boolean isOnlyMore(JsonNode was, JsonNode is) {
        if (was.isNull() || was.equals(is)) {
            return true;
        }
        if (was.isObject() && is.isObject()) {
            return was.properties().stream()
                    .allMatch(field -> field.getKey().equals(NUMBER)
                            || is.has(field.getKey()) && isOnlyMore(field.getValue(), is.get(field.getKey())));
        }
        return was.isArray() && is.isArray() && hasAll(was, is);
    }

    /** Each as often as it was there. */
    private static boolean hasAll(JsonNode was, JsonNode is) {
        List<JsonNode> left = new ArrayList<>();
        is.forEach(row -> left.add(unnumbered(row)));
        for (JsonNode row : was) {
            if (!left.remove(unnumbered(row))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode unnumbered(JsonNode row) {
        return row instanceof ObjectNode object && object.has(NUMBER)
                ? object.deepCopy().without(NUMBER)
                : row;
    }
}
