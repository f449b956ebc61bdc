package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Whether something says all that it said before, and more: a committee that has acted again, an amendment that was voted on. */
final class Growth {

    /** The number of a row. It moves up with a row that comes between, and says nothing of its own then. */
    private static final String NUMBER = "sequence";

    private Growth() {}

    /** @param was null where nothing was said */
    static boolean isOnlyMore(JsonNode was, JsonNode is) {
        return isOnlyMore(was, is, false);
    }

    /** @param renumbered whether a row came between, so that the numbers of rows are others */
    static boolean isOnlyMore(JsonNode was, JsonNode is, boolean renumbered) {
        if (was.isNull() || was.equals(is)) {
            return true;
        }
        if (was.isObject() && is.isObject()) {
            return was.properties().stream()
                    .allMatch(field -> renumbered && field.getKey().equals(NUMBER)
                            || is.has(field.getKey()) && isOnlyMore(field.getValue(), is.get(field.getKey())));
        }
        return was.isArray() && is.isArray() && hasAll(was, is);
    }

    /** Each as often as it was there, or grown itself; rows that are the same are found first. */
    private static boolean hasAll(JsonNode was, JsonNode is) {
        boolean renumbered = was.size() < is.size();
        List<JsonNode> left = new ArrayList<>();
        is.forEach(row -> left.add(unnumbered(row, renumbered)));
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode row : was) {
            JsonNode said = unnumbered(row, renumbered);
            if (!left.remove(said)) {
                others.add(said);
            }
        }
        return others.stream().allMatch(row -> removeGrown(left, row));
    }

    private static boolean removeGrown(List<JsonNode> left, JsonNode row) {
        for (int i = 0; i < left.size(); i++) {
            if (isOnlyMore(row, left.get(i))) {
                left.remove(i);
                return true;
            }
        }
        return false;
    }

    private static JsonNode unnumbered(JsonNode row, boolean renumbered) {
        return renumbered && row instanceof ObjectNode object && object.has(NUMBER)
                ? object.deepCopy().without(NUMBER)
                : row;
    }
}
