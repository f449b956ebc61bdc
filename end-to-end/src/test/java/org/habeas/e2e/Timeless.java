package org.habeas.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.habeas.contracts.Json;

/** Records without what rightly differs when the same things come in another order. */
final class Timeless {

    private static final List<String> ORDERED = List.of("revision", "updated", "documentId");

    private Timeless() {}

    /** Without revision, recorded time and document ids, at any depth. */
    static JsonNode of(JsonNode record) {
        JsonNode copy = record.deepCopy();
        strip(copy);
        return copy;
    }

    /** The titles of the documents of a list with how often each is mentioned in it, sorted. */
    static JsonNode titles(JsonNode documents) {
        List<String> rows = new ArrayList<>();
        documents.forEach(d ->
                rows.add(d.path("title").asText() + " × " + d.path("mentions").size()));
        rows.sort(Comparator.naturalOrder());
        return Json.mapper().valueToTree(rows);
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(ORDERED);
            object.forEach(Timeless::strip);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Timeless::strip);
        }
    }
}
