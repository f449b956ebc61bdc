package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.bill.BillsOfPeople;
import org.habeas.detainee.bill.NamedUntil;
import org.habeas.detainee.bill.NamingBill;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.PartPage;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The measures that name a person, and the person's time line with them in it. */
@Path("/v1/detainees/{id}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detainees")
public class DetaineeBillResource {

    private final DetaineeAnswers answers;
    private final PersonReads people;
    private final BillsOfPeople bills;
    private final Timeline timeline;
    private final Reader reader;

    DetaineeBillResource(
            DetaineeAnswers answers, PersonReads people, BillsOfPeople bills, Timeline timeline, Reader reader) {
        this.answers = answers;
        this.people = people;
        this.bills = bills;
        this.timeline = timeline;
        this.reader = reader;
    }

    @GET
    @Path("/bills")
    @PermitAll
    @Operation(
            operationId = "getDetaineeBills",
            summary = "Measures that name the person in their title, or that a document names beside the person",
            description =
                    "titleMention says where the title has a public name of the person, by the rule that /v1/bills/{id}/detainees"
                            + " of the legislation-service goes by. record is the bill as the legislation-service last told of it, and received says when that came;"
                            + " both are null while it has told of none under this id. GET /v1/bills/{id} there is the newest."
                            + " With on, bills introduced by that day and documents dated to it; with asOf, bills and documents"
                            + " that were known then, by the names of then. How a bill then stood is told where nothing came"
                            + " later; else record and received are null, and GET /v1/bills/{id} there takes on and asOf.")
    @APIResponse(responseCode = "308", description = DetaineeResource.MERGED)
    @APIResponse(
            responseCode = "200",
            description = "A page of bills, in the order of their ids",
            content = @Content(schema = @Schema(implementation = NamingBillPage.class)))
    @APIResponse(
            responseCode = "400",
            description = DetaineeResource.WRONG_PAST,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = DetaineeResource.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response bills(
            @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam PastParams params,
            @Context UriInfo uri) {
        Past past = people.read(params);
        UUID person = people.idOfKnown(answers.read(id, past), past);
        Optional<String> after = page.after(1).map(List::getFirst);
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
        NamedUntil named = people.named(person, past);
        List<NamingBill> rows = bills.naming(person, marks, named, after, page.limit + 1);
        Long total = page.exactCount() ? bills.count(person, marks, named) : null;
        return Pages.answer(Page.of(rows, page.limit, b -> List.of(b.bill()), total), uri);
    }

    /** A page of measures that name a person. */
    public record NamingBillPage(
            List<NamingBill> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Path("/timeline")
    @PermitAll
    @Operation(
            operationId = "getDetaineeTimeline",
            summary =
                    "What is said of the person, and where the measures came to stand that name them, in the order of time",
            description =
                    "By the earliest day that each date allows, then by the latest; what is not dated comes first. Statements"
                            + " that contradict each other stand beside each other.")
    @APIResponse(responseCode = "308", description = DetaineeResource.MERGED)
    @APIResponse(
            responseCode = "200",
            description = "A page of the time line, oldest first",
            content = @Content(schema = @Schema(implementation = TimelinePage.class)))
    @APIResponse(
            responseCode = "400",
            description = DetaineeResource.WRONG_PAST,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = DetaineeResource.NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response timeline(
            @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam PastParams params,
            @Context UriInfo uri) {
        Past past = people.read(params);
        List<TimelineEntry> all =
                timeline.of(answers.read(id, past).id(), Clearances.visible(Outlet.DOCUMENT, reader.clearance()), past);
        return Pages.answer(PartPage.of(all, TimelineEntry::key, page), uri);
    }

    /** A page of a person's time line. */
    public record TimelinePage(
            List<TimelineEntry> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}
}
