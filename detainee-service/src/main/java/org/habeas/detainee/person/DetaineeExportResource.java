package org.habeas.detainee.person;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.BrokenAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom the filters select, in one answer of any length. It is walked in batches as a list is, so it needs the memory of
 * one batch, a slow reader keeps no connection to the database, and nothing is asked for whom no reader waits.
 */
@Path("/v1/detainees/export")
@RunOnVirtualThread
@Tag(name = "Detainees")
public class DetaineeExportResource {

    private static final int BATCH = 50;

    private final ExportReader people;
    private final Reader reader;
    private final AuditTrail trail;
    private final Clock clock;
    private final LongTaskTimer running;

    DetaineeExportResource(ExportReader people, Reader reader, AuditTrail trail, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.trail = trail;
        this.people = people;
        this.reader = reader;
        this.running = LongTaskTimer.builder("habeas.exports").register(metrics);
    }

    @GET
    @PermitAll
    @Produces({DetaineeExportFormat.NDJSON_TYPE, DetaineeExportFormat.CSV_TYPE, DetaineeExportFormat.FTM_TYPE})
    @Operation(
            operationId = "exportDetainees",
            summary = "Everybody whom the filters select, streamed, with every statement",
            description =
                    "As ndjson each line is one person: the record as GET /v1/detainees/{id} has it, and statements. As csv"
                            + " (RFC 4180, UTF-8) each person is one row and the columns are, in this order: "
                            + DetaineeRow.COLUMNS
                            + ". Columns are only ever added, at the end; a null is an empty field; several values stand in one"
                            + " field with a bar between; a text that a spreadsheet would take for a formula has an apostrophe before"
                            + " it. As ftm each line is an entity of FollowTheMoney: Person, Event, Position, Occupancy, CourtCase,"
                            + " CourtCaseParty, with dates cut to what is certain of them; entities of one id are one. People are selected"
                            + " by their TLP:CLEAR view, as in lists; what is written of them is what the clearance covers. With on or"
                            + " asOf people are selected and written as they stood then, in the order of how they now stand, and"
                            + " past names both. An answer"
                            + " that is broken off is not complete: the last chunk of a complete one has arrived.")
    @APIResponse(
            responseCode = "200",
            description = "The people",
            content = {
                @Content(
                        mediaType = DetaineeExportFormat.NDJSON_TYPE,
                        schema = @Schema(implementation = ExportedPerson.class)),
                @Content(mediaType = DetaineeExportFormat.FTM_TYPE, schema = @Schema(implementation = FtmEntity.class)),
                @Content(
                        mediaType = DetaineeExportFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example = DetaineeRow.COLUMNS
                                + "\r\n01a21527-2e38-76a9-81cc-e4694bcee26a,rashid-beglaryan,Rashid Beglaryan,Rashid Beglaryan,"
                                + "HELD,2023-08-01,SENTENCED,,sentenced,2023-08-01,1184,Azerbaijan,armenians-held-in-baku,"
                                + "false,,true,2024-07-12,1961/1962,,,,\"articles 112, 113\",15 years,,,,"
                                + "https://example.org/sentence,9,display/4,1,2026-02-05T09:30:00Z\r\n")
            })
    public Response export(
            @Parameter(
                            description = "ndjson (default), csv or ftm",
                            schema =
                                    @Schema(
                                            enumeration = {"ndjson", "csv", "ftm"},
                                            defaultValue = "ndjson"))
                    @QueryParam("format")
                    @DefaultValue("ndjson")
                    String format,
            @Valid @BeanParam DetaineeFilter filter,
            @Valid @BeanParam PastParams params,
            @Parameter(description = "name (default), -heldSince or -updated", example = "name")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Context HttpServerRequest request) {
        DetaineeExportFormat wanted = DetaineeExportFormat.of(format);
        boolean reviews = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        ExportReader.Request asked = people.request(
                filter,
                params.read(clock.instant()),
                DetaineeSort.of(sort),
                reader.clearance(),
                reviews,
                trail.writer());
        Function<Optional<List<String>>, ExportReader.Batch> batches = after -> people.read(asked, after, BATCH);
        ExportReader.Batch first = batches.apply(Optional.empty()); // what is wrong with the request is found here
        DetaineeExport export = new DetaineeExport(wanted, batches);
        StreamingOutput rows = out -> write(export, first, request, out);
        return Response.ok(rows)
                .type(wanted.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"")
                .build();
    }

    private void write(DetaineeExport export, ExportReader.Batch first, HttpServerRequest request, OutputStream out) {
        LongTaskTimer.Sample sample = running.start();
        try {
            export.write(first, request.response()::closed, out); // of which the stream itself does not tell
        } catch (RuntimeException e) {
            BrokenAnswer.breakOff(
                    request); // before the stream is closed, which would end the answer as if it were whole
            throw e;
        } finally {
            sample.stop();
        }
    }
}
