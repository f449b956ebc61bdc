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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangePage;
import org.habeas.kit.change.ChangeParams;
import org.habeas.kit.change.ChangeQueries;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.habeas.legislation.document.MentionRepository;
import org.habeas.legislation.document.MentioningDocument;
import org.jspecify.annotations.Nullable;

/** Bills over HTTP. */
@Path("/v1/bills")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Where a bill stands, and why")
public class BillResource {

    static final String ID = "The bill's id, or any usual citation of it";

    /** As many as one page can hold; the rest are at {@code /documents}. */
    private static final int INCLUDED_DOCUMENTS = 200;

    private static final Set<String> PARTS =
            new TreeSet<>(Set.of("actions", "cosponsors", "committees", "texts", "related", "subjects", "documents"));

    private final BillRepository bills;
    private final MentionRepository mentions;
    private final ChangeFeed feed;
    private final Reader reader;

    BillResource(BillRepository bills, MentionRepository mentions, ChangeFeed feed, Reader reader) {
        this.bills = bills;
        this.mentions = mentions;
        this.feed = feed;
        this.reader = reader;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listBills", summary = "Bills by filter, in pages, with counts on request")
    @APIResponse(
            responseCode = "200",
            description = "A page of bills",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Bills.class)))
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
        List<BillSummary> rows = bills.list(filter, order, page.after(2), page.limit + 1).stream()
                .map(b -> b.view().summary())
                .toList();
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
            content =
                    @Content(
                            schema = @Schema(implementation = BillAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response get(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
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
        return resolved(id, "", uri, bill -> tagged(bill, request, answer(bill, parts)));
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
            content =
                    @Content(
                            schema = @Schema(implementation = StatusAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response status(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri) {
        return resolved(id, "/status", uri, bill -> tagged(bill, request, StatusAnswer.of(bill.view())));
    }

    /**
     * The tag is made from the whole answer: sources, documents and the wording of a rule may become newer while the bill
     * keeps its revision.
     */
    private Response tagged(Bill bill, Request request, Object answer) {
        String body = Json.mapper().valueToTree(answer).toString();
        return Etags.answer(request, Etags.of(bill.id(), bill.revision(), reader.clearance(), body), () -> answer);
    }

    @GET
    @Path("/{id}/actions")
    @PermitAll
    @Operation(operationId = "getBillActions", summary = "Its actions, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of actions",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Actions.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response actions(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return part(id, "/actions", uri, page, v -> v.actions(), a -> a.date() + "|" + a.text());
    }

    @GET
    @Path("/{id}/cosponsors")
    @PermitAll
    @Operation(operationId = "getBillCosponsors", summary = "Its cosponsors, those who withdrew too")
    @APIResponse(
            responseCode = "200",
            description = "A page of cosponsors",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Cosponsors.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response cosponsors(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return part(id, "/cosponsors", uri, page, v -> v.cosponsors(), c -> c.bioguide() + "|" + c.joined());
    }

    @GET
    @Path("/{id}/committees")
    @PermitAll
    @Operation(operationId = "getBillCommittees", summary = "The committees that had it, and what they did")
    @APIResponse(
            responseCode = "200",
            description = "A page of committees",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Committees.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response committees(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return part(id, "/committees", uri, page, v -> v.committees(), BillRecord.Committee::code);
    }

    @GET
    @Path("/{id}/texts")
    @PermitAll
    @Operation(operationId = "getBillTexts", summary = "Its published versions")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Texts.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response texts(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return part(id, "/texts", uri, page, v -> v.texts(), t -> t.name() + "|" + t.date());
    }

    @GET
    @Path("/{id}/related")
    @PermitAll
    @Operation(operationId = "getBillRelated", summary = "Bills that the sources call related, and why")
    @APIResponse(
            responseCode = "200",
            description = "A page of related bills",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Related.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response related(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        return part(id, "/related", uri, page, v -> v.related(), r -> r.id().toString());
    }

    @GET
    @Path("/{id}/documents")
    @PermitAll
    @Operation(operationId = "getBillDocuments", summary = "Documents that mention it, with quote and offsets")
    @APIResponse(
            responseCode = "200",
            description = "A page of documents, newest first",
            content =
                    @Content(
                            schema = @Schema(implementation = BillPages.Documents.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response documents(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> uuid(keys.getFirst()));
        return resolved(id, "/documents", uri, bill -> {
            List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
            List<MentioningDocument> rows = mentions.mentioning(bill.id(), marks, after, page.limit + 1);
            return Pages.answer(Page.of(rows, page.limit, d -> List.of(d.id().toString()), null), uri);
        });
    }

    @GET
    @Path("/{id}/changes")
    @PermitAll
    @Operation(operationId = "getBillChanges", summary = "What changed about it")
    @APIResponse(
            responseCode = "200",
            description = "Changes after the position asked for",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            schema = @Schema(implementation = Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response changes(
            @Parameter(description = BillResource.ID) @PathParam("id") String id,
            @Valid @BeanParam ChangeParams params,
            @Context UriInfo uri) {
        return resolved(id, "/changes", uri, bill -> {
            ChangePage page = ChangeQueries.ofSubject(feed, params, bill.id(), reader.clearance());
            return Response.ok(page).build();
        });
    }

    private <T> Response part(
            String id,
            String suffix,
            UriInfo uri,
            PageParams page,
            Function<BillView, List<T>> rows,
            Function<T, String> key) {
        return resolved(id, suffix, uri, bill -> Pages.answer(PartPage.of(rows.apply(bill.view()), key, page), uri));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(
                    ErrorCode.INVALID_CURSOR,
                    "Take the cursor from the next of the page before.",
                    List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")));
        }
    }

    /** Answers for the bill with this id; sends a citation on to its bill, or shows the bills that it may mean. */
    private Response resolved(String id, String suffix, UriInfo uri, Function<Bill, Response> answer) {
        Optional<BillId> canonical = BillId.of(id);
        if (canonical.isPresent()) {
            return answer.apply(
                    bills.findByIdOptional(id).orElseThrow(() -> new NotFound("There is no bill " + id + " here.")));
        }
        Citation citation = Citations.parse(id)
                .orElseThrow(
                        () -> new NotFound("\"" + id + "\" is no bill id, such as 118-sres-540, and no citation."));
        List<String> candidates = citation.congress() != null
                ? List.of(citation.id())
                : bills
                        .find(
                                "type = ?1 and number = ?2 order by congress desc",
                                citation.type().code(),
                                citation.number())
                        .stream()
                        .map(Bill::id)
                        .toList();
        if (candidates.isEmpty()) {
            throw new NotFound("No bill here is cited as " + citation.type().citation() + citation.number() + ".");
        }
        if (candidates.size() > 1) {
            return Response.status(300).entity(new Candidates(candidates)).build();
        }
        String query = uri.getRequestUri().getRawQuery();
        URI location = URI.create("/v1/bills/" + candidates.getFirst() + suffix + (query == null ? "" : "?" + query));
        return Response.status(308).location(location).build();
    }

    /** Ids of the bills that a citation without a Congress may mean, newest Congress first. */
    public record Candidates(List<String> candidates) {}

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
                parts.contains("actions") ? v.actions() : null,
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
