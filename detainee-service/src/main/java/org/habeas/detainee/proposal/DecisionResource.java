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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Deciding proposals over HTTP: once, by a reviewer who did not propose it, and on the version that the reviewer has read. */
@Path("/v1/proposals")
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals", description = "What contributors bring and a reviewer has to confirm")
@APIResponse(
        responseCode = "200",
        description = "The proposal, decided; once accepted, subject is the person",
        content = @Content(schema = @Schema(implementation = ProposalView.class)))
@APIResponse(
        responseCode = "403",
        description = "The proposer is never the one who decides",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "No such proposal, or none that this reader may see",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "It is decided already",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "412",
        description = "The proposal, or the record that it is about, has changed since it was read",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "428",
        description = "If-Match is missing",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class DecisionResource {

    private static final int LONGEST_REASON = 2_000;

    private final ProposalService service;
    private final ProposalAnswers answers;
    private final Idempotency idempotency;
    private final Reader reader;

    private final AuditTrail trail;

    DecisionResource(
            ProposalService service,
            ProposalAnswers answers,
            Idempotency idempotency,
            Reader reader,
            AuditTrail trail) {
        this.trail = trail;
        this.service = service;
        this.answers = answers;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /** Why a proposal is not recorded; the proposer reads it. */
    @Schema(description = "Why a proposal is not recorded")
    public record Rejection(@Nullable String reason) {}

    @POST
    @Path("/{id}/accept")
    @Operation(operationId = "acceptProposal", summary = "Records what was proposed, with proposer and confirmer")
    @APIResponse(
            responseCode = "422",
            description = "It can no longer be recorded, or the Idempotency-Key came before otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response accept(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        UUID proposal = ProposalAnswers.idOf(id);
        return decided(
                key,
                "acceptProposal " + proposal,
                "",
                headers,
                unchanged -> service.accept(proposal, answers.sender(), reader.clearance(), unchanged));
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rejectProposal", summary = "Closes a proposal with the reason why it is not recorded")
    @APIResponse(
            responseCode = "422",
            description = "The reason is missing, too long or not text, or the Idempotency-Key came before otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response reject(
            @PathParam("id") String id,
            @Nullable Rejection body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        UUID proposal = ProposalAnswers.idOf(id);
        String reason = reason(body);
        return decided(
                key,
                "rejectProposal " + proposal,
                Statement.sha256(reason),
                headers,
                unchanged -> service.reject(proposal, reason, answers.sender(), reader.clearance(), unchanged));
    }

    /**
     * A decision that is taken already is a 409 whatever If-Match says: by RFC 9110, 13.2.1, a precondition counts only where
     * the request would else succeed.
     */
    private Response decided(
            @Nullable String key,
            String operation,
            String bodyHash,
            HttpHeaders headers,
            Function<Consumer<Proposal>, Proposal> decision) {
        return idempotency.once(key, reader, operation, bodyHash, () -> {
            Proposal decided = decision.apply(now -> Etags.requireMatch(headers, answers.tag(now)));
            trail.shown(Objects.toString(decided.subject(), ""), decided.tlp());
            return Response.ok(decided.view()).tag(answers.tag(decided)).build();
        });
    }

    private static String reason(@Nullable Rejection body) {
        String reason = Optional.ofNullable(body)
                .flatMap(b -> Optional.ofNullable(b.reason()))
                .map(String::strip)
                .orElse("");
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || HiddenCharacters.inLines(reason).isPresent()) {
            String detail = "Say why, in 1 to " + LONGEST_REASON
                    + " characters, none of which is a control or turns the direction.";
            throw new Unprocessable(
                    detail, FieldProblem.pointer("/reason", reason.isEmpty() ? "required" : "invalid", detail));
        }
        return reason;
    }
}
