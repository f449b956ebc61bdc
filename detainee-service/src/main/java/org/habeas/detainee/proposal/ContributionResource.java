package org.habeas.detainee.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.UUID;
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
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What people bring about detainees: a reviewer's is recorded, a contributor's waits for a reviewer. */
@Path("/v1/detainees")
@RunOnVirtualThread
@RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detainees", description = "Who is held, since when, and who says so")
@APIResponse(
        responseCode = "202",
        description =
                "A contributor's: the proposal, which a reviewer has to accept; or a reviewer's that would make somebody free or dead"
                        + " by what it takes back, replaces, marks or grades: another one has to accept it",
        content = @Content(schema = @Schema(implementation = ProposalView.class)))
@APIResponse(
        responseCode = "422",
        description = "Read, but wrong; errors names each thing; or the Idempotency-Key came before otherwise",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ContributionResource {

    private final DetaineeService service;
    private final DetaineeAnswers answers;
    private final ProposalService proposals;
    private final Idempotency idempotency;
    private final Reader reader;

    ContributionResource(
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

    /** Statements to add, each with its evidence. */
    public record NewStatements(@Nullable List<NewDetainee.NewStatement> statements) {}

    @POST
    @Operation(
            operationId = "postDetainee",
            summary = "Adds a person with names, their source, and statements; a contributor's is a proposal")
    @APIResponse(
            responseCode = "201",
            description = "The new person",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "The same content was there under this id, as far as the sender may see it or brought it with the person",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The id or slug is taken; also if only something is the same that the sender may not see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The id or slug is that of somebody who was erased, and is not taken again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(@Nullable NewDetainee body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        NewDetainee given = required(body);
        return idempotency.once(key, reader, "postDetainee", hash(given), () -> {
            if (!mayDecide()) {
                return proposed(proposals.propose(given, sender()));
            }
            DetaineeService.Added added = service.add(given, Recorder.of(sender()));
            return Response.status(added.isNew() ? 201 : 200)
                    .header(
                            HttpHeaders.LOCATION,
                            "/v1/detainees/" + added.detainee().id())
                    .tag(answers.tag(added.detainee()))
                    .entity(answers.of(added.detainee()))
                    .build();
        });
    }

    @POST
    @Path("/{id}/statements")
    @Operation(
            operationId = "postStatements",
            summary = "Adds facts about a person, each with its evidence; a contributor's are a proposal")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version that was read; a contributor does not need it",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.7.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "The person after it",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "412",
            description = "The record has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing, which a contributor does not need: a proposal changes no record",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response postStatements(
            @PathParam("id") String id,
            @Nullable NewStatements body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        List<NewDetainee.NewStatement> given = required(body).statements();
        if (given == null || given.isEmpty()) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send at least one statement.",
                    List.of(FieldProblem.pointer("/statements", "required", "At least one statement.")));
        }
        UUID detainee = answers.find(id).id();
        return idempotency.once(key, reader, "postStatements " + detainee, hash(given), () -> {
            if (!mayDecide()) {
                return proposed(proposals.propose(detainee, given, sender()));
            }
            Optional<Detainee> recorded = service.state(
                    detainee, given, Recorder.of(sender()), now -> Etags.requireMatch(headers, answers.tag(now)));
            return recorded.map(after -> Response.status(201)
                            .tag(answers.tag(after))
                            .entity(answers.of(after))
                            .build())
                    .orElseGet(() -> proposed(proposals.proposeForTwo(detainee, given, sender())));
        });
    }

    private boolean mayDecide() {
        return reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
    }

    private static Response proposed(Proposal proposal) {
        return Response.accepted(proposal.view())
                .header(HttpHeaders.LOCATION, "/v1/proposals/" + proposal.id())
                .build();
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "Send a JSON body.", List.of());
        }
        return body;
    }

    private static String hash(Object body) {
        try {
            return Statement.sha256(Json.mapper().writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came as JSON goes as JSON", e);
        }
    }
}
