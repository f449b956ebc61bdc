package org.habeas.legislation.bill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.page.PartPage;
import org.habeas.legislation.status.StatusVocabulary;

/** The words in which bills are told, over HTTP. */
@Path("/v1/statuses")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills", description = "Where a bill stands, and why")
public class StatusResource {

    @GET
    @PermitAll
    @Operation(
            operationId = "listStatuses",
            summary = "Every status and stage: what it means, which kinds of measure reach it, whether it is the end")
    @APIResponse(
            responseCode = "200",
            description = "Statuses in the order of a measure's way, then stages",
            content = @Content(schema = @Schema(implementation = BillPages.Statuses.class)))
    public Response list(@Valid @BeanParam PageParams page, @Context UriInfo uri) {
        return Pages.answer(PartPage.of(StatusVocabulary.terms(), StatusVocabulary.Term::code, page), uri);
    }
}
