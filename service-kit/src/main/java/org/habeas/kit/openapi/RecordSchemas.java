package org.habeas.kit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Json;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Says of each record's fields what the record itself says: what Jackson always writes is required, what is
 * {@link Nullable} may be null, what Jackson leaves out when null is neither. What a client sends may also lack a field
 * that may be null. It runs when a service is built, because only then the records behind the schemas are known.
 *
 * <p>A record that is one JSON value ({@code @JsonValue}) is described as that value, and a {@link JsonNode} as any JSON.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RecordSchemas implements OASFilter {

    private static final String OURS = "org.habeas.";
    private static final String REFERENCE = "#/components/schemas/";
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final SerializationConfig WRITING = Json.mapper().getSerializationConfig();

    /** What is known of one field: whether it is always there, and whether null may stand in it. */
    private record Presence(boolean always, boolean nullable, boolean readOnly) {

        /** What holds for both: two records may have the same name and the same fields. */
        Presence or(Presence other) {
            return new Presence(always && other.always, nullable || other.nullable, readOnly || other.readOnly);
        }
    }

    private final IndexView index;

    public RecordSchemas(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = new TreeMap<>(document.getComponents().getSchemas());
        if (schemas.containsKey(JsonNode.class.getSimpleName())) {
            schemas.remove("JsonNodeType");
            schemas.put(
                    JsonNode.class.getSimpleName(), OASFactory.createSchema().description("Any JSON, null too"));
        }
        Schema time = schemas.get(LocalTime.class.getSimpleName());
        if (time != null) { // unquoted, as it is written, YAML readers take its example for a number
            time.setExamples(null);
        }
        Map<String, List<Class<?>>> records = records(schemas.keySet());
        Set<String> sent = sent(document, schemas);
        for (Map.Entry<String, Schema> schema : schemas.entrySet()) {
            List<Class<?>> behind = records.getOrDefault(schema.getKey(), List.of());
            if (behind.stream().anyMatch(RecordSchemas::isOneValue)) {
                schema.setValue(value(behind.getFirst()));
            } else if (schema.getValue().getProperties() != null) {
                describe(schema.getKey(), schema.getValue(), behind, sent.contains(schema.getKey()));
            }
        }
        document.getComponents().setSchemas(schemas);
    }

    private Map<String, List<Class<?>>> records(Set<String> names) {
        Map<String, List<Class<?>>> records = new TreeMap<>();
        for (ClassInfo known : index.getKnownClasses()) {
            if (known.isRecord() && known.name().toString().startsWith(OURS) && names.contains(name(known))) {
                records.computeIfAbsent(name(known), n -> new ArrayList<>()).add(load(known));
            }
        }
        return records;
    }

    private static String name(ClassInfo record) {
        return record.declaredAnnotation(SCHEMA) instanceof org.jboss.jandex.AnnotationInstance said
                        && said.value("name") != null
                ? said.value("name").asString()
                : record.simpleName();
    }

    private static Class<?> load(ClassInfo known) {
        try {
            return Class.forName(
                    known.name().toString(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a record of the index is not on the class path: " + known.name(), e);
        }
    }

    private static boolean isOneValue(Class<?> type) {
        return introspect(type).findJsonValueAccessor() != null;
    }

    private static Schema value(Class<?> type) {
        Schema value = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        if (type == BillId.class) {
            value.description("Congress, type and number of a bill or resolution")
                    .pattern("^" + BillId.PATTERN + "$")
                    .addExample("118-sres-540");
        }
        return value;
    }

    private static void describe(String name, Schema schema, List<Class<?>> records, boolean sent) {
        Map<String, Presence> fields = records.stream()
                .map(RecordSchemas::fields)
                .filter(f -> f.keySet().equals(schema.getProperties().keySet()))
                .reduce((one, other) -> {
                    Map<String, Presence> both = new LinkedHashMap<>(one);
                    other.forEach((field, presence) -> both.merge(field, presence, Presence::or));
                    return both;
                })
                .orElseThrow(() -> new IllegalStateException("no record of ours has the name " + name
                        + " and the fields " + schema.getProperties().keySet() + "; there are " + records));
        Map<String, Schema> properties = new LinkedHashMap<>(schema.getProperties());
        List<String> required = new ArrayList<>();
        properties.replaceAll((field, said) -> {
            Presence presence = Objects.requireNonNull(fields.get(field));
            boolean mayLack = !presence.always() || sent && (presence.nullable() || presence.readOnly());
            if (!mayLack) {
                required.add(field);
            }
            return presence.nullable() && (presence.always() || sent) ? orNull(said) : said;
        });
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema orNull(Schema said) {
        if (said.getRef() != null) {
            return said.getRef().equals(REFERENCE + JsonNode.class.getSimpleName())
                    ? said
                    : OASFactory.createSchema()
                            .addAnyOf(said)
                            .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        if (said.getType() != null && !said.getType().contains(Schema.SchemaType.NULL)) {
            said.addType(Schema.SchemaType.NULL);
        }
        return said;
    }

    /** By the name that each has in JSON; the fields of an unwrapped record are its owner's. */
    private static Map<String, Presence> fields(Class<?> type) {
        Map<String, Presence> fields = new LinkedHashMap<>();
        BeanDescription description = introspect(type);
        JsonInclude.Value ofType = description.findPropertyInclusion(WRITING.getDefaultPropertyInclusion());
        for (BeanPropertyDefinition property : description.findProperties()) {
            AnnotatedMember member = property.getAccessor();
            if (member == null) {
                continue;
            }
            if (WRITING.getAnnotationIntrospector().findUnwrappingNameTransformer(member) != null) {
                fields.putAll(fields(member.getRawType()));
                continue;
            }
            boolean nullable = type(member.getMember()).isAnnotationPresent(Nullable.class);
            boolean always =
                    switch (ofType.withOverrides(property.findInclusion()).getValueInclusion()) {
                        case ALWAYS, USE_DEFAULTS -> true;
                        case NON_NULL -> !nullable;
                        case NON_ABSENT, NON_EMPTY, NON_DEFAULT, CUSTOM -> false;
                    };
            JsonProperty said = member.getAnnotation(JsonProperty.class);
            boolean readOnly = said != null && said.access() == JsonProperty.Access.READ_ONLY;
            fields.put(property.getName(), new Presence(always, nullable, readOnly));
        }
        return fields;
    }

    private static BeanDescription introspect(Class<?> type) {
        return WRITING.introspect(WRITING.constructType(type));
    }

    private static AnnotatedType type(Member member) {
        return switch (member) {
            case Method method -> method.getAnnotatedReturnType();
            case Field field -> field.getAnnotatedType();
            default -> throw new IllegalStateException("Jackson reads a value from " + member);
        };
    }

    /** The names of the schemas that stand, at any depth, in what clients send. */
    private static Set<String> sent(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> sent = new HashSet<>();
        if (document.getPaths() != null) {
            document.getPaths()
                    .getPathItems()
                    .values()
                    .forEach(item -> item.getOperations()
                            .values()
                            .forEach(o -> bodies(o).forEach(body -> collect(body, schemas, sent))));
        }
        return sent;
    }

    private static List<Schema> bodies(Operation operation) {
        List<Schema> bodies = new ArrayList<>();
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(media -> {
                if (media.getSchema() != null) {
                    bodies.add(media.getSchema());
                }
            });
        }
        return bodies;
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(REFERENCE.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
            return;
        }
        collect(schema.getItems(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
    }
}
