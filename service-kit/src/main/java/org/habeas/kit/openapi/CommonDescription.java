package org.habeas.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Problem;

/**
 * Adds to each operation what holds for all of its kind: the problems that it can answer with, the token that it takes,
 * and an example. What an operation says itself is kept.
 *
 * <p>An example of a body is {@code openapi-examples/<operationId>.json} on the class path, for an operation that takes a
 * body {@code <operationId>.request.json} too; where statuses answer differently, {@code <operationId>.<status>.json}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class CommonDescription implements OASFilter {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String JSON = "application/json";
    /** Described as one of its lines. */
    private static final String JSON_LINES = "application/x-ndjson";

    /** Records that exist once the seeds are loaded; every other id is a UUID. */
    private static final Map<String, String> IDS =
            Map.of("/v1/bills/{id}", "118-sres-540", "/v1/detainees/{id}", "ruben-vardanyan");

    private static final String NOT_MODIFIED = "304";
    /** Lists and streams that start after a position, which may no longer be kept. */
    private static final Pattern CHANGES = Pattern.compile("/(changes|alerts)(/stream)?$");

    private static final String SOME_UUID = "019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the configured issuer, with the caller's roles in groups and"
                                        + " its clearance; without one, what is TLP:CLEAR may be read"));
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    security(operation);
                    conditions(path, operation);
                    problems(path, method, operation);
                    examples(path, operation);
                }));
    }

    private static void security(Operation operation) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            operation.setSecurity(List.of(
                    OASFactory.createSecurityRequirement(),
                    OASFactory.createSecurityRequirement().addScheme(TOKEN)));
        }
    }

    private static boolean needsRole(Operation operation) {
        return operation.getSecurity().stream()
                .noneMatch(alternative -> alternative.getSchemes() == null
                        || alternative.getSchemes().isEmpty());
    }

    private static void problems(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        boolean hasBody = operation.getRequestBody() != null;
        boolean conditional = changesVersion(operation);
        problem(operation, ErrorCode.INVALID_REQUEST);
        problem(operation, ErrorCode.UNAUTHENTICATED);
        if (needsRole(operation)) {
            problem(operation, ErrorCode.FORBIDDEN);
        }
        if (path.contains("{")) {
            problem(operation, ErrorCode.NOT_FOUND);
        }
        if (method == PathItem.HttpMethod.GET) {
            problem(operation, ErrorCode.NOT_ACCEPTABLE);
        }
        if (conditional) {
            problem(operation, ErrorCode.PRECONDITION_FAILED);
            problem(operation, ErrorCode.PRECONDITION_REQUIRED);
        }
        if (CHANGES.matcher(path).find()) {
            problem(operation, ErrorCode.GONE);
        }
        if (path.startsWith("/v1/detainees/{id}")) {
            problem(operation, ErrorCode.ERASED);
        }
        if (hasBody) {
            problem(operation, ErrorCode.PAYLOAD_TOO_LARGE);
            problem(operation, ErrorCode.UNSUPPORTED_MEDIA);
        }
        if (hasBody || takes(operation, "Idempotency-Key")) {
            problem(operation, ErrorCode.UNPROCESSABLE);
        }
        retryAfter(problem(operation, ErrorCode.TOO_MANY_REQUESTS));
        problem(operation, ErrorCode.INTERNAL);
        retryAfter(problem(operation, ErrorCode.UNAVAILABLE));
        operation.setResponses(inOrder(operation.getResponses()));
    }

    /** The headers of a version: of the one that a reader has, or that a writer has read. */
    private static void conditions(String path, Operation operation) {
        if (operation.getResponses() == null) {
            return;
        }
        if (changesVersion(operation) && !takes(operation, "If-Match")) {
            operation.addParameter(condition(path, "If-Match", "The ETag of the version that was read")
                    .required(true));
        }
        if (isDescribed(operation, NOT_MODIFIED)) {
            operation.addParameter(condition(path, "If-None-Match", "The ETag of the version that the reader has"));
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.equals("200") || status.equals(NOT_MODIFIED)) {
                    response.addHeader("ETag", etag(path));
                }
            });
        }
        if (takes(operation, "Idempotency-Key")) {
            operation.getParameters().stream()
                    .filter(p -> "Idempotency-Key".equals(p.getName()) && p.getDescription() == null)
                    .forEach(p -> p.description("Names this request, in at most 255 characters: sent again with the"
                            + " same key, it is done once"));
        }
    }

    private static boolean changesVersion(Operation operation) {
        return isDescribed(operation, "412") || isDescribed(operation, "428");
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> header.equals(p.getName()));
    }

    private static Parameter condition(String path, String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .example(tag(path))
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Header etag(String path) {
        return OASFactory.createHeader()
                .description("The version of the record, as this reader may see it")
                .example(tag(path))
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    /** As {@code Etags} writes one; a person's has the UUID, whatever the address. */
    private static String tag(String path) {
        String id = path.startsWith("/v1/bills/") ? id(path) : SOME_UUID;
        return "\"" + id + ".7.0\"";
    }

    private static boolean isDescribed(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status) != null;
    }

    /** Says that the operation can answer with this problem; a description that has a body already stays. */
    private static APIResponse problem(Operation operation, ErrorCode code) {
        String status = Integer.toString(code.status());
        APIResponse said = operation.getResponses().getAPIResponse(status);
        if (said != null && said.getContent() != null) {
            return said;
        }
        APIResponse problem = OASFactory.createAPIResponse()
                .description(code.title())
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
        operation.getResponses().addAPIResponse(status, problem);
        return problem;
    }

    private static void retryAfter(APIResponse response) {
        Header header = OASFactory.createHeader()
                .description("Seconds after which to try again")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
        response.addHeader("Retry-After", header);
    }

    private static APIResponses inOrder(APIResponses responses) {
        APIResponses sorted = OASFactory.createAPIResponses();
        new TreeMap<>(responses.getAPIResponses()).forEach(sorted::addAPIResponse);
        return sorted;
    }

    private static void examples(String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(p -> p.getIn() == Parameter.In.PATH && p.getExample() == null)
                    .forEach(p -> p.setExample(id(path)));
        }
        String name = operation.getOperationId();
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            body(operation.getRequestBody().getContent().getMediaType(JSON), name + ".request.json");
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                body(response.getContent().getMediaType(JSON), name + "." + status + ".json");
                body(response.getContent().getMediaType(JSON), name + ".json");
                body(response.getContent().getMediaType(JSON_LINES), name + ".json");
            }
        });
    }

    private static String id(String path) {
        return IDS.entrySet().stream()
                .filter(known -> path.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(SOME_UUID);
    }

    private static void body(@org.jspecify.annotations.Nullable MediaType body, String file) {
        if (body != null && body.getExample() == null) {
            read(file).ifPresent(example -> body.setExample(plain(example)));
        }
    }

    private static Object plain(JsonNode example) {
        return Json.mapper().convertValue(example, Object.class);
    }

    private static Optional<JsonNode> read(String file) {
        try (InputStream stored =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi-examples/" + file)) {
            return stored == null ? Optional.empty() : Optional.of(Json.mapper().readTree(stored));
        } catch (IOException e) {
            throw new IllegalStateException("the example " + file + " is not JSON", e);
        }
    }
}
