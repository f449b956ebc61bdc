package org.habeas.detainee.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What was asked to be erased over HTTP: listed, read and withdrawn. */
@Path("/v1/erasures")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasures", description = "Removing a person everywhere, by two administrators")
public class ErasureResource {

    private final ErasureService service;
    private final Reader reader;

    ErasureResource(ErasureService service, Reader reader) {
        this.service = service;
        this.reader = reader;
    }

    /** A page of erasures. */
    public record ErasurePage(
            List<Erasure> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Operation(operationId = "listErasures", summary = "Erasures in pages, in the order in which they were asked for")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ErasurePage.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @QueryParam("state")
                    @Parameter(description = "PENDING, DONE or WITHDRAWN; all without it", example = "PENDING")
                    @Nullable
                    String state,
            @Context UriInfo uri) {
        Erasure.State wanted = state == null ? null : stateOf(state);
        UUID after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst())).orElse(null);
        List<Erasure> rows = service.list(wanted, after, page.limit + 1);
        Long total = page.exactCount() ? service.count(wanted) : null;
        return Pages.answer(Page.of(rows, page.limit, e -> List.of(e.id().toString()), total), uri);
    }

    @GET
    @Path("/{erasure}")
    @Operation(operationId = "getErasure", summary = "One erasure: who asked for it, who decided, and when it was done")
    @APIResponse(
            responseCode = "200",
            description = "The erasure",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    public Erasure get(@PathParam("erasure") String erasure) {
        return service.one(idOf(erasure));
    }

    @DELETE
    @Path("/{erasure}")
    @Operation(operationId = "withdrawErasure", summary = "Takes back what waits for a second administrator")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn; nothing was erased",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is decided already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Erasure withdraw(@PathParam("erasure") String erasure) {
        return service.withdraw(idOf(erasure), sender());
    }

    private static Erasure.State stateOf(String state) {
        return Arrays.stream(Erasure.State.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> {
                    String detail = "States are PENDING, DONE and WITHDRAWN.";
                    return new InvalidRequest(detail, FieldProblem.parameter("state", "unknown", detail));
                });
    }

    private static UUID idOf(String erasure) {
        return ErasedPeople.uuid(erasure)
                .orElseThrow(() -> new NotFound("There is no erasure " + erasure + " here; ids are UUIDs."));
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }
}
