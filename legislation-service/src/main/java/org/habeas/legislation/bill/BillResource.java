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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Json;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.Placed;
import org.habeas.kit.page.Walk;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Bills over HTTP. */
@Path("/v1/bills")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Where a bill stands, and why")
public class BillResource {

    private final BillService bills;
    private final BillAddress address;
    private final BillAnswers answers;
    private final BillHeadAnswers heads;
    private final BillPasts pasts;
    private final LineageService lineages;
    private final NamingBills named;
    private final Reader reader;
    private final AuditTrail trail;

    BillResource(
            BillService bills,
            BillAddress address,
            BillAnswers answers,
            BillHeadAnswers heads,
            BillPasts pasts,
            LineageService lineages,
            NamingBills named,
            Reader reader,
            AuditTrail trail) {
        this.trail = trail;
        this.bills = bills;
        this.address = address;
        this.answers = answers;
        this.heads = heads;
        this.pasts = pasts;
        this.lineages = lineages;
        this.named = named;
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
                            description =
                                    "-latestAction (default), introduced, -cosponsors, -updated or citation; without it, what q"
                                            + " looks for comes most to the point first if it is in at most 1,000 bills. A walk goes on in the"
                                            + " order in which it began, for up to a day, and gives each bill that is there throughout exactly"
                                            + " once; that of most to the point follows what bills say meanwhile",
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
        BillSelection selection = bills.select(filter, marks());
        Long total = page.exactCount() ? bills.count(selection) : null;
        Optional<BillSearch> search = selection.search();
        Optional<List<String>> after = page.after(2, 2 + Walk.KEYS);
        Page<WrittenBill> cut =
                sort == null && search.isPresent() && search.get().isRanked(after)
                        ? Page.of(
                                        bills.ranked(selection, search.get(), after, page.limit + 1),
                                        page.limit,
                                        BillSearch.Found::keys,
                                        total)
                                .map(BillSearch.Found::bill)
                        : Placed.page(bills.list(selection, order, after, page.limit + 1), page.limit, total);
        boolean isPageAlone = total == null && counted.isEmpty();
        named.note(selection, isPageAlone ? cut.items() : null, trail::shown);
        Boolean near = search.map(s -> s.sought().isNear()).orElse(null);
        return Pages.answer(
                new BillPages.Bills(cut.items(), cut.next(), cut.total(), near, counts(selection, counted)),
                cut.next(),
                uri);
    }

    private @Nullable Map<String, List<BillFacet.Count>> counts(BillSelection selection, Set<BillFacet> facets) {
        if (facets.isEmpty()) {
            return null;
        }
        Map<String, List<BillFacet.Count>> counts = new LinkedHashMap<>();
        bills.count(selection, facets).forEach((facet, values) -> counts.put(facet.field(), values));
        return counts;
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getBill",
            summary =
                    "One bill, by its id or by any citation, as it stands, as it stood on a day, or as Habeas knew it")
    @APIResponse(
            responseCode = "200",
            description = "The bill",
            content = @Content(schema = @Schema(implementation = BillAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response get(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Parameter(description = BillAnswers.INCLUDE, example = "actions,cosponsors")
                    @QueryParam("include")
                    @Nullable
                    String include,
            @BeanParam PastParams past,
            @Context Request request,
            @Context UriInfo uri) {
        Set<String> parts = BillAnswers.parts(include);
        Past then = pasts.read(past);
        return address.named(id, "", uri, bill -> {
            if (parts.isEmpty() && then.isPresent()) {
                BillHeadAnswers.Written head = heads.find(bill).orElseThrow(() -> BillAddress.missing(bill));
                return tagged(bill.toString(), head.revision(), request, head.body());
            }
            BillService.Revised<BillAnswer> found =
                    answers.find(bill, parts, then, marks(), trail::shown).orElseThrow(() -> BillAddress.missing(bill));
            return tagged(bill.toString(), found.revision(), request, Json.text(found.value()));
        });
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
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response status(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @BeanParam PastParams past,
            @Context Request request,
            @Context UriInfo uri) {
        Past then = pasts.read(past);
        return address.resolve(id, "/status", uri, bill -> {
            BillPasts.Shown shown = pasts.of(bill, then);
            return tagged(
                    bill.id(), bill.revision(), request, Json.text(StatusAnswer.of(shown.view(), shown.answer())));
        });
    }

    @GET
    @Path("/{id}/lineage")
    @PermitAll
    @Operation(
            operationId = "getBillLineage",
            summary =
                    "The same measure across chambers and Congresses: each link with who says so, and what is contradicted",
            description =
                    "Built from what the files of the bills say of each other, up to 50 bills that are one measure and 200"
                            + " related ones; `complete` is false and `cut` says where there is more.")
    @APIResponse(
            responseCode = "200",
            description = "The bills that belong together",
            content = @Content(schema = @Schema(implementation = LineageAnswer.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response lineage(
            @Parameter(description = BillAddress.DESCRIPTION, example = "118-sres-540") @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri) {
        return address.resolve(
                id,
                "/lineage",
                uri,
                bill -> tagged(
                        bill.id(), bill.revision(), request, Json.text(lineages.lineage(BillId.parse(bill.id())))));
    }

    /**
     * The tag is made from the whole answer: sources, documents and the wording of a rule may become newer while the bill
     * keeps its revision. So it is written once, for both.
     */
    private Response tagged(String bill, long revision, Request request, String body) {
        return Etags.answer(request, Etags.of(bill, revision, reader.clearance(), body), () -> body);
    }

    private List<String> marks() {
        return Clearances.visible(Outlet.DOCUMENT, reader.clearance());
    }
}
