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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.bill.BillsOfPeople;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.document.NamingDocument;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.statement.CaseFiles;
import org.habeas.detainee.statement.Confidence;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Thing;
import org.habeas.detainee.statement.ThingKind;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangePage;
import org.habeas.kit.change.ChangeParams;
import org.habeas.kit.change.ChangeQueries;
import org.habeas.kit.http.Etags;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.PartPage;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** People over HTTP. */
@Path("/v1/detainees")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detainees", description = "Who is held, since when, and who says so")
public class DetaineeResource {

    static final String WRONG_PAST = "on is no day or asOf no instant, or it has not come yet";
    /** For every read below a person. */
    static final String MERGED = "The record was merged into another one, whose address is in Location";

    static final String PAST_DOCUMENTS =
            "With on, documents dated to that day at the latest, of a month or a year by its last day; with asOf, those that had"
                    + " been taken in by then. What was retracted or restricted since is so in the past as well.";

    static final String NOT_YET = "No such person, or Habeas knew of none at that instant";

    private final PersonReads service;
    private final MentionService mentions;
    private final DetaineeParts parts;
    private final ChangeFeed feed;
    private final DetaineeAnswers answers;
    private final Reader reader;
    private final AuditTrail trail;
    private final BillsOfPeople bills;
    private final PastLists pasts;

    DetaineeResource(
            PersonReads service,
            MentionService mentions,
            DetaineeParts parts,
            ChangeFeed feed,
            DetaineeAnswers answers,
            Reader reader,
            BillsOfPeople bills,
            PastLists pasts,
            AuditTrail trail) {
        this.pasts = pasts;
        this.bills = bills;
        this.trail = trail;
        this.service = service;
        this.mentions = mentions;
        this.parts = parts;
        this.feed = feed;
        this.answers = answers;
        this.reader = reader;
    }

    /**
     * Why a property has its value: the rule, what it chose, and every other statement with the reason it lost.
     *
     * @param confidence of the shown value; never above medium where only the state that holds the person says so
     * @param independentSources how many sources that are independent of each other at least say what is shown
     * @param singlePartySource whether only the state that holds the person says so; null where nobody said on whose side the
     *     sources stand
     * @param heldBack what a guard keeps from being shown, with what is missing
     * @param past which past is told; absent for the present
     * @param thing the case, charge, hearing or sentence that was asked about; absent for the person
     */
    public record WhyAnswer(
            String property,
            String rule,
            @Nullable String value,
            @Nullable String since,
            boolean contested,
            @Nullable Statement chosen,
            List<DisplayRule.Loser> others,
            @Nullable Confidence confidence,
            int independentSources,
            @Nullable Boolean singlePartySource,
            List<DisplayRule.HeldBack> heldBack,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DetaineePast past,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Thing thing) {

        static WhyAnswer of(DisplayRule.Choice choice, Past past, @Nullable Thing thing) {
            return new WhyAnswer(
                    choice.property().code(),
                    DisplayRule.ID,
                    choice.chosen() == null ? null : choice.chosen().value(),
                    choice.since(),
                    choice.contested(),
                    choice.chosen(),
                    choice.others(),
                    choice.confidence(),
                    choice.independentSources(),
                    choice.singleParty(),
                    choice.heldBack(),
                    past.isPresent() ? null : new DetaineePast(past.on(), past.asOf(), DisplayRule.ID, null),
                    thing);
        }
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listDetainees",
            summary = "People by filter, in pages; q takes any spelling in any script",
            description = "Items, filters, orders, the count and q are of the TLP:CLEAR view whatever the reader's"
                    + " clearance. GET /v1/detainees/{id} is computed from all that the clearance covers, so it can say"
                    + " something else of the same person; its ETag tells the two apart. Only the filter bill looks at all"
                    + " documents that the reader may see. With on or asOf people are filtered, sorted and counted by how they"
                    + " stood then, as GET /v1/detainees/{id} tells it with the same parameters.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DetaineePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong, or the past has not come yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The past of too many people would have to be computed; the detail says how to ask for fewer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam DetaineeFilter filter,
            @Valid @BeanParam PastParams params,
            @Parameter(
                            description =
                                    "name (default), -heldSince or -updated. A walk goes on in the order in which it began, for up to a"
                                            + " day, and gives each person who is there throughout exactly once",
                            example = "-heldSince")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Context UriInfo uri) {
        DetaineeSort order = DetaineeSort.of(sort);
        Past past = service.read(params);
        if (!past.isPresent()) {
            Page<DetaineeSummary> then = pasts.page(filter, order, page, past);
            DetaineePast told = new DetaineePast(past.on(), past.asOf(), DisplayRule.ID, null);
            return Pages.answer(new DetaineePage(then.items(), then.next(), then.total(), told), then.next(), uri);
        }
        Page<DetaineeSummary> now = service.list(filter, order, page);
        if (filter.bill != null && !Tlp.GREEN.covers(reader.clearance())) {
            bills.noteNamed(
                    now.items().stream().map(DetaineeSummary::id).toList(),
                    DetaineeFilter.billId(filter.bill),
                    Clearances.visible(Outlet.LIST, reader.clearance()),
                    Until.NOW);
        }
        return Pages.answer(now, uri);
    }

