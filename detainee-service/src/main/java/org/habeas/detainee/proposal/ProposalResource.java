package org.habeas.detainee.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Proposals over HTTP: contributors see their own, reviewers see and decide all. */
@Path("/v1/proposals")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals", description = "What contributors bring and a reviewer has to confirm")
public class ProposalResource {

    private static final int LONGEST_REASON = 2_000;

    private final ProposalService service;
    private final Idempotency idempotency;
    private final Reader reader;

    ProposalResource(ProposalService service, Idempotency idempotency, Reader reader) {
        this.service = service;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /** Why a proposal is not recorded; the proposer reads it. */
    @Schema(description = "Why a proposal is not recorded")
    public record Rejection(@Nullable String reason) {}

    /** A page of proposals. */
    public record ProposalPage(
            List<ProposalView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "listProposals",
            summary = "Proposals in pages, the longest waiting first; a contributor sees their own")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @QueryParam("state")
                    @Parameter(description = "OPEN, ACCEPTED or REJECTED; all without it", example = "OPEN")
                    @Nullable
                    String state,
            @Context UriInfo uri) {
        ProposalScope scope = scope(state == null ? null : stateOf(state));
        UUID after = page.after(1)
                .map(keys -> uuid(keys.getFirst()).orElseThrow(ProposalResource::foreignCursor))
                .orElse(null);
        List<Proposal> rows = service.list(scope, after, page.limit + 1);
        Long total = page.exactCount() ? service.count(scope) : null;
        return Pages.answer(
                Page.of(rows, page.limit, p -> List.of(p.id().toString()), total)
                        .map(Proposal::view),
                uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(operationId = "getProposal", summary = "One proposal, with its content and what was decided")
    @APIResponse(
            responseCode = "200",
            description = "The proposal",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such proposal, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ProposalView get(@PathParam("id") String id) {
        return service.one(idOf(id), scope(null)).orElseThrow(() -> absent(id)).view();
    }

    @POST
    @Path("/{id}/accept")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    @Operation(operationId = "acceptProposal", summary = "Records what was proposed, with proposer and confirmer")
    @APIResponse(
            responseCode = "200",
            description = "The proposal, accepted; subject is the person",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(
            responseCode = "403",
            description = "The proposer is never the confirmer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such proposal, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is decided already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response accept(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID proposal = idOf(id);
        return idempotency.once(
                key,
                sender(),
                "acceptProposal " + proposal,
                "",
                () -> Response.ok(service.accept(proposal, sender(), reader.clearance())
                                .view())
                        .build());
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rejectProposal", summary = "Closes a proposal with the reason why it is not recorded")
    @APIResponse(
            responseCode = "200",
            description = "The proposal, rejected",
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
            responseCode = "422",
            description = "The reason is missing, too long or not text",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response reject(
            @PathParam("id") String id,
            @Nullable Rejection body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID proposal = idOf(id);
        String reason = reason(body);
        return idempotency.once(
                key,
                sender(),
                "rejectProposal " + proposal,
                Statement.sha256(reason),
                () -> Response.ok(service.reject(proposal, reason, sender(), reader.clearance())
                                .view())
                        .build());
    }

    private ProposalScope scope(Proposal.@Nullable State state) {
        boolean all = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        return new ProposalScope(Clearances.visible(Outlet.PROPOSAL, reader.clearance()), all ? null : sender(), state);
    }

    private static String reason(@Nullable Rejection body) {
        String reason = Optional.ofNullable(body)
                .flatMap(b -> Optional.ofNullable(b.reason()))
                .map(String::strip)
                .orElse("");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            String detail = "Say why, in 1 to " + LONGEST_REASON + " characters.";
            throw new Unprocessable(
                    detail, FieldProblem.pointer("/reason", reason.isEmpty() ? "required" : "invalid", detail));
        }
        return reason;
    }

    private static Proposal.State stateOf(String state) {
        for (Proposal.State known : Proposal.State.values()) {
            if (known.name().equals(state)) {
                return known;
            }
        }
        String detail = "States are OPEN, ACCEPTED and REJECTED.";
        throw new InvalidRequest(detail, FieldProblem.parameter("state", "unknown", detail));
    }

    private static UUID idOf(String id) {
        return uuid(id).orElseThrow(() -> absent(id));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static NotFound absent(String id) {
        return new NotFound("There is no proposal " + id + " here.");
    }

    private static InvalidRequest foreignCursor() {
        return new InvalidRequest(
                ErrorCode.INVALID_CURSOR,
                "Take the cursor from the next of the page before.",
                List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")));
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }
}
