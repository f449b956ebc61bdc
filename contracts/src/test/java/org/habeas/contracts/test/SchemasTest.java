package org.habeas.contracts.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.habeas.contracts.Alert;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java records, schemas and golden samples say the same, each held against the other two. */
class SchemasTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas/v1");
    private static final Path SAMPLES = Path.of("src/main/resources/samples/v1");

    /** By schema, what its values are in Java. */
    private static final Map<String, Shape> SHAPES = Map.of(
            "alert", new Shape(Alert.class, null),
            "bill-change", new Shape(Change.class, BillSummary.class),
            "bill-record", new Shape(BillRecord.class, null),
            "bill-record-change", new Shape(Change.class, BillRecord.class),
            "bill-summary", new Shape(BillSummary.class, null),
            "detainee-change", new Shape(Change.class, DetaineeSummary.class),
            "detainee-summary", new Shape(DetaineeSummary.class, null),
            "document", new Shape(DocumentRecord.class, null),
            "document-change", new Shape(Change.class, DocumentRecord.class),
            "member-record", new Shape(MemberRecord.class, null));

    static Set<String> schemas() {
        return new TreeSet<>(SHAPES.keySet());
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void everyTopicHasASchemaAndEverySchemaARecord() throws IOException {
        assertThat(SHAPES.keySet())
                .containsAll(Stream.of(Topic.values())
                        .map(t -> t.dataSchema().substring(Schemas.PREFIX.length()))
                        .toList());
        for (Path file : files(SCHEMAS)) {
            String name = name(file);
            assertThat(Json.mapper().readTree(file.toFile()).path("$id").asText())
                    .isEqualTo(Schemas.PREFIX + name);
            assertThat(name)
                    .isIn(Stream.concat(SHAPES.keySet().stream(), Stream.of("common"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void recordAndSchemaHaveTheSameFieldsAndCodes(String schema) {
        assertThat(shape(schema).differences(Schemas.PREFIX + schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void recordWithEveryFieldSetValidates(String schema) {
        JsonNode json = Json.mapper().valueToTree(shape(schema).instance(Schemas.PREFIX + schema, true));
        assertThat(Schemas.problems(Schemas.PREFIX + schema, json)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void recordWithNothingInItThatMayBeMissingValidates(String schema) {
        JsonNode json = Json.mapper().valueToTree(shape(schema).instance(Schemas.PREFIX + schema, false));
        assertThat(Schemas.problems(Schemas.PREFIX + schema, json)).isEmpty();
    }

    @Test
    void typesOfATopicAreTheTypesInItsSchema() {
        Map<Topic, Set<String>> types = new TreeMap<>();
        for (ChangeType type : ChangeType.values()) {
            type.topic(Tlp.CLEAR)
                    .ifPresent(topic ->
                            types.computeIfAbsent(topic, t -> new TreeSet<>()).add(type.code()));
        }
        types.forEach((topic, codes) -> {
            Set<String> stated = new TreeSet<>();
            Schemas.read(topic.dataSchema()).at("/properties/type/enum").forEach(code -> stated.add(code.asText()));
            assertThat(stated).as(topic.topicName()).isEqualTo(codes);
        });
    }

    @Test
    void everyPropertyIsDescribedAndNoObjectIsClosed() throws IOException {
        for (Path file : files(SCHEMAS)) {
            JsonNode schema = Json.mapper().readTree(file.toFile());
            assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.path("description").asText()).isNotEmpty();
            assertThat(schema.findValues("additionalProperties"))
                    .as(file.toString())
                    .isEmpty();
            assertThat(schema.findValues("unevaluatedProperties"))
                    .as(file.toString())
                    .isEmpty();
            for (JsonNode properties : schema.findValues("properties")) {
                properties
                        .properties()
                        .forEach(
                                p -> assertThat(p.getValue().path("description").asText())
                                        .as(file + " " + p.getKey())
                                        .endsWith("."));
            }
        }
    }

    @Test
    void everyTopicsValueHasAGoldenSample() throws IOException {
        List<String> sampled = samples().stream().map(SchemasTest::schemaOf).toList();
        assertThat(sampled)
                .containsAll(Stream.of(Topic.values())
                        .map(t -> t.dataSchema().substring(Schemas.PREFIX.length()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleValidatesAndIsReadAndWrittenWithoutLoss(Path file) throws IOException {
        // Given
        JsonNode sample = Json.mapper().readTree(file.toFile());
        Shape shape = shape(schemaOf(file));
        // When
        JsonNode written = throughJava(shape, sample);
        // Then
        assertThat(Schemas.problems(Schemas.PREFIX + schemaOf(file), sample)).isEmpty();
        assertThat(asSampled(written, sample)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleFromALaterVersionWithMoreFieldsIsStillReadAndValid(Path file) throws IOException {
        // Given
        JsonNode sample = Json.mapper().readTree(file.toFile());
        JsonNode later = sample.deepCopy();
        grow(later);
        // When
        JsonNode written = throughJava(shape(schemaOf(file)), later);
        // Then
        assertThat(later).isNotEqualTo(sample);
        assertThat(Schemas.problems(Schemas.PREFIX + schemaOf(file), later)).isEmpty();
        assertThat(asSampled(written, sample)).isEqualTo(sample);
    }

    /** Without the lists that came later than the sample and are empty: only then did it say nothing of them. */
    private static JsonNode asSampled(JsonNode written, JsonNode sample) {
        if (written instanceof ObjectNode object) {
            object.properties()
                    .removeIf(p -> !sample.has(p.getKey())
                            && p.getValue().isArray()
                            && p.getValue().isEmpty());
            object.properties().forEach(p -> asSampled(p.getValue(), sample.path(p.getKey())));
        }
        for (int i = 0; written.isArray() && i < written.size(); i++) {
            asSampled(written.get(i), sample.path(i));
        }
        return written;
    }

    @Test
    void schemaRefusesWhatIsNotAsPromised() throws IOException {
        // Given
        ObjectNode bill = (ObjectNode) Json.mapper()
                .readTree(SAMPLES.resolve("bill-summary/118-s-3000.json").toFile());
        // When, Then
        for (String wrong : List.of(
                "id|\"S.3000\"",
                "status|\"DEAD\"",
                "stage|\"SOMEWHERE\"",
                "introduced|\"29 September 2023\"",
                "updated|\"yesterday\"",
                "revision|0",
                "cosponsors|\"8\"")) {
            String[] field = wrong.split("\\|");
            ObjectNode spoilt = bill.deepCopy();
            spoilt.set(field[0], Json.mapper().readTree(field[1]));
            assertThat(Schemas.problems(Topic.BILLS_STATE.dataSchema(), spoilt))
                    .as(wrong)
                    .isNotEmpty();
        }
        bill.remove("status");
        assertThat(Schemas.problems(Topic.BILLS_STATE.dataSchema(), bill)).isNotEmpty();
    }

    /** Reads as the Java record, and what it has as any JSON as its own record, and writes both again. */
    private static JsonNode throughJava(Shape shape, JsonNode sample) throws IOException {
        Object read = Json.mapper().treeToValue(sample, shape.record());
        ObjectNode written = Json.mapper().valueToTree(read);
        Class<? extends Record> nested = shape.nested();
        if (nested != null) {
            Object record = Json.mapper().treeToValue(written.get("record"), nested);
            written.set("record", Json.mapper().valueToTree(record));
        }
        return Json.mapper().readTree(Json.mapper().writeValueAsBytes(written));
    }

    /** Adds to every object but the rows of a change, whose values are any JSON, a field that nobody knows. */
    private static void grow(JsonNode node) {
        if (node instanceof ObjectNode object) {
            new ArrayList<>(object.properties()).forEach(p -> {
                if (!p.getKey().equals("fields")) {
                    grow(p.getValue());
                }
            });
            object.put("fieldOfALaterVersion", 1);
        } else {
            node.forEach(SchemasTest::grow);
        }
    }

    private static Shape shape(String schema) {
        Shape shape = SHAPES.get(schema);
        if (shape == null) {
            throw new IllegalArgumentException("no Java record is known for " + schema);
        }
        return shape;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String schemaOf(Path sample) {
        return sample.getParent().getFileName().toString();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }
}
