package org.habeas.ingest.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.kit.page.Page;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Citations in a text that nobody stores. */
@Path("/v1/citations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Citations", description = "Which bills a text cites")
public class CitationResource {

    private static final int LONGEST = 1_000_000;

    private final TextReader reader;

    CitationResource(TextReader reader) {
        this.reader = reader;
    }

    /** @param date EDTF: of the text, for the Congress that it means */
    public record CitedText(@Nullable String text, @Nullable String date) {}

    /** What is found, as a list in one page. */
    @Schema(name = "CitationPage")
    public record CitationPage(
            List<BillMention> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "findCitations", summary = "Every bill that a text cites, with offsets and certainty")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CitedText.class),
                            example = "{\"text\": \"We support S.Res.540.\", \"date\": \"2024-04-04\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The mentions in the order of the text",
            content = @Content(schema = @Schema(implementation = CitationPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not such a body",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More than 1,000,000 characters",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The date is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<BillMention> find(byte[] body) throws JsonProcessingException {
        CitedText cited = StrictJson.read(body, CitedText.class);
        if (cited.text() == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the text.",
                    List.of(FieldProblem.pointer("/text", "required", "The text is missing.")));
        }
        if (cited.text().length() > LONGEST) {
            throw new PayloadTooLarge("A text has at most " + LONGEST + " characters here.");
        }
        MetadataCheck.checkDate(cited.date());
        return new Page<>(
                reader.bills(cited.text(), cited.date(), Long.MAX_VALUE).mentions(), null, null);
    }
}
