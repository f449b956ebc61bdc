package org.habeas.kit.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.Json;

/** Holds a service to its committed OpenAPI file: partners generate clients from it, so no change of it goes unseen. */
public final class OpenApiContract {

    private static final Path FOLDER = Path.of("../docs/openapi");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private OpenApiContract() {}

    /**
     * Compares what the running service serves with {@code docs/openapi/<service>.yaml}. Run the test with
     * {@code -Dopenapi.accept=true} to take over an intended change.
     */
    public static void check(String service) throws IOException {
        String live = given().queryParam("format", "yaml")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path file = FOLDER.resolve(service + ".yaml");
        if (Boolean.getBoolean("openapi.accept")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, live);
        }
        assertThat(file)
                .as("the committed contract; -Dopenapi.accept=true writes it")
                .exists();
        assertThat(live)
                .as("the interface has changed; if that is meant, run this test with -Dopenapi.accept=true")
                .isEqualTo(Files.readString(file));
        JsonNode document = Json.mapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(unfinished(document))
                .as("operations that a client generator stumbles over")
                .isEmpty();
    }

    private static List<String> unfinished(JsonNode document) {
        List<String> unfinished = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        JsonNode scheme = document.at("/components/securitySchemes/token");
        if (!scheme.path("type").asText().equals("http")
                || !scheme.path("scheme").asText().equals("bearer")) {
            unfinished.add("there is no bearer token among the security schemes");
        }
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!METHODS.contains(operation.getKey())) {
                        return;
                    }
                    String name = operation.getKey() + " " + path.getKey();
                    String id = operation.getValue().path("operationId").asText();
                    if (id.isEmpty() || ids.contains(id)) {
                        unfinished.add(name + " has no operationId of its own");
                    }
                    ids.add(id);
                    lacks(document, path.getKey(), operation.getKey(), operation.getValue())
                            .forEach(lack -> unfinished.add(name + " " + lack));
                }));
        return unfinished;
    }

    private static List<String> lacks(JsonNode document, String path, String method, JsonNode operation) {
        List<String> lacks = new ArrayList<>();
        if (operation.path("summary").asText().isEmpty()) {
            lacks.add("has no summary");
        }
        if (operation.path("security").isEmpty()) {
            lacks.add("does not say which token it takes");
        }
        JsonNode responses = operation.path("responses");
        if (responses.properties().stream()
                .filter(r -> r.getKey().startsWith("2"))
                .noneMatch(r -> isTyped(r.getKey(), r.getValue()))) {
            lacks.add("has no 2xx answer of which the form is told");
        }
        for (String status : problems(path, method, operation)) {
            String form = responses
                    .path(status)
                    .path("content")
                    .path("application/problem+json")
                    .at("/schema/$ref")
                    .asText();
            if (!form.equals("#/components/schemas/Problem")) {
                lacks.add("does not describe its " + status);
            }
        }
        responses.properties().stream()
                .filter(r -> r.getKey().matches("[45]..|default"))
                .filter(r -> !r.getValue().path("content").has("application/problem+json"))
                .forEach(r -> lacks.add("has a " + r.getKey() + " that is no problem"));
        List<Example> examples = examples(operation);
        if (examples.isEmpty()) {
            lacks.add("has no example");
        }
        OpenApiSchemas schemas = new OpenApiSchemas(document);
        examples.forEach(e -> schemas.problems(e.schema(), e.value()).stream()
                .map(problem -> "has an example that its schema refuses: " + problem)
                .forEach(lacks::add));
        return lacks;
    }

    private static boolean isTyped(String status, JsonNode response) {
        JsonNode content = response.path("content");
        return status.equals("204")
                || (!content.isEmpty()
                        && content.properties().stream()
                                .allMatch(c ->
                                        c.getValue().has("schema") || c.getKey().equals("application/octet-stream")));
    }

    private static List<String> problems(String path, String method, JsonNode operation) {
        List<String> statuses = new ArrayList<>(List.of("400", "401", "429", "500", "503"));
        boolean anybody = operation.path("security").valueStream().anyMatch(JsonNode::isEmpty);
        if (!anybody) {
            statuses.add("403");
        }
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (method.equals("get")) {
            statuses.add("406");
        }
        if (operation.has("requestBody")) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        if (operation
                .path("parameters")
                .valueStream()
                .anyMatch(p -> p.path("name").asText().equals("If-Match"))) {
            statuses.addAll(List.of("412", "428"));
        }
        return statuses;
    }

    private record Example(JsonNode schema, JsonNode value) {}

    /** The schema of a stream is that of the data of one event; the lines around it have none. */
    private static Example example(String mediaType, JsonNode body) {
        return new Example(
                mediaType.equals("text/event-stream") ? Json.mapper().createObjectNode() : body.path("schema"),
                body.path("example"));
    }

    private static List<Example> examples(JsonNode operation) {
        List<Example> examples = new ArrayList<>();
        operation
                .path("parameters")
                .valueStream()
                .filter(p -> p.has("example"))
                .forEach(p -> examples.add(new Example(p.path("schema"), p.path("example"))));
        List<JsonNode> contents = new ArrayList<>();
        contents.add(operation.path("requestBody").path("content"));
        operation.path("responses").properties().stream()
                .filter(r -> r.getKey().startsWith("2"))
                .forEach(r -> contents.add(r.getValue().path("content")));
        contents.forEach(content -> content.properties().stream()
                .filter(body -> body.getValue().has("example"))
                .forEach(body -> examples.add(example(body.getKey(), body.getValue()))));
        return examples;
    }
}
