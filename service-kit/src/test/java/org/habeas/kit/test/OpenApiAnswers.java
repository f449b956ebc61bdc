package org.habeas.kit.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * Holds every JSON answer that a component test gets to what the service's contract says of it: an answer that the
 * contract describes otherwise fails the test that got it. It is in force in each test of a service, by
 * {@code META-INF/services}.
 */
public final class OpenApiAnswers implements QuarkusTestBeforeEachCallback, Filter {

    private @Nullable JsonNode document;
    private @Nullable OpenApiSchemas schemas;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(OpenApiAnswers.class::isInstance)) {
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String type = Optional.ofNullable(response.contentType()).orElse("");
        String path = URI.create(request.getURI()).getRawPath();
        if (type.contains("json") && path.startsWith("/v1/")) {
            check(request.getMethod().toLowerCase(Locale.ROOT), path, response, type.replaceFirst(";.*", ""));
        }
        return response;
    }

    private void check(String method, String path, Response response, String type) {
        JsonNode contract = contract();
        JsonNode operation = template(contract, path)
                .map(t -> contract.path("paths").path(t).path(method))
                .orElse(contract.path("none"));
        JsonNode schema = operation
                .path("responses")
                .path(Integer.toString(response.statusCode()))
                .path("content")
                .path(type)
                .path("schema");
        String answer = method + " " + path + " answers " + response.statusCode() + " " + type;
        if (schema.isMissingNode()) {
            if (!operation.isMissingNode() && response.statusCode() < 300) {
                throw new AssertionError(answer + ", which the contract does not describe");
            }
            return;
        }
        List<String> problems = problems(schema, response);
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    answer + ", and not as the contract says: " + problems + "\n" + response.asString());
        }
    }

    private List<String> problems(JsonNode schema, Response response) {
        try {
            OpenApiSchemas known = schemas == null ? new OpenApiSchemas(contract()) : schemas;
            schemas = known;
            return known.problems(schema, Json.mapper().readTree(response.asByteArray()));
        } catch (JsonProcessingException e) {
            return List.of("it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode contract() {
        if (document == null) {
            try {
                document = Json.mapper()
                        .readTree(RestAssured.given()
                                .noFilters()
                                .queryParam("format", "json")
                                .get("/q/openapi")
                                .asString());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the contract is no JSON", e);
            }
        }
        return document;
    }

    /** The path of the contract that {@code path} is one of; one without parameters before one with. */
    private static Optional<String> template(JsonNode contract, String path) {
        return contract.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(t -> path.matches(t.replaceAll("\\{[^/]+}", "[^/]+")))
                .min(Comparator.comparingInt(t -> t.split("\\{").length));
    }
}
