package org.habeas.legislation.bill;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/**
 * Many bills in one call. They are read and written one after the other, for a hundred of the largest would not fit in
 * memory, and each once, however often and in however many spellings it is asked for; what can be wrong with the request, or with
 * the database, is found before the first is written.
 */
@Path("/v1/bills/batch")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillBatchResource {

    private static final int MOST = 100;

    /** Nothing longer is a citation. */
    private static final int LONGEST = 200;

    private static final ObjectWriter WRITER =
            Json.mapper().writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final BillService bills;
    private final BillAddress address;
    private final BillAnswers answers;
    private final Reader reader;
    private final AuditTrail trail;

    BillBatchResource(BillService bills, BillAddress address, BillAnswers answers, Reader reader, AuditTrail trail) {
        this.trail = trail;
        this.bills = bills;
        this.address = address;
        this.answers = answers;
        this.reader = reader;
    }

    /** One id as it was written, and what it means. */
    private record Asked(String written, BillAddress.Meaning meaning) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getBills",
            summary = "Up to 100 bills by ids and citations; what is wrong with one of them fails none of the others")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillBatch.Request.class)))
    @APIResponse(
            responseCode = "200",
            description =
                    "The bills in the order asked for, each once: asked for again it is a problem that says where it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BillBatch.class)))
    public Response batch(
            BillBatch.@Nullable Request body,
            @Parameter(description = BillAnswers.INCLUDE_OF_MANY, example = "actions,cosponsors")
                    @QueryParam("include")
                    @Nullable
                    String include) {
        Set<String> parts = BillAnswers.partsOfMany(include);
        List<Asked> asked =
                ids(body).stream().map(id -> new Asked(id, meaning(id))).toList();
        Set<String> known = bills.known(asked.stream()
                .flatMap(a ->
                        a.meaning() instanceof BillAddress.Meaning.One(String bill) ? Stream.of(bill) : Stream.of())
                .toList());
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, reader.clearance());
        BiConsumer<String, Stream<Tlp>> shown = trail.writer();
        StreamingOutput items = out -> write(asked, known, bill -> answers.read(bill, parts, marks, shown), out);
        return Response.ok(items).type(MediaType.APPLICATION_JSON).build();
    }

    private BillAddress.Meaning meaning(String id) {
        return id.length() > LONGEST
                ? new BillAddress.Meaning.Nothing(false, "This is no bill id, such as 118-sres-540, and no citation.")
                : address.meaning(id);
    }

    private static List<String> ids(BillBatch.@Nullable Request body) {
        List<@Nullable String> given = body == null ? null : body.ids();
        if (given == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send {\"ids\": […]} with the ids or citations of at most " + MOST + " bills.",
                    List.of(FieldProblem.pointer("/ids", "required", "The list of ids is missing.")));
        }
        if (given.size() > MOST) {
            String detail = "At most " + MOST + " ids in one call; these are " + given.size() + ".";
            throw new Unprocessable(detail, FieldProblem.pointer("/ids", "too-many", detail));
        }
        List<String> ids = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String id = given.get(i);
            if (id == null || !Parameters.isText(id)) {
                problems.add(FieldProblem.pointer("/ids/" + i, "invalid", "An id or a citation is a text."));
            } else {
                ids.add(id);
            }
        }
        if (!problems.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, "Not all of the ids are texts.", problems);
        }
        return ids;
    }

    private void write(List<Asked> asked, Set<String> known, Function<String, BillAnswer> answer, OutputStream out)
            throws IOException {
        JsonGenerator json = Json.mapper().getFactory().createGenerator(out);
        json.writeStartObject();
        json.writeArrayFieldStart("items");
        Map<String, Integer> written = new HashMap<>();
        for (int place = 0; place < asked.size(); place++) {
            Asked one = asked.get(place);
            @Nullable
            Integer first = one.meaning() instanceof BillAddress.Meaning.One(String bill) && known.contains(bill)
                    ? written.putIfAbsent(bill, place)
                    : null;
            WRITER.writeValue(json, first == null ? item(one, known, answer) : repeated(one, first));
        }
        json.writeEndArray();
        json.writeNullField("next");
        json.writeEndObject();
        json.flush();
    }

    private BillBatch.Item item(Asked asked, Set<String> known, Function<String, BillAnswer> answer) {
        return switch (asked.meaning()) {
            case BillAddress.Meaning.One(String bill)
            when known.contains(bill) -> new BillBatch.Item(asked.written(), answer.apply(bill), null);
            case BillAddress.Meaning.One(String bill) -> miss(asked, "unknown", BillAddress.unknown(bill), null);
            case BillAddress.Meaning.AnyOf(List<String> candidates) ->
                miss(asked, "ambiguous", "The citation names no Congress and fits several bills.", candidates);
            case BillAddress.Meaning.Nothing nothing ->
                miss(asked, nothing.citation() ? "unknown" : "invalid", nothing.detail(), null);
        };
    }

    private static BillBatch.Item miss(Asked asked, String code, String detail, @Nullable List<String> candidates) {
        return new BillBatch.Item(asked.written(), null, new BillBatch.Miss(code, detail, candidates, null));
    }

    private static BillBatch.Item repeated(Asked asked, int first) {
        return new BillBatch.Item(
                asked.written(),
                null,
                new BillBatch.Miss("repeated", "Item " + first + " answers for the same bill.", null, first));
    }
}
