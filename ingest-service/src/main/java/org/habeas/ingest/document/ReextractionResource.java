package org.habeas.ingest.document;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Runs of the present extractors over what is stored, over HTTP. */
@Path("/v1/documents/reextract")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "What came in, and what it says")
@APIResponse(
        responseCode = "default",
        description = "What is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ReextractionResource {

    private final Reextractions reextractions;
    private final Reader reader;
    private final Idempotency idempotency;

    ReextractionResource(Reextractions reextractions, Reader reader, Idempotency idempotency) {
        this.reextractions = reextractions;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    @POST
    @Operation(
            operationId = "reextractDocuments",
            summary = "Runs the present extractors over what is stored; only differences are told",
            description =
                    "It looks at all documents that were read with an earlier version of the extractors, and goes on after a"
                            + " crash where it stopped. What a sender said or a reviewer corrected stays. Documents of which something"
                            + " else is found than before are told as document.mentions-changed.")
    @APIResponse(
            responseCode = "202",
            description = "It will be run",
            content = @Content(schema = @Schema(implementation = Reextraction.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another run is under way; the problem names it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response request(
            @QueryParam("all")
                    @DefaultValue("false")
                    @Parameter(
                            description = "true: also documents that were read with this version before",
                            schema =
                                    @Schema(
                                            enumeration = {"true", "false"},
                                            defaultValue = "false"))
                    String all,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        if (!all.equals("true") && !all.equals("false")) {
            throw new InvalidRequest(
                    "It is true or false.", FieldProblem.parameter("all", "invalid", "It is true or false."));
        }
        String hash = RecordHash.sha256(all.getBytes(StandardCharsets.UTF_8));
        return idempotency.once(key, reader, "reextractDocuments", hash, () -> {
            Reextraction asked = reextractions.request(all.equals("true"), sender());
            return Response.accepted(asked)
                    .header(HttpHeaders.LOCATION, "/v1/documents/reextract/" + asked.id())
                    .build();
        });
    }

    @GET
    @Path("/{job}")
    @Operation(operationId = "getReextraction", summary = "How far a run of the extractors has come")
    @APIResponse(
            responseCode = "200",
            description = "The run, with its progress",
            content = @Content(schema = @Schema(implementation = Reextraction.class)))
    public Reextraction get(@PathParam("job") String job) {
        return Optional.of(job)
                .filter(DocumentSubjects::isUuid)
                .map(UUID::fromString)
                .flatMap(reextractions::find)
                .orElseThrow(() -> new NotFound("There is no run " + job + "."));
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }
}
