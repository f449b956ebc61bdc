package org.habeas.detainee.match;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Whom a name may mean, over HTTP. */
@Path("/v1/match")
@RunOnVirtualThread
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match", description = "Whom a name in any spelling may mean")
public class MatchResource {

    private final MatchService service;

    MatchResource(MatchService service) {
        this.service = service;
    }

    @POST
    @Operation(
            operationId = "matchNames",
            summary = "People whom names may mean, in any spelling and script, with the reasons part by part",
            description =
                    "A score says how alike two names are, not that two people are one: two people can have one name."
                            + " Only names that the reader may see are compared.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatchRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "For each key the people found, the best first",
            content = @Content(schema = @Schema(implementation = MatchAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not such a body",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Read, but wrong; errors names each thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public MatchAnswer match(@Nullable MatchRequest request) {
        if (request == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send names, such as {\"queries\": {\"a\": {\"name\": \"Anna Example\"}}}.",
                    List.of(FieldProblem.pointer("/queries", "required", "At least one name is asked for.")));
        }
        Map<String, MatchAnswer.MatchResponse> responses = new LinkedHashMap<>();
        request.checked()
                .forEach((key, query) -> responses.put(
                        key,
                        new MatchAnswer.MatchResponse(service.match(query, request.results(), request.leastScore()))));
        return new MatchAnswer(responses);
    }
}