    /**
     * A page of people.
     *
     * @param past which past is told; absent for the present
     */
    public record DetaineePage(
            List<DetaineeSummary> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DetaineePast past) {}

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getDetainee", summary = "One person, by id or slug; as they stood, with on and asOf")
    @APIResponse(responseCode = "308", description = MERGED)
    @APIResponse(
            responseCode = "400",
            description = WRONG_PAST + "; or include names no part",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(
            responseCode = "404",
            description = NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @PathParam("id") String id,
            @Parameter(description = DetaineeParts.INCLUDE, example = "statements,bills")
                    @QueryParam("include")
                    @Nullable
                    String include,
            @Valid @BeanParam PastParams params,
            @Context Request request) {
        Past past = service.read(params);
        Set<String> asked = DetaineeParts.read(include);
        Detainee detainee = answers.read(id, past);
        PersonReads.Reading reading = service.reading(detainee, past);
        if (asked.isEmpty() && past.isPresent()) {
            return Etags.answer(request, answers.tag(reading), () -> service.answer(reading));
        }
        DetaineeAnswer answer = service.answer(reading);
        DetaineeAnswer told = asked.isEmpty() ? answer : answer.with(parts.of(reading, asked));
        return answers.pastAnswer(request, detainee, told);
    }

    @GET
    @Path("/{id}/statements")
    @PermitAll
    @Operation(operationId = "getDetaineeStatements", summary = "All that is said about a person, and who says so")
    @APIResponse(responseCode = "308", description = MERGED)
    @APIResponse(
            responseCode = "200",
            description = "A page of the statements that the reader may see, oldest record first",
            content = @Content(schema = @Schema(implementation = StatementPage.class)))
    @APIResponse(
            responseCode = "400",
            description = WRONG_PAST,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response statements(
            @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam PastParams params,
            @Context UriInfo uri) {
        Past past = service.read(params);
        List<Statement> all = service.statements(answers.read(id, past).id(), past);
        return Pages.answer(PartPage.of(all, Statement::id, page), uri);
    }

    /** A page of statements about a person. */
    public record StatementPage(
            List<Statement> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Path("/{id}/why")
    @PermitAll
    @Operation(operationId = "whyDetainee", summary = "Why a property has its value, and why not another")
    @APIResponse(responseCode = "308", description = MERGED)
    @APIResponse(
            responseCode = "200",
            description = "The rule, the chosen statement, and the others",
            content = @Content(schema = @Schema(implementation = WhyAnswer.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(
            responseCode = "400",
            description = WRONG_PAST + "; or property is none, or none of such a thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = NOT_YET + "; or the person has no such thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response why(
            @PathParam("id") String id,
            @QueryParam("property") @Parameter(example = "custody", required = true) @Nullable String property,
            @QueryParam("thing")
                    @Parameter(
                            description =
                                    "Id of a case, charge, hearing or sentence, as caseFiles and statements have it;"
                                            + " without it the property of the person is explained",
                            example = "3b1f6f2c0c0e9d0f6a5f3c2b1a09e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a291")
                    @Nullable
                    String thing,
            @Valid @BeanParam PastParams params,
            @Context Request request) {
        Property asked = Optional.ofNullable(property)
                .flatMap(Property::ofCode)
                .orElseThrow(() -> new InvalidRequest(
                        "Ask for a property of GET /v1/vocabulary, such as property=custody.",
                        FieldProblem.parameter("property", "unknown", "Not a property.")));
        Past past = service.read(params);
        Detainee detainee = answers.read(id, past);
        WhyAnswer answer = thing == null
                ? WhyAnswer.of(service.why(detainee.id(), asked, past), past, null)
                : why(detainee, thing, asked, past);
        return answers.answer(request, detainee, asked, answer);
    }

    private WhyAnswer why(Detainee detainee, String thing, Property asked, Past past) {
        CaseFiles.Reasoned reasoned = service.why(detainee.id(), thing, asked, past)
                .orElseThrow(() -> new NotFound("This person has no case, charge, hearing or sentence " + thing
                        + "; ids are those of caseFiles in GET /v1/detainees/{id}."));
        ThingKind kind = reasoned.thing().kind();
        if (!kind.properties().contains(asked)) {
            String detail = "Of a " + kind.code() + " ask for "
                    + kind.properties().stream().map(Property::code).collect(Collectors.joining(", ")) + ".";
            throw new InvalidRequest(detail, FieldProblem.parameter("property", "mismatch", detail));
        }
        return WhyAnswer.of(reasoned.choice(), past, reasoned.thing());
    }

    @GET
    @Path("/{id}/documents")
    @PermitAll
    @Operation(
            operationId = "getDetaineeDocuments",
            summary = "Documents that name the person, with quote and offsets",
            description = PAST_DOCUMENTS)
    @APIResponse(responseCode = "308", description = MERGED)
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    @APIResponse(
            responseCode = "400",
            description = WRONG_PAST,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = NOT_YET,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response documents(
            @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam PastParams params,
            @Context UriInfo uri) {
        Past past = service.read(params);
        Optional<UUID> after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
        UUID detainee = service.idOfKnown(answers.read(id, past), past);
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
        List<NamingDocument> rows = mentions.naming(detainee, marks, past.until(), after, page.limit + 1);
        Long total = page.exactCount() ? mentions.count(detainee, marks, past.until()) : null;
        return Pages.answer(Page.of(rows, page.limit, d -> List.of(d.id().toString()), total), uri);
    }

    /** A page of documents that name a person. */
    public record DocumentPage(
            List<NamingDocument> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Path("/{id}/changes")
    @PermitAll
    @Operation(operationId = "getDetaineeChanges", summary = "What changed about the person")
    @APIResponse(responseCode = "308", description = MERGED)
    @APIResponse(
            responseCode = "200",
            description = "Changes after the position asked for",
            content = @Content(schema = @Schema(implementation = ChangePage.class)))
    @APIResponse(
            responseCode = "410",
            description = ChangeParams.GONE,
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ChangePage changes(@PathParam("id") String id, @Valid @BeanParam ChangeParams params) {
        return ChangeQueries.ofSubject(feed, params, answers.read(id).id().toString(), reader.clearance(), trail);
    }
}
