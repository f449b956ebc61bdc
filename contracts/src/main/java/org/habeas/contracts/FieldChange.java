package org.habeas.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record before and after a change.
 *
 * @param field the field's name in the record, dotted for a nested one; a list that grew has one row per added element
 * @param from JSON null where there was no value
 * @param to JSON null where there is none any more
 */
public record FieldChange(String field, JsonNode from, JsonNode to) {

    /** A change of a text value; null stands for no value. */
    public static FieldChange text(String field, @Nullable String from, @Nullable String to) {
        return new FieldChange(field, node(from), node(to));
    }

    /** An element that was added to the list {@code field}. */
    public static FieldChange added(String field, JsonNode element) {
        return new FieldChange(field, NullNode.getInstance(), element);
    }

    /** An element that is no longer in the list {@code field}. */
    public static FieldChange removed(String field, JsonNode element) {
        return new FieldChange(field, element, NullNode.getInstance());
    }

    private static JsonNode node(@Nullable String value) {
        return value == null ? NullNode.getInstance() : TextNode.valueOf(value);
    }
}
