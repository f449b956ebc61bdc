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
                    if (operation.getValue().path("summary").asText().isEmpty()) {
                        unfinished.add(name + " has no summary");
                    }
                }));
        return unfinished;
    }
}
