package org.habeas.detainee.proposal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Json;
import org.habeas.detainee.person.Detainee;
import org.habeas.detainee.person.DetaineeAnswer;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.detainee.person.DetaineeService;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Takes statements back: by another statement that says so and why. Nothing is edited or deleted. */
@Path("/v1/statements")
@RunOnVirtualThread
@RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detainees", description = "Who is held, since when, and who says so")
public class RetractionResource {

    private final DetaineeService service;
    private final DetaineeAnswers answers;
    private final ProposalService proposals;
    private final Idempotency idempotency;
    private final Reader reader;

    RetractionResource(
            DetaineeService service,
            DetaineeAnswers answers,
            ProposalService proposals,
            Idempotency idempotency,
            Reader reader) {
        this.service = service;
        this.answers = answers;
        this.proposals = proposals;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /**
     * Why a statement is taken back.
     *
     * @param source what shows that it is wrong; without it the retraction rests on what the statement rested on
     */
    @Schema(description = "Why a statement is taken back, and what shows that it is wrong")
    public record NewRetraction(@Nullable String reason, NewDetainee.@Nullable NewEvidence source) {}

    @POST
    @Path("/{id}/retract")
    @Operation(
            operationId = "retractStatement",
            summary = "Takes a statement back for a reason, by a statement of its own; a contributor's is a proposal")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the person's version that was read; a contributor does not need it",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.7.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "The person after it",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "A contributor's: the proposal, which a reviewer has to accept; or a reviewer's that would make somebody free or"
                            + " dead: another one has to accept it",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such statement, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The record has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The reason is missing, or the source is wrong; or the Idempotency-Key came before otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing, which a contributor does not need: a proposal changes no record",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response retract(
            @PathParam("id")
                    @Parameter(
                            description = "As in GET /v1/detainees/{id}/statements",
                            example = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4")
                    String id,
            @Nullable NewRetraction body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        Detainee person = service.subjectOf(id);
        if (body == null || body.reason() == null || body.reason().isBlank()) {
            throw new Unprocessable(
                    "Say why the statement is taken back.",
                    FieldProblem.pointer("/reason", "required", "Say why the statement is taken back."));
        }
        List<NewDetainee.NewStatement> retraction =
                List.of(NewDetainee.NewStatement.retraction(id, body.reason(), body.source()));
        String hash = Statement.sha256(Json.mapper().valueToTree(retraction).toString());
        return idempotency.once(key, reader, "retractStatement " + id, hash, () -> {
            try {
                return retracted(person, retraction, headers);
            } catch (Unprocessable e) {
                throw new Unprocessable(
                        e.code(),
                        e.detail(),
                        e.problems().stream()
                                .map(RetractionResource::ofThisBody)
                                .toList());
            }
        });
    }

    private Response retracted(Detainee person, List<NewDetainee.NewStatement> retraction, HttpHeaders headers) {
        if (!reader.has(Roles.REVIEWER) && !reader.has(Roles.ADMIN)) {
            return proposed(proposals.propose(person.id(), retraction, sender()));
        }
        Optional<Detainee> recorded = service.state(
                person.id(), retraction, Recorder.of(sender()), now -> Etags.requireMatch(headers, answers.tag(now)));
        return recorded.map(after -> Response.status(201)
                        .tag(answers.tag(after))
                        .entity(answers.of(after))
                        .build())
                .orElseGet(() -> proposed(proposals.proposeForTwo(person.id(), retraction, sender())));
    }

    private static Response proposed(Proposal proposal) {
        return Response.accepted(proposal.view())
                .header(HttpHeaders.LOCATION, "/v1/proposals/" + proposal.id())
                .build();
    }

    /** It is read as a list of statements, which the caller did not send. */
    private static FieldProblem ofThisBody(FieldProblem problem) {
        String pointer = String.valueOf(problem.pointer())
                .replaceFirst("^/statements/0/evidence", "/source")
                .replaceFirst("^/statements/0", "");
        return FieldProblem.pointer(pointer, problem.code(), problem.detail());
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }
}
