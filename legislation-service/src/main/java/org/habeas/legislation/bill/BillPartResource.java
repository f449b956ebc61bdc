package org.habeas.legislation.bill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.BillRecord;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangePage;
import org.habeas.kit.change.ChangeParams;
import org.habeas.kit.change.ChangeQueries;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.PartPage;
import org.habeas.kit.problem.Problem;
import org.habeas.legislation.document.MentionService;
import org.habeas.legislation.document.MentioningDocument;

/** The parts of a bill over HTTP, each in pages. */
@Path("/v1/bills")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
@APIResponse(
        responseCode = "300",
        description = "The citation names no Congress and fits several bills",
        content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
@APIResponse(responseCode = "308", description = "The bill's own address, in Location")
public class BillPartResource {

    private final BillAddress address;
    private final MentionService mentions;
    private final LineageService lineages;
    private final ChangeFeed feed;
    private final BillPasts pasts;
    private final Reader reader;
    private final AuditTrail trail;

    BillPartResource(
            BillAddress address,
            MentionService mentions,
            LineageService lineages,
            ChangeFeed feed,
            BillPasts pasts,
            Reader reader,
            AuditTrail trail) {
        this.trail = trail;
        this.address = address;
        this.mentions = mentions;
        this.lineages = lineages;
        this.feed = feed;
        this.pasts = pasts;
        this.reader = reader;
    }

    @GET
    @Path("/{id}/actions")
    @PermitAll
    @Operation(operationId = "getBillActions", summary = "Its actions, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of actions",
            content = @Content(schema = @Schema(implementation = BillPages.Actions.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response actions(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(id, "/actions", uri, page, past, ListedAction::of, ListedAction::key);
    }

    @GET
    @Path("/{id}/cosponsors")
    @PermitAll
    @Operation(operationId = "getBillCosponsors", summary = "Its cosponsors, those who withdrew too")
    @APIResponse(
            responseCode = "200",
            description = "A page of cosponsors",
            content = @Content(schema = @Schema(implementation = BillPages.Cosponsors.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response cosponsors(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(id, "/cosponsors", uri, page, past, ListedCosponsor::of, ListedCosponsor::key);
    }

    @GET
    @Path("/{id}/committees")
    @PermitAll
    @Operation(operationId = "getBillCommittees", summary = "The committees that had it, and what they did")
    @APIResponse(
            responseCode = "200",
            description = "A page of committees",
            content = @Content(schema = @Schema(implementation = BillPages.Committees.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response committees(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(id, "/committees", uri, page, past, v -> v.committees(), BillRecord.Committee::code);
    }

    @GET
    @Path("/{id}/texts")
    @PermitAll
    @Operation(operationId = "getBillTexts", summary = "Its published versions")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content = @Content(schema = @Schema(implementation = BillPages.Texts.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response texts(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(id, "/texts", uri, page, past, v -> v.texts(), t -> t.name() + "|" + t.date());
    }

    @GET
    @Path("/{id}/amendments")
    @PermitAll
    @Operation(operationId = "getBillAmendments", summary = "Amendments that were submitted to it, offered or not")
    @APIResponse(
            responseCode = "200",
            description = "A page of amendments",
            content = @Content(schema = @Schema(implementation = BillPages.Amendments.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response amendments(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(id, "/amendments", uri, page, past, v -> v.amendments(), BillRecord.Amendment::id);
    }

    @GET
    @Path("/{id}/votes")
    @PermitAll
    @Operation(operationId = "getBillVotes", summary = "Votes of which a roll was taken, on it and on its amendments")
    @APIResponse(
            responseCode = "200",
            description = "A page of votes",
            content = @Content(schema = @Schema(implementation = BillPages.Votes.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response votes(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        return part(
                id, "/votes", uri, page, past, v -> v.votes(), v -> v.chamber() + "|" + v.session() + "|" + v.roll());
    }

    @GET
    @Path("/{id}/related")
    @PermitAll
    @Operation(
            operationId = "getBillRelated",
            summary = "Bills that its file calls related: why, who found it, and where each stands")
    @APIResponse(
            responseCode = "200",
            description = "A page of related bills",
            content = @Content(schema = @Schema(implementation = BillPages.Related.class)))
    @APIResponse(
            responseCode = "400",
            description = BillPasts.WRONG,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = BillPasts.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response related(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @BeanParam PastParams past,
            @Context UriInfo uri) {
        Past then = pasts.read(past);
        return address.resolve(id, "/related", uri, bill -> {
            BillView view = pasts.of(bill, then).view();
            Page<BillRecord.RelatedBill> cut = PartPage.of(view.related(), r -> r.id().toString(), page);
            Page<ListedRelated> told = new Page<>(lineages.listed(cut.items(), then), cut.next(), cut.total());
            return Pages.answer(BillPages.Part.of(told, then), told.next(), uri);
        });
    }

    @GET
    @Path("/{id}/documents")
    @PermitAll
    @Operation(operationId = "getBillDocuments", summary = "Documents that mention it, with quote and offsets")
    @APIResponse(
            responseCode = "200",
            description = "A page of documents, newest first",
            content = @Content(schema = @Schema(implementation = BillPages.Documents.class)))
    public Response documents(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
        return address.resolve(id, "/documents", uri, bill -> {
            List<MentioningDocument> rows =
                    mentions.mentioning(bill.id(), marks(), after, page.limit + 1, trail::shown);
            Long total = page.exactCount() ? mentions.count(bill.id(), marks()) : null;
            return Pages.answer(Page.of(rows, page.limit, d -> List.of(d.id().toString()), total), uri);
        });
    }

    @GET
    @Path("/{id}/changes")
    @PermitAll
    @Operation(operationId = "getBillChanges", summary = "What changed about it")
    @APIResponse(
            responseCode = "200",
            description = "Changes after the position asked for",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(
            responseCode = "410",
            description = ChangeParams.GONE,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response changes(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam ChangeParams params,
            @Context UriInfo uri) {
        return address.resolve(id, "/changes", uri, bill -> {
            ChangePage page = ChangeQueries.ofSubject(feed, params, bill.id(), reader.clearance(), trail);
            return Response.ok(page).build();
        });
    }

    private List<String> marks() {
        return Clearances.visible(Outlet.DOCUMENT, reader.clearance());
    }

    private <T> Response part(
            String id,
            String suffix,
            UriInfo uri,
            PageParams page,
            PastParams past,
            Function<BillView, List<T>> rows,
            Function<T, String> key) {
        Past then = pasts.read(past);
        return address.resolve(id, suffix, uri, bill -> {
            BillView view = pasts.of(bill, then).view();
            Page<T> cut = PartPage.of(rows.apply(view), key, page);
            return Pages.answer(BillPages.Part.of(cut, then), cut.next(), uri);
        });
    }
}
