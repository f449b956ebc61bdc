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
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The change log and its alerts over HTTP: as a list, waited for, and as a stream. */
@Path("/v1")
@RunOnVirtualThread
@Tag(name = "Changes", description = "What changed, in order, for those who keep in sync")
@APIResponse(
        responseCode = "410",
        description = ChangeParams.GONE,
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ChangeResource {

    private final ChangeFeed feed;
    private final ChangeStream stream;
    private final Subjects subjects;
    private final Reader reader;
    private final AuditTrail trail;

    ChangeResource(ChangeFeed feed, ChangeStream stream, Subjects subjects, Reader reader, AuditTrail trail) {
        this.trail = trail;
        this.feed = feed;
        this.stream = stream;
        this.subjects = subjects;
        this.reader = reader;
    }

    @GET
    @Path("/changes")
    @PermitAll
    @Operation(operationId = "listChanges", summary = "Changes after a position, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Changes after the position asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangePage.class)))
    public ChangePage changes(@Valid @BeanParam LogParams params) {
        ChangeQuery query = params.query(Outlet.CHANGES, reader.clearance(), false, true, subjects);
        return ChangePage.of(
                feed.await(query, params.start(), params.limit, params.wait).notedBy(trail));
    }

    @GET
    @Path("/alerts")
    @PermitAll
    @Operation(operationId = "listAlerts", summary = "Alerts after a position, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Alerts after the position asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AlertPage.class)))
    public AlertPage alerts(
            @Valid @BeanParam LogParams params, @QueryParam("backfill") @DefaultValue("true") boolean backfill) {
        ChangeQuery query = params.query(Outlet.ALERTS, reader.clearance(), true, backfill, subjects);
        ChangeFeed.Found found =
                feed.await(query, params.start(), params.limit, params.wait).notedBy(trail);
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
            @Valid @BeanParam LogParams params,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        ChangeQuery query = params.query(Outlet.CHANGE_STREAM, reader.clearance(), false, true, subjects);
        stream.run(query, ChangeStream.start(lastEventId, params.after, feed), reader.until(), trail, sink, sse);
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
            @Valid @BeanParam LogParams params,
            @QueryParam("backfill") @DefaultValue("false") boolean backfill,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        ChangeQuery query = params.query(Outlet.ALERT_STREAM, reader.clearance(), true, backfill, subjects);
        stream.run(query, ChangeStream.start(lastEventId, params.after, feed), reader.until(), trail, sink, sse);
    }
}
