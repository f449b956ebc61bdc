package org.habeas.kit.change;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Change;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.jspecify.annotations.Nullable;

/** The change log and its alerts over HTTP: as a list, waited for, and as a stream. */
@Path("/v1")
@RunOnVirtualThread
@Tag(name = "Changes", description = "What changed, in order, for those who keep in sync")
public class ChangeResource {

    private final ChangeFeed feed;
    private final ChangeStream stream;
    private final Reader reader;

    ChangeResource(ChangeFeed feed, ChangeStream stream, Reader reader) {
        this.feed = feed;
        this.stream = stream;
        this.reader = reader;
    }

    @GET
    @Path("/changes")
    @PermitAll
    @Operation(operationId = "listChanges", summary = "Changes after a position, oldest first")
    public ChangePage changes(@Valid @BeanParam ChangeParams params) throws InterruptedException {
        ChangeQuery query = params.query(Outlet.CHANGES, reader.clearance(), false, true);
        long after = params.after == null ? 0 : params.after;
        ChangeFeed.Found found = waited(query, after, params);
        return new ChangePage(found.changes(), found.upTo());
    }

    @GET
    @Path("/alerts")
    @PermitAll
    @Operation(operationId = "listAlerts", summary = "Alerts after a position, oldest first")
    public AlertPage alerts(
            @Valid @BeanParam ChangeParams params, @QueryParam("backfill") @DefaultValue("true") boolean backfill)
            throws InterruptedException {
        ChangeQuery query = params.query(Outlet.ALERTS, reader.clearance(), true, backfill);
        long after = params.after == null ? 0 : params.after;
        ChangeFeed.Found found = waited(query, after, params);
        return new AlertPage(
                found.changes().stream()
                        .filter(c -> c.alert() != null)
                        .map(c -> new AlertPage.PositionedAlert(c.position(), c.time(), c.alert()))
                        .toList(),
                found.upTo());
    }

    @GET
    @Path("/changes/stream")
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "streamChanges", summary = "Changes as they happen, as server-sent events")
    @APIResponse(
            responseCode = "200",
            description = "Of each event the id is the position, the name the type, and the data a change",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Change.class),
                            example =
                                    "id: 7\nevent: bill.status-changed\ndata: {\"position\": 7, \"subject\": \"118-sres-540\"}\n\n"))
    public void changeStream(
            @Valid @BeanParam ChangeParams params,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        ChangeQuery query = params.query(Outlet.CHANGE_STREAM, reader.clearance(), false, true);
        stream.run(query, ChangeStream.start(lastEventId, params.after, feed), reader.until(), sink, sse);
    }

    @GET
    @Path("/alerts/stream")
    @PermitAll
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "streamAlerts", summary = "Alerts as they happen, as server-sent events")
    @APIResponse(
            responseCode = "200",
            description =
                    "Of each event the id is the position, the name the type of the change, and the data an alert",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = AlertPage.PositionedAlert.class),
                            example =
                                    "id: 7\nevent: bill.status-changed\ndata: {\"position\": 7, \"alert\": {\"subject\": \"118-sres-540\"}}\n\n"))
    public void alertStream(
            @Valid @BeanParam ChangeParams params,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        ChangeQuery query = params.query(Outlet.ALERT_STREAM, reader.clearance(), true, backfill);
        stream.run(query, ChangeStream.start(lastEventId, params.after, feed), reader.until(), sink, sse);
    }

    private ChangeFeed.Found waited(ChangeQuery query, long after, ChangeParams params) throws InterruptedException {
        long end = System.nanoTime() + params.wait * 1_000_000_000L;
        ChangeFeed.Found found = feed.look(query, after, params.limit);
        while (found.changes().isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !feed.awaitBeyond(found.upTo(), left)) {
                break;
            }
            found = feed.look(query, found.upTo(), params.limit);
        }
        return found;
    }
}
