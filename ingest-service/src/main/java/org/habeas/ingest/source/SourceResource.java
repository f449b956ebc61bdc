package org.habeas.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.document.StrictJson;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Sources over HTTP. Who reviews sees those of whose documents the mark is covered; only admins change them. */
@Path(SourceResource.PATH)
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources", description = "Where documents come from on their own")
@APIResponse(
        responseCode = "default",
        description = "What is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SourceResource {

    static final String PATH = "/v1/sources";

    private static final int LONGEST_BODY = 262_144;
    private static final String EXAMPLE = "{\"name\": \"Releases of an office\", \"kind\": \"feed\","
            + " \"address\": \"https://www.example.org/news.xml\", \"every\": \"PT1H\","
            + " \"issuer\": \"An office\", \"documentKind\": \"press-release\"}";

    private final SourceService service;
    private final Reader reader;
    private final Idempotency idempotency;

    SourceResource(SourceService service, Reader reader, Idempotency idempotency) {
        this.service = service;
        this.reader = reader;
        this.idempotency = idempotency;
    }

    /** What a list of sources looks like. */
    @Schema(name = "SourcePage")
    public record SourcePage(
            List<SourceView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** What a list of a source's items looks like. */
    @Schema(name = "SourceItemPage")
    public record SourceItemPage(
            List<SourceItemView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Operation(operationId = "listSources", summary = "Sources with what came of their last polls, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of sources, without those whose documents the reader may not see",
            content = @Content(schema = @Schema(implementation = SourcePage.class)))
    public Response list(@Valid @BeanParam PageParams page, @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
        Page<Source> rows = Page.of(
                service.list(after, page.limit + 1),
                page.limit,
                source -> List.of(source.id().toString()),
                page.exactCount() ? service.count() : null);
        List<SourceView> shown =
                rows.items().stream().filter(this::isShown).map(service::view).toList();
        return Pages.answer(new Page<>(shown, rows.next(), rows.total()), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getSource",
            summary = "One source: how it is polled, how far behind it is, and what failed")
    @APIResponse(
            responseCode = "200",
            description = "The source; its ETag is of what operators say of it, and is sent with a change",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id) {
        return shown(find(id), Response.ok());
    }

    @GET
    @Path("/{id}/items")
    @Operation(operationId = "getSourceItems", summary = "What a source lists, and what became of each")
    @APIResponse(
            responseCode = "200",
            description = "A page of items, in the order of their keys",
            content = @Content(schema = @Schema(implementation = SourceItemPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response items(
            @PathParam("id") String id,
            @Parameter(
                            description = "Only those that are there",
                            example = "failed",
                            schema = @Schema(enumeration = {"waiting", "done", "failed", "given-up"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        Source source = find(id);
        String after = page.after(1).map(List::getFirst).orElse("");
        List<SourceItem> rows = service.items(source.id(), state(state), after, page.limit + 1);
        return Pages.answer(
                Page.of(rows, page.limit, item -> List.of(item.key()), null).map(SourceItemView::of), uri);
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postSource",
            summary =
                    "Makes a source, which is polled once it is enabled; its key goes to the server of its address only")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceInput.class),
                            example = EXAMPLE))
    @APIResponse(
            responseCode = "201",
            description = "The source",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "409",
            description = "There is one of this name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "It is no such source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response post(InputStream body, @HeaderParam("Idempotency-Key") @Nullable String key) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_BODY);
        SourceInput said = StrictJson.read(bytes, SourceInput.class);
        return idempotency.once(key, reader, "postSource", RecordHash.sha256(bytes), () -> {
            Source source = service.add(said);
            return shown(source, Response.status(201).header(HttpHeaders.LOCATION, PATH + "/" + source.id()));
        });
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchSource",
            summary = "Changes a source, switches it on or off; what is not named stays")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceInput.class),
                            example = "{\"enabled\": true}"))
    @APIResponse(
            responseCode = "200",
            description = "The source as it is now",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "412",
            description = "It has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "It would be no such source, or of another server than its key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response patch(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers)
            throws IOException {
        Source source = find(id);
        Etags.requireMatch(headers, tag(source));
        SourceInput said = StrictJson.read(body.readNBytes(LONGEST_BODY), SourceInput.class);
        return shown(service.change(source, said), Response.ok());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "deleteSource", summary = "Ends a source; its documents stay")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(
            responseCode = "412",
            description = "It has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        Source source = find(id);
        Etags.requireMatch(headers, tag(source));
        service.delete(source);
        return Response.noContent().build();
    }

    @POST
    @Path("/{id}/poll")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "pollSource", summary = "Polls a source now; whatever stops meanwhile, the poll is made")
    @APIResponse(
            responseCode = "202",
            description = "The source, which is polled as soon as a replica is free",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is switched off",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response poll(@PathParam("id") String id) {
        return shown(service.ask(find(id)), Response.accepted());
    }

    private Response shown(Source source, Response.ResponseBuilder answer) {
        return answer.entity(service.view(source)).tag(tag(source)).build();
    }

    private EntityTag tag(Source source) {
        return Etags.of(source.id().toString(), source.revision(), reader.clearance(), null);
    }

    private Source find(String id) {
        return uuid(id).flatMap(service::find)
                .filter(this::isShown)
                .orElseThrow(() -> new NotFound("There is no source " + id + "."));
    }

    private boolean isShown(Source source) {
        Tlp mark = source.detail().tlp() == null ? Tlp.CLEAR : source.detail().tlp();
        return Clearances.mayShow(Outlet.LIST, mark, reader.clearance());
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SourceItem.@Nullable State state(@Nullable String written) {
        if (written == null) {
            return null;
        }
        for (SourceItem.State state : SourceItem.State.values()) {
            if (state.code().equals(written)) {
                return state;
            }
        }
        String detail = "States are waiting, done, failed and given-up.";
        throw new InvalidRequest(detail, FieldProblem.parameter("state", "unknown", detail));
    }
}
