package org.habeas.kit.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.contracts.Json;

/** Holds values to the schemas of an OpenAPI 3.1 document, which are JSON Schemas of 2020-12. Formats are held too. */
final class OpenApiSchemas {

    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

    OpenApiSchemas(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with {@code value} by a schema of the document, one line each; empty if nothing is. */
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>(schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList());
        foreign(schema, value, "", problems);
        return problems;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode alone = Json.mapper().createObjectNode();
        alone.set("components", document.path("components"));
        alone.putArray("allOf").add(schema);
        return FACTORY.getSchema(alone, CONFIG);
    }

    /** A schema takes what it does not know; here each key of a value must be one that its schema has. */
    private void foreign(JsonNode said, JsonNode value, String at, List<String> problems) {
        JsonNode schema = resolve(said);
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                foreign(schema.path("items"), value.get(i), at + "/" + i, problems);
            }
        } else if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(field -> {
                JsonNode known = schema.path("properties").path(field.getKey());
                if (known.isMissingNode()) {
                    problems.add(at + "/" + field.getKey() + " is not known to the schema");
                } else {
                    foreign(known, field.getValue(), at + "/" + field.getKey(), problems);
                }
            });
        }
    }

    /** What a reference points at; of a schema or null, the schema. */
    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(document.at(schema.path("$ref").asText().substring(1)));
        }
        return schema.has("anyOf") ? resolve(schema.path("anyOf").path(0)) : schema;
    }
}
