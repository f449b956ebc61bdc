package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionRepository;
import org.habeas.detainee.document.NamingDocument;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangePage;
import org.habeas.kit.change.ChangeParams;
import org.habeas.kit.change.ChangeQueries;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** People over HTTP. */
@Path("/v1/detainees")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Detainees", description = "Who is held, since when, and who says so")
public class DetaineeResource {

    private final DetaineeRepository detainees;
    private final DetaineeService service;
    private final MentionRepository mentions;
    private final ChangeFeed feed;
    private final Idempotency idempotency;
    private final Reader reader;

    DetaineeResource(
            DetaineeRepository detainees,
            DetaineeService service,
            MentionRepository mentions,
            ChangeFeed feed,
            Idempotency idempotency,
            Reader reader) {
        this.detainees = detainees;
        this.service = service;
        this.mentions = mentions;
        this.feed = feed;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /**
     * One person as clients see it.
     *
     * @param daysHeld whole days from the latest day on which the detention can have begun until today; null unless held
     *     since a known day; computed when read
     */
    @Schema(description = "One person: where they stand, since when, and who says so")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record DetaineeAnswer(
            @JsonUnwrapped DetaineeSummary summary,
            @Nullable Long daysHeld,
            @Nullable String proceedingsSince,
            List<DetaineeView.Stated> charges,
            List<DetaineeView.Stated> sentences,
            List<DetaineeView.Stated> places,
            List<DetaineeView.Stated> offices,
            List<DetaineeView.Stated> born,
            List<DetaineeView.Stated> cases,
            List<DetaineeView.Stated> releases,
            int statementCount,
            String rule) {}

    /** Statements to add, each with its evidence. */
    public record NewStatements(@Nullable List<NewDetainee.NewStatement> statements) {}

    /** Why a property has its value: the rule, what it chose, and every other statement with the reason it lost. */
    public record WhyAnswer(
            String property,
            String rule,
            @Nullable String value,
            @Nullable String since,
            boolean contested,
            @Nullable Statement chosen,
            List<DisplayRule.Loser> others) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listDetainees",
            summary = "People by filter, in pages; q takes any spelling in any script")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = DetaineePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @Valid @BeanParam DetaineeFilter filter,
            @QueryParam("sort") @Nullable String sort,
            @Context UriInfo uri) {
        DetaineeSort order = DetaineeSort.of(sort);
        List<Detainee> rows = detainees.list(filter, order, page.after(2), page.limit + 1);
        Long total = page.exactCount() ? detainees.count(filter) : null;
        return Pages.answer(
                Page.of(rows, page.limit, order::keys, total).map(d -> d.view().summary()), uri);
    }

    /** A page of people. */
    public record DetaineePage(
            List<DetaineeSummary> items,
            @Nullable String next,
            @Nullable Long total) {}

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getDetainee", summary = "One person, by id or slug")
    @APIResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such person",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        Detainee detainee = find(id);
        return Etags.answer(request, tag(detainee), () -> answer(detainee));
    }

    @POST
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postDetainee", summary = "Adds a person with names, their source, and statements")
    @APIResponse(
            responseCode = "201",
            description = "The new person",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same content was there under this id",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The id or slug is taken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Read, but wrong; errors names each thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(@Nullable NewDetainee body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        NewDetainee given = required(body);
        return idempotency.once(key, sender(), "postDetainee", hash(given), () -> {
            DetaineeService.Added added = service.add(given, sender());
            return Response.status(added.isNew() ? 201 : 200)
                    .location(URI.create("/v1/detainees/" + added.detainee().id()))
                    .tag(tag(added.detainee()))
                    .entity(answer(added.detainee()))
                    .build();
        });
    }

    @POST
    @Path("/{id}/statements")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postStatements", summary = "Adds facts about a person, each with its evidence")
    @APIResponse(
            responseCode = "201",
            description = "The person after it",
            content = @Content(schema = @Schema(implementation = DetaineeAnswer.class)))
    @APIResponse(
            responseCode = "412",
            description = "The record has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Read, but wrong; errors names each thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response postStatements(
            @PathParam("id") String id,
            @Nullable NewStatements body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        List<NewDetainee.NewStatement> given = required(body).statements();
        if (given == null || given.isEmpty()) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send at least one statement.",
                    List.of(FieldProblem.pointer("/statements", "required", "At least one statement.")));
        }
        UUID detainee = find(id).id();
        return idempotency.once(key, sender(), "postStatements " + detainee, hash(given), () -> {
            Detainee after = service.state(detainee, given, sender(), now -> Etags.requireMatch(headers, tag(now)));
            return Response.status(201).tag(tag(after)).entity(answer(after)).build();
        });
    }

    @GET
    @Path("/{id}/statements")
    @PermitAll
    @Operation(operationId = "getDetaineeStatements", summary = "All that is said about a person, and who says so")
    @APIResponse(
            responseCode = "200",
            description = "Every statement that the reader may see, oldest record first",
            content = @Content(schema = @Schema(implementation = StatementPage.class)))
    public Page<Statement> statements(@PathParam("id") String id) {
        Tlp clearance = reader.clearance();
        return new Page<>(
                detainees.statements(find(id).id()).stream()
                        .filter(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance))
                        .toList(),
                null,
                null);
    }

    /** All statements about a person. */
    public record StatementPage(
            List<Statement> items, @Nullable String next) {}

    @GET
    @Path("/{id}/why")
    @PermitAll
    @Operation(operationId = "whyDetainee", summary = "Why a property has its value, and why not another")
    @APIResponse(
            responseCode = "200",
            description = "The rule, the chosen statement, and the others",
            content = @Content(schema = @Schema(implementation = WhyAnswer.class)))
    public WhyAnswer why(
            @PathParam("id") String id,
            @QueryParam("property") @Parameter(example = "custody", required = true) @Nullable String property) {
        Property asked = Optional.ofNullable(property)
                .flatMap(Property::ofCode)
                .orElseThrow(() -> new InvalidRequest(
                        "Ask for a property of GET /v1/vocabulary, such as property=custody.",
                        FieldProblem.parameter("property", "unknown", "Not a property.")));
        DisplayRule.Choice choice = service.why(find(id).id(), asked, reader.clearance());
        return new WhyAnswer(
                asked.code(),
                DisplayRule.ID,
                choice.chosen() == null ? null : choice.chosen().value(),
                choice.since(),
                choice.contested(),
                choice.chosen(),
                choice.others());
    }

    @GET
    @Path("/{id}/documents")
    @PermitAll
    @Operation(operationId = "getDetaineeDocuments", summary = "Documents that name the person, with quote and offsets")
    @APIResponse(
            responseCode = "200",
            description = "Newest first",
            content = @Content(schema = @Schema(implementation = DocumentPage.class)))
    public Response documents(@PathParam("id") String id, @Valid @BeanParam PageParams page, @Context UriInfo uri) {
        Optional<UUID> after = page.after(1)
                .map(keys -> uuid(keys.getFirst())
                        .orElseThrow(() -> new InvalidRequest(
                                ErrorCode.INVALID_CURSOR,
                                "Take the cursor from the next of the page before.",
                                List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")))));
        List<NamingDocument> rows = mentions.naming(
                find(id).id(), Clearances.visible(Outlet.DOCUMENT, reader.clearance()), after, page.limit + 1);
        return Pages.answer(Page.of(rows, page.limit, d -> List.of(d.id().toString()), null), uri);
    }

    /** A page of documents that name a person. */
    public record DocumentPage(
            List<NamingDocument> items, @Nullable String next) {}

    @GET
    @Path("/{id}/changes")
    @PermitAll
    @Operation(operationId = "getDetaineeChanges", summary = "What changed about the person")
    public ChangePage changes(@PathParam("id") String id, @Valid @BeanParam ChangeParams params) {
        return ChangeQueries.ofSubject(feed, params, find(id).id().toString(), reader.clearance());
    }

    private Detainee find(String id) {
        return uuid(id).map(detainees::findByIdOptional)
                .orElseGet(() -> detainees.findBySlug(id))
                .orElseThrow(() -> new NotFound("There is no detainee " + id + " here."));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private EntityTag tag(Detainee detainee) {
        return Etags.of(detainee.id().toString(), detainee.revision(), reader.clearance(), null);
    }

    private DetaineeAnswer answer(Detainee detainee) {
        DetaineeView v = service.view(detainee, reader.clearance());
        return new DetaineeAnswer(
                v.summary(),
                daysHeld(v.summary(), service.today()),
                v.proceedingsSince(),
                v.charges(),
                v.sentences(),
                v.places(),
                v.offices(),
                v.born(),
                v.cases(),
                v.releases(),
                v.statements(),
                DisplayRule.ID);
    }

    private static @Nullable Long daysHeld(DetaineeSummary s, LocalDate today) {
        return Optional.ofNullable(s.heldSince())
                .flatMap(Edtf::parse)
                .flatMap(d -> Optional.ofNullable(d.latest()))
                .map(began -> ChronoUnit.DAYS.between(began, today))
                .orElse(null);
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "Send a JSON body.", List.of());
        }
        return body;
    }

    private static String hash(Object body) {
        try {
            return Statement.sha256(Json.mapper().writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came as JSON goes as JSON", e);
        }
    }
}
