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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
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
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.habeas.legislation.document.MentionRepository;
import org.habeas.legislation.document.MentioningDocument;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** Bills over HTTP. */
@Path("/v1/bills")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Where a bill stands, and why")
public class BillResource {

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

    /** A page of bills. */
    public record BillPage(
            List<BillSummary> items,
            @Nullable String next,
            @Nullable Long total) {}

    /** The actions of a bill. */
    public record ActionPage(
            List<BillRecord.Action> items, @Nullable String next) {}

    /** The cosponsors of a bill. */
    public record CosponsorPage(
            List<BillRecord.Cosponsor> items, @Nullable String next) {}

    /** A page of documents that mention a bill. */
    public record MentioningPage(
            List<MentioningDocument> items, @Nullable String next) {}

    @GET
    @PermitAll
    @Operation(operationId = "listBills", summary = "Bills by filter, in pages")
    @APIResponse(
            responseCode = "200",
            description = "A page of bills",
            content = @Content(schema = @Schema(implementation = BillPage.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam BillFilter filter,
            @QueryParam("sort") @Nullable String sort,
            @Context UriInfo uri) {
        BillSort order = BillSort.of(sort);
        List<BillSummary> rows = bills.list(filter, order, page.after(2), page.limit + 1).stream()
                .map(b -> b.view().summary())
                .toList();
        Long total = page.exactCount() ? bills.count(filter) : null;
        return Pages.answer(Page.of(rows, page.limit, order::keys, total), uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getBill", summary = "One bill, by its id or by any citation")
    @APIResponse(
            responseCode = "200",
            description = "The bill",
            content = @Content(schema = @Schema(implementation = BillAnswer.class)))
    @APIResponse(responseCode = "300", description = "The citation names no Congress and fits several bills")
    @APIResponse(responseCode = "308", description = "The bill's own address")
    @APIResponse(
            responseCode = "404",
            description = "No such bill",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @PathParam("id") String id,
            @QueryParam("include") @Nullable String include,
            @Context Request request,
            @Context UriInfo uri) {
        Set<String> parts = parts(include);
        return resolved(id, "", uri, bill -> {
            String variant = String.join(",", parts);
            // documents belong to another service and change no bill: with them there is no tag to compare
            return parts.contains("documents")
                    ? Response.ok(answer(bill, parts)).build()
                    : Etags.answer(
                            request,
                            Etags.of(bill.id(), bill.revision(), reader.clearance(), variant),
                            () -> answer(bill, parts));
        });
    }

    @GET
    @Path("/{id}/status")
    @PermitAll
    @Operation(
            operationId = "getBillStatus",
            summary = "Where it stands, by which rule and action, and all it was before")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatusAnswer.class)))
    public Response status(@PathParam("id") String id, @Context UriInfo uri) {
        return resolved(
                id,
                "/status",
                uri,
                bill -> Response.ok(new StatusAnswer(
                                Headlines.standing(bill.view().summary()),
                                bill.view().status()))
                        .build());
    }

    /** @param headline one plain sentence */
    public record StatusAnswer(String headline, StatusReport report) {}

    @GET
    @Path("/{id}/actions")
    @PermitAll
    @Operation(operationId = "getBillActions", summary = "Its actions, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = ActionPage.class)))
    public Response actions(@PathParam("id") String id, @Context UriInfo uri) {
        return part(id, "/actions", uri, b -> b.view().actions());
    }

    @GET
    @Path("/{id}/cosponsors")
    @PermitAll
    @Operation(operationId = "getBillCosponsors", summary = "Its cosponsors, those who withdrew too")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = CosponsorPage.class)))
    public Response cosponsors(@PathParam("id") String id, @Context UriInfo uri) {
        return part(id, "/cosponsors", uri, b -> b.view().cosponsors());
    }

    @GET
    @Path("/{id}/documents")
    @PermitAll
    @Operation(operationId = "getBillDocuments", summary = "Documents that mention it, with quote and offsets")
    @APIResponse(
            responseCode = "200",
            description = "A page of documents",
            content = @Content(schema = @Schema(implementation = MentioningPage.class)))
    public Response documents(@PathParam("id") String id, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> UUID.fromString(keys.getFirst()));
        return resolved(id, "/documents", uri, bill -> {
            List<MentioningDocument> rows = mentions.mentioning(
                    bill.id(), Clearances.visible(Outlet.DOCUMENT, reader.clearance()), after, page.limit + 1);
            return Pages.answer(Page.of(rows, page.limit, d -> List.of(d.id().toString()), null), uri);
        });
    }

    @GET
    @Path("/{id}/changes")
    @PermitAll
    @Operation(operationId = "getBillChanges", summary = "What changed about it")
    @APIResponse(
            responseCode = "200",
            description = "Its changes after a position",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    public Response changes(@PathParam("id") String id, @Valid @BeanParam ChangeParams params, @Context UriInfo uri) {
        return resolved(id, "/changes", uri, bill -> {
            ChangePage page = ChangeQueries.ofSubject(feed, params, bill.id(), reader.clearance());
            return Response.ok(page).build();
        });
    }

    private <T> Response part(String id, String suffix, UriInfo uri, Function<Bill, List<T>> rows) {
        return resolved(
                id,
                suffix,
                uri,
                bill -> Response.ok(new Page<>(rows.apply(bill), null, null)).build());
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
        List<BillRecord.Committee> committees = v.committees();
        return new BillAnswer(
                v.summary(),
                v.titles(),
                new BillAnswer.Counts(
                        v.actions().size(),
                        v.summary().cosponsors(),
                        committees.size(),
                        v.texts().size(),
                        v.related().size()),
                BillAnswer.Links.of(v.summary()),
                v.sources(),
                parts.contains("actions") ? v.actions() : null,
                parts.contains("cosponsors") ? v.cosponsors() : null,
                parts.contains("committees") ? committees : null,
                parts.contains("texts") ? v.texts() : null,
                parts.contains("related") ? v.related() : null,
                parts.contains("subjects") ? v.subjects() : null,
                parts.contains("documents")
                        ? mentions.mentioning(
                                bill.id(),
                                Clearances.visible(Outlet.DOCUMENT, reader.clearance()),
                                Optional.empty(),
                                200)
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
