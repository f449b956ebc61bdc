package org.habeas.detainee.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Proposals over HTTP: contributors see their own, reviewers see all. */
@Path("/v1/proposals")
@RunOnVirtualThread
@RolesAllowed({Roles.CONTRIBUTOR, Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals", description = "What contributors bring and a reviewer has to confirm")
public class ProposalResource {

    private final ProposalService service;
    private final ProposalAnswers answers;
    private final AuditTrail trail;

    ProposalResource(ProposalService service, ProposalAnswers answers, AuditTrail trail) {
        this.service = service;
        this.answers = answers;
        this.trail = trail;
    }

    /** A page of proposals. */
    public record ProposalPage(
            List<ProposalView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
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
                    @Parameter(description = "OPEN, ACCEPTED, REJECTED or LAPSED; all without it", example = "OPEN")
                    @Nullable
                    String state,
            @Context UriInfo uri) {
        ProposalScope scope = answers.scope(state == null ? null : stateOf(state));
        UUID after = page.after(1)
                .map(keys -> ProposalAnswers.uuid(keys.getFirst()).orElseThrow(ProposalResource::foreignCursor))
                .orElse(null);
        List<Proposal> rows = service.list(scope, after, page.limit + 1);
        Long total = page.exactCount() ? service.count(scope) : null;
        Page<Proposal> shown = Page.of(rows, page.limit, p -> List.of(p.id().toString()), total);
        return Pages.answer(new Page<>(shown(shown.items()), shown.next(), shown.total()), uri);
    }

    private List<ProposalView> shown(List<Proposal> proposals) {
        proposals.forEach(p -> trail.shown(p.subject() == null ? "" : String.valueOf(p.subject()), p.tlp()));
        return answers.views(proposals);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getProposal", summary = "One proposal, with its content and what was decided")
    @APIResponse(
            responseCode = "200",
            description = "The proposal; its ETag is what a decision has to send as If-Match",
            content = @Content(schema = @Schema(implementation = ProposalView.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(
            responseCode = "404",
            description = "No such proposal, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "It went with a person of the same name who was erased",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        Proposal proposal = service.one(ProposalAnswers.idOf(id), answers.scope(null))
                .orElseThrow(() -> service.absent(ProposalAnswers.idOf(id)));
        return Etags.answer(
                request, answers.tag(proposal), () -> shown(List.of(proposal)).getFirst());
    }

    private static Proposal.State stateOf(String state) {
        for (Proposal.State known : Proposal.State.values()) {
            if (known.name().equals(state)) {
                return known;
            }
        }
        String detail = "States are OPEN, ACCEPTED, REJECTED and LAPSED.";
        throw new InvalidRequest(detail, FieldProblem.parameter("state", "unknown", detail));
    }

    private static InvalidRequest foreignCursor() {
        return new InvalidRequest(
                ErrorCode.INVALID_CURSOR,
                "Take the cursor from the next of the page before.",
                List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")));
    }
}
