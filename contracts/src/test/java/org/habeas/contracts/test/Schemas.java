package org.habeas.contracts.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;

/** The JSON Schemas of {@code schemas/v1}, by their {@code $id}. Formats are held too, not only noted. */
public final class Schemas {

    public static final String PREFIX = "urn:habeas:schema:v1:";

    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(
                    mappers -> mappers.mappings(id -> id.startsWith(PREFIX), id -> "classpath:" + resource(id))));

    private Schemas() {}

    /** What is wrong with {@code value} by the schema, one line each; empty if nothing is. */
    public static List<String> problems(String id, JsonNode value) {
        JsonSchema schema = FACTORY.getSchema(SchemaLocation.of(id), CONFIG);
        return schema.validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The schema itself. */
    public static JsonNode read(String id) {
        try (InputStream in = Topic.class.getResourceAsStream("/" + resource(id))) {
            if (in == null) {
                throw new IllegalArgumentException("no schema has the id " + id);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a {@code $ref} inside {@code schema} points at; {@code schema} itself where it has none. */
    static Located resolve(Located schema) {
        String ref = schema.node().path("$ref").asText();
        if (ref.isEmpty()) {
            return schema;
        }
        int hash = ref.indexOf('#');
        String id = hash < 0 ? ref : ref.substring(0, hash);
        JsonNode root = id.isEmpty() ? schema.root() : read(id);
        JsonNode target = hash < 0 ? root : root.at(ref.substring(hash + 1));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("nothing is at " + ref);
        }
        return resolve(new Located(root, target));
    }

    /** A schema within its file, in which its local references are resolved. */
    record Located(JsonNode root, JsonNode node) {

        static Located of(String id) {
            JsonNode root = read(id);
            return new Located(root, root);
        }

        Located at(JsonNode child) {
            return new Located(root, child);
        }

        /** The schema of a value that is not null: through references and past the alternative {@code null}. */
        Located ofValue() {
            Located here = resolve(this);
            for (JsonNode alternative : here.node().path("anyOf")) {
                if (!alternative.path("type").asText().equals("null")) {
                    return here.at(alternative).ofValue();
                }
            }
            return here;
        }
    }

    private static String resource(String id) {
        return "schemas/v1/" + id.substring(PREFIX.length()) + ".json";
    }
}
