package org.habeas.legislation.bill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.legislation.document.MentionService;
import org.jspecify.annotations.Nullable;

/** Bills over HTTP. */
@Path("/v1/bills")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Where a bill stands, and why")
public class BillResource {

    /** As many as one page can hold; the rest are at {@code /documents}. */
    private static final int INCLUDED_DOCUMENTS = 200;

    private static final Set<String> PARTS =
            new TreeSet<>(Set.of("actions", "cosponsors", "committees", "texts", "related", "subjects", "documents"));

    private final BillService bills;
    private final BillAddress address;
    private final MentionService mentions;
    private final Reader reader;

    BillResource(BillService bills, BillAddress address, MentionService mentions, Reader reader) {
        this.bills = bills;
        this.address = address;
        this.mentions = mentions;
        this.reader = reader;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listBills", summary = "Bills by filter, in pages, with counts on request")
    @APIResponse(
            responseCode = "200",
            description = "A page of bills",
            content = @Content(schema = @Schema(implementation = BillPages.Bills.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam BillFilter filter,
            @Parameter(
                            description = "-latestAction (default), introduced, -cosponsors, -updated or citation",
                            example = "-latestAction")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(
                            description =
                                    "Counts over all selected bills, by status, stage, type, congress, sponsor or policyArea; several with commas",
                            example = "status,type")
                    @QueryParam("facets")
                    @Nullable
                    String facets,
            @Context UriInfo uri) {
        BillSort order = BillSort.of(sort);
        Set<BillFacet> counted = BillFacet.of(facets);
        List<BillSummary> rows = bills.list(filter, order, page.after(2), page.limit + 1);
        Long total = page.exactCount() ? bills.count(filter) : null;
        Page<BillSummary> cut = Page.of(rows, page.limit, order::keys, total);
        return Pages.answer(
                new BillPages.Bills(cut.items(), cut.next(), cut.total(), counts(filter, counted)), cut.next(), uri);
    }

    private @Nullable Map<String, List<BillFacet.Count>> counts(BillFilter filter, Set<BillFacet> facets) {
        if (facets.isEmpty()) {
            return null;
        }
        Map<String, List<BillFacet.Count>> counts = new LinkedHashMap<>();
        facets.forEach(f -> counts.put(f.field(), bills.count(filter, f)));
        return counts;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getBill", summary = "One bill, by its id or by any citation")
    @APIResponse(
            responseCode = "200",
            description = "The bill",
            content = @Content(schema = @Schema(implementation = BillAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response get(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Parameter(
                            description =
                                    "actions, cosponsors, committees, texts, related, subjects, documents; several with commas",
                            example = "actions,cosponsors")
                    @QueryParam("include")
                    @Nullable
                    String include,
            @Context Request request,
            @Context UriInfo uri) {
        Set<String> parts = parts(include);
        return address.resolve(id, "", uri, bill -> tagged(bill, request, answer(bill, parts)));
    }

    @GET
    @Path("/{id}/status")
    @PermitAll
    @Operation(
            operationId = "getBillStatus",
            summary = "Where it stands, by which rule and action, all it was before, and what can happen next")
    @APIResponse(
            responseCode = "200",
            description = "Where it stands",
            content = @Content(schema = @Schema(implementation = StatusAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response status(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri) {
        return address.resolve(id, "/status", uri, bill -> tagged(bill, request, StatusAnswer.of(bill.view())));
    }

    /**
     * The tag is made from the whole answer: sources, documents and the wording of a rule may become newer while the bill
     * keeps its revision.
     */
    private Response tagged(Bill bill, Request request, Object answer) {
        String body = Json.mapper().valueToTree(answer).toString();
        return Etags.answer(request, Etags.of(bill.id(), bill.revision(), reader.clearance(), body), () -> answer);
    }

    private BillAnswer answer(Bill bill, Set<String> parts) {
        BillView v = bill.view();
        return new BillAnswer(
                v.summary(),
                v.titles(),
                new BillAnswer.Counts(
                        v.actions().size(),
                        v.summary().cosponsors(),
                        v.committees().size(),
                        v.texts().size(),
                        v.related().size()),
                BillAnswer.Links.of(v.summary()),
                v.sources(),
                parts.isEmpty() ? null : included(bill, v, parts));
    }

    private BillAnswer.Included included(Bill bill, BillView v, Set<String> parts) {
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
        return new BillAnswer.Included(
                parts.contains("actions") ? ListedAction.of(v.actions()) : null,
                parts.contains("cosponsors") ? v.cosponsors() : null,
                parts.contains("committees") ? v.committees() : null,
                parts.contains("texts") ? v.texts() : null,
                parts.contains("related") ? v.related() : null,
                parts.contains("subjects") ? v.subjects() : null,
                parts.contains("documents")
                        ? mentions.mentioning(bill.id(), marks, Optional.empty(), INCLUDED_DOCUMENTS)
                        : null);
    }

    private static Set<String> parts(@Nullable String include) {
        Set<String> parts = new TreeSet<>();
        if (include != null && !include.isBlank()) {
            for (String part : include.split(",")) {
                if (!PARTS.contains(part.strip())) {
                    String detail = "include takes " + String.join(", ", PARTS) + ".";
                    throw new InvalidRequest(detail, FieldProblem.parameter("include", "unknown", detail));
                }
                parts.add(part.strip());
            }
        }
        return parts;
    }
}
