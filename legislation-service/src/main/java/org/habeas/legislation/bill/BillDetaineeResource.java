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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.legislation.document.MentionService;
import org.habeas.legislation.document.NamedDetainee;

/** The people of a bill. */
@Path("/v1/bills/{id}/detainees")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillDetaineeResource {

    private final BillAddress address;
    private final MentionService mentions;
    private final Reader reader;
    private final AuditTrail trail;

    BillDetaineeResource(BillAddress address, MentionService mentions, Reader reader, AuditTrail trail) {
        this.trail = trail;
        this.address = address;
        this.mentions = mentions;
        this.reader = reader;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getBillDetainees",
            summary = "People whom its title names, or documents that mention it, with where and in which documents",
            description =
                    "By the title, people with a public name that is in it, in whatever spelling: titleMention.text is the"
                            + " name as the title has it, and titleMention.alternatives are other tracked people who have that name, too. Whom a"
                            + " document names is told with the document, to whoever may see it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of people, in the order of their ids",
            content = @Content(schema = @Schema(implementation = BillPages.Detainees.class)))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content = @Content(schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response detainees(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        Optional<UUID> after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst()));
        return address.resolve(id, "/detainees", uri, bill -> {
            List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
            List<NamedDetainee> rows =
                    mentions.detainees(bill.id(), bill.title(), marks, after, page.limit + 1, trail::shown);
            Long total = page.exactCount() ? mentions.countDetainees(bill.id(), bill.title(), marks) : null;
            return Pages.answer(
                    Page.of(rows, page.limit, d -> List.of(d.detaineeId().toString()), total), uri);
        });
    }
}
