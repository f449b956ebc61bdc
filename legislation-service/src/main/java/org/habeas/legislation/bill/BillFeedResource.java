package org.habeas.legislation.bill;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Change;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.http.Etags;

/** The changes of a bill for whoever follows it with a feed reader. */
@Path("/v1/bills/{id}/feed.atom")
@RunOnVirtualThread
@Tag(name = "Bills")
public class BillFeedResource {

    /** What came before stands in {@code /changes}. */
    private static final int NEWEST = 50;

    private static final String EXAMPLE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:habeas:bill:118-sres-540</id>"
            + "<title>S.Res.540 (118th Congress)</title><updated>2026-02-05T09:30:00Z</updated><author><name>Habeas</name></author>"
            + "</feed>";

    private final BillAddress address;
    private final ChangeFeed changes;
    private final Reader reader;
    private final AuditTrail trail;

    BillFeedResource(BillAddress address, ChangeFeed changes, Reader reader, AuditTrail trail) {
        this.trail = trail;
        this.address = address;
        this.changes = changes;
        this.reader = reader;
    }

    @GET
    @PermitAll
    @Produces(BillFeed.MEDIA_TYPE)
    @Operation(operationId = "getBillFeed", summary = "Its last 50 changes as an Atom feed, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content =
                    @Content(
                            mediaType = BillFeed.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING),
                            example = EXAMPLE))
    @APIResponse(
            responseCode = "300",
            description = "The citation names no Congress and fits several bills",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BillAddress.Candidates.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(responseCode = "308", description = "The bill's own address, in Location")
    public Response feed(
            @Parameter(description = BillAddress.DESCRIPTION) @PathParam("id") String id,
            @Context Request request,
            @Context UriInfo uri) {
        return address.resolve(id, "/feed.atom", uri, bill -> {
            List<Change> newest =
                    changes.newest(bill.id(), Clearances.visible(Outlet.FEED, reader.clearance()), NEWEST, trail);
            String feed = BillFeed.of(bill.view().summary(), newest, uri.getAbsolutePath());
            return Etags.answer(request, Etags.of(bill.id(), bill.revision(), reader.clearance(), feed), () -> feed);
        });
    }
}
