package org.habeas.contracts.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Json;
import org.habeas.contracts.test.Schemas.Located;
import org.jspecify.annotations.Nullable;

/**
 * A Java record beside the schema of its JSON: what one has and the other lacks, and instances made of nothing but the two.
 *
 * @param record of the wire format
 * @param nested what stands in a component that is any JSON, {@code Change.record}; null where there is none
 */
record Shape(Class<? extends Record> record, @Nullable Class<? extends Record> nested) {

    /** Components without a property, properties without a component, and sets of codes that differ. */
    List<String> differences(String schemaId) {
        List<String> found = new ArrayList<>();
        compare(record, Located.of(schemaId), record.getSimpleName(), found);
        return found;
    }

    private void compare(Type type, Located schema, String at, List<String> found) {
        Located value = schema.ofValue();
        if (type instanceof ParameterizedType list) {
            if (value.node().path("items").isMissingNode()) {
                found.add(at + " is a list in Java only");
            } else {
                compare(list.getActualTypeArguments()[0], value.at(value.node().get("items")), at + "[]", found);
            }
        } else if (type instanceof Class<?> c && c.isEnum()) {
            Set<String> codes = new TreeSet<>();
            value.node().path("enum").forEach(code -> codes.add(code.asText()));
            Set<String> constants = new TreeSet<>();
            for (Object constant : c.getEnumConstants()) {
                constants.add(Json.mapper().valueToTree(constant).asText());
            }
            boolean typeOfOneTopic = c == org.habeas.contracts.ChangeType.class && constants.containsAll(codes);
            if (!codes.equals(constants) && !typeOfOneTopic) {
                found.add(at + " has the codes " + constants + " in Java and " + codes + " in the schema");
            }
        } else if (type instanceof Class<?> c && c.isRecord() && c != BillId.class) {
            compareRecord(c, value, at, found);
        }
    }

    private void compareRecord(Class<?> c, Located schema, String at, List<String> found) {
        Set<String> properties = new TreeSet<>();
        for (Iterator<String> names = schema.node().path("properties").fieldNames(); names.hasNext(); ) {
            properties.add(names.next());
        }
        for (RecordComponent component : c.getRecordComponents()) {
            String name = component.getName();
            if (!properties.remove(name)) {
                found.add(at + "." + name + " is not in the schema");
                continue;
            }
            Type type = component.getType() == JsonNode.class && name.equals("record") && nested != null
                    ? nested
                    : component.getGenericType();
            compare(type, schema.at(schema.node().get("properties").get(name)), at + "." + name, found);
        }
        properties.forEach(name -> found.add(at + "." + name + " is in the schema only"));
        schema.node().path("required").forEach(name -> {
            for (RecordComponent component : c.getRecordComponents()) {
                if (component.getName().equals(name.asText()) && isNullable(component)) {
                    found.add(at + "." + name.asText() + " is required and may be null in Java");
                }
            }
        });
    }

    /** An instance with a value in every component, or with null in each that may be null and nothing in each list. */
    Object instance(String schemaId, boolean full) {
        return value(record, Located.of(schemaId), full);
    }

    private Object value(Type type, Located schema, boolean full) {
        Located here = schema.ofValue();
        if (type instanceof ParameterizedType list) {
            return full
                    ? List.of(value(
                            list.getActualTypeArguments()[0],
                            here.at(here.node().get("items")),
                            true))
                    : List.of();
        }
        if (!(type instanceof Class<?> c)) {
            throw new IllegalArgumentException("no value of " + type);
        }
        if (c == String.class) {
            JsonNode codes = here.node().path("enum");
            JsonNode examples = here.node().path("examples");
            return codes.isEmpty()
                    ? examples.path(0).asText("text")
                    : codes.get(0).asText();
        }
        if (c == int.class || c == Integer.class) {
            return 118;
        }
        if (c == long.class) {
            return 9_007_199_254_740_991L;
        }
        if (c == double.class) {
            return 0.9;
        }
        if (c == boolean.class || c == Boolean.class) {
            return full;
        }
        if (c == UUID.class) {
            return UUID.fromString("01a21527-2280-7f86-bfb3-9ae69a323eae");
        }
        if (c == Instant.class) {
            return Instant.parse("2025-01-14T19:00:46.123456Z");
        }
        if (c == LocalDate.class) {
            return LocalDate.of(2024, 2, 1);
        }
        if (c == LocalTime.class) {
            return LocalTime.of(9, 3, 18);
        }
        if (c == BillId.class) {
            return BillId.parse("118-sres-540");
        }
        if (c.isEnum()) {
            return Json.mapper().convertValue(here.node().path("enum").get(0), c);
        }
        if (c == JsonNode.class) {
            return nested == null || here.node().path("properties").isMissingNode()
                    ? TextNode.valueOf("any JSON")
                    : Json.mapper().valueToTree(value(nested, here, full));
        }
        return instanceOf(c, here, full);
    }

    private Object instanceOf(Class<?> c, Located schema, boolean full) {
        RecordComponent[] components = c.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            JsonNode property = schema.node().path("properties").path(components[i].getName());
            values[i] = full || !isNullable(components[i])
                    ? value(components[i].getGenericType(), schema.at(property), full)
                    : null;
        }
        try {
            return c.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record of the wire format is always made by its components", e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return !(type instanceof AnnotatedParameterizedType) && type.isAnnotationPresent(Nullable.class);
    }
}
