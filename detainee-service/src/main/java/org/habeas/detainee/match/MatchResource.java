package org.habeas.detainee.match;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.person.PastParams;
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
    private final PastMatches past;
    private final Clock clock;

    MatchResource(MatchService service, PastMatches past, Clock clock) {
        this.service = service;
        this.past = past;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "matchNames",
            summary = "People whom names may mean, in any spelling and script, with the reasons part by part",
            description =
                    "A score says how alike two names are, not that two people are one: two people can have one name."
                            + " Only names that the reader may see are compared. With asOf these are the names that were known then, and"
                            + " what is known beside a name is compared with how the records stood; with on alone names are as known"
                            + " now, for they have no dates.")
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
            description = "Not such a body, or a parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "Read, but wrong; errors names each thing; or the past of too many people would have to be computed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public MatchAnswer match(@Valid @BeanParam PastParams when, @Nullable MatchRequest request) {
        Until until = when.until(clock.instant());
        if (request == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send names, such as {\"queries\": {\"a\": {\"name\": \"Anna Example\"}}}.",
                    List.of(FieldProblem.pointer("/queries", "required", "At least one name is asked for.")));
        }
        Map<String, MatchAnswer.MatchResponse> responses = new LinkedHashMap<>();
        Map<String, MatchRequest.MatchQuery> queries = request.checked();
        queries.forEach((key, query) ->
                responses.put(key, new MatchAnswer.MatchResponse(results(query, request, until, queries.size()))));
        return new MatchAnswer(responses);
    }

    private List<MatchAnswer.MatchResult> results(
            MatchRequest.MatchQuery query, MatchRequest request, Until until, int queries) {
        return until.equals(Until.NOW)
                ? service.match(query, request.results(), request.leastScore())
                : past.match(query, request.results(), request.leastScore(), until, queries);
    }
}
