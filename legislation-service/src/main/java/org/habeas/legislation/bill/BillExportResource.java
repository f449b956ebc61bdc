package org.habeas.legislation.bill;

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
import org.habeas.contracts.BillSummary;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.BrokenAnswer;
import org.habeas.kit.page.Placed;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the filters select, in one answer of any length. It is walked in batches as a list is, so it needs the memory of
 * one batch, a slow reader keeps no connection to the database, and nothing is asked for whom no reader waits.
 */
@Path("/v1/bills/export")
@RunOnVirtualThread
@Tag(name = "Bills")
public class BillExportResource {

    private static final int BATCH = 500;

    private final BillService bills;
    private final NamingBills named;
    private final Reader reader;
    private final AuditTrail trail;
    private final LongTaskTimer running;

    BillExportResource(BillService bills, NamingBills named, Reader reader, AuditTrail trail, MeterRegistry metrics) {
        this.named = named;
        this.trail = trail;
        this.bills = bills;
        this.reader = reader;
        this.running = LongTaskTimer.builder("habeas.exports").register(metrics);
    }

    @GET
    @PermitAll
    @Produces({ExportFormat.NDJSON_TYPE, ExportFormat.CSV_TYPE})
    @Operation(
            operationId = "exportBills",
            summary = "Every bill that the filters select, streamed",
            description =
                    "As ndjson each line is one bill as in lists. As csv (RFC 4180, UTF-8) the columns are, in this order: "
                            + BillRow.COLUMNS
                            + ". Columns are only ever added, at the end; a null is an empty field; a text that a spreadsheet would take"
                            + " for a formula has an apostrophe before it. An answer that is broken off is not complete: the last chunk"
                            + " of a complete one has arrived.")
    @APIResponse(
            responseCode = "200",
            description = "The bills, one a line",
            content = {
                @Content(mediaType = ExportFormat.NDJSON_TYPE, schema = @Schema(implementation = BillSummary.class)),
                @Content(
                        mediaType = ExportFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example =
                                BillRow.COLUMNS
                                        + "\r\n118-sres-540,S.Res.540,118,sres,540,A resolution requesting information.,2024-02-01,EXPIRED,"
                                        + "2025-01-03,,REFERRED,2024-02-01,,M000133,\"Sen. Markey, Edward J. [D-MA]\",D,MA,15,"
                                        + "2024-02-01,Referred to the Committee on Foreign Relations.,,1,2026-02-05T09:30:00Z\r\n")
            })
    public Response export(
            @Parameter(
                            description = "ndjson (default) or csv",
                            schema =
                                    @Schema(
                                            enumeration = {"ndjson", "csv"},
                                            defaultValue = "ndjson"))
                    @QueryParam("format")
                    @DefaultValue("ndjson")
                    String format,
            @Valid @BeanParam BillFilter filter,
            @Parameter(
                            description =
                                    "citation (default: the order that no change of a bill can alter), -latestAction, introduced, -cosponsors or -updated",
                            example = "citation")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Context HttpServerRequest request) {
        ExportFormat wanted = ExportFormat.of(format);
        BillSort order = sort == null ? BillSort.CITATION : BillSort.of(sort);
        BillSelection selection = bills.select(filter, Clearances.visible(Outlet.DOCUMENT, reader.clearance()));
        Function<Optional<List<String>>, List<Placed<BillSummary>>> batches =
                after -> bills.batch(selection, order, after, BATCH);
        List<Placed<BillSummary>> first =
                batches.apply(Optional.empty()); // what is wrong with the request is found here
        named.note(selection, null, trail::shown);
        BillExport export = new BillExport(wanted, batches, BATCH);
        StreamingOutput rows = out -> write(export, first, request, out);
        return Response.ok(rows)
                .type(wanted.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + wanted.fileName() + "\"")
                .build();
    }

    private void write(
            BillExport export, List<Placed<BillSummary>> first, HttpServerRequest request, OutputStream out) {
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
