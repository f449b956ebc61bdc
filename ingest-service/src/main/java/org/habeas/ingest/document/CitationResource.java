package org.habeas.ingest.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.ingest.mention.BillMentions;
import org.habeas.ingest.mention.BoundedMentions;
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

    /** What so many characters need as JSON at most: six bytes each, and what stands around them. */
    static final int LARGEST = 6 * LONGEST + 65_536;

    /** In memory a text is bytes and characters at once; the bytes themselves are counted with those that come in. */
    private static final int COPIES = 2;

    /** What a byte of text can become in the answer: the shortest citation with the longest sentence around it. */
    private static final int BYTES_OF_ANSWER = 300;

    private final TextReader reader;
    private final DocumentRoom room;

    /** For bodies on their way: nobody needs a token here, and a slow sender must not keep documents from coming in. */
    private final DocumentRoom bodies = new DocumentRoom(4L * LARGEST);

    CitationResource(TextReader reader, DocumentRoom room) {
        this.reader = reader;
        this.room = room;
    }

    /** @param date EDTF: of the text, for the Congress that it means */
    public record CitedText(@Nullable String text, @Nullable String date) {}

    /**
     * What is found, as a list in one page.
     *
     * @param more mentions beyond what an answer holds: they are counted
     */
    @Schema(name = "CitationPage")
    public record CitationPage(
            List<BillMention> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @Schema(description = "Mentions beyond what an answer holds; the first of each bill goes last")
            long more) {}

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
            description =
                    "The mentions in the order of the text, as many as an answer holds, and how many more there are",
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
    public CitationPage find(InputStream body, @Context HttpHeaders headers) throws IOException {
        long said = BodySize.of(headers).orElse(LARGEST);
        if (said > LARGEST) {
            body.transferTo(OutputStream.nullOutputStream()); // no client hears an answer while it sends
            throw tooLarge();
        }
        try (DocumentRoom.Place coming = bodies.enter(said)) {
            byte[] bytes = body.readNBytes(LARGEST);
            if (body.read() >= 0) {
                throw tooLarge();
            }
            try (DocumentRoom.Place place =
                    room.enter(COPIES * said + Math.min(BillMentions.ROOM, BYTES_OF_ANSWER * said))) {
                return find(StrictJson.read(bytes, CitedText.class));
            }
        }
    }

    private static PayloadTooLarge tooLarge() {
        return new PayloadTooLarge("A text has at most " + LONGEST + " characters here.");
    }

    private CitationPage find(CitedText cited) {
        if (cited.text() == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send the text.",
                    List.of(FieldProblem.pointer("/text", "required", "The text is missing.")));
        }
        if (cited.text().length() > LONGEST) {
            throw tooLarge();
        }
        MetadataCheck.checkDate(cited.date());
        BoundedMentions<BillMention> bills = reader.bills(cited.text(), cited.date());
        return new CitationPage(bills.mentions(), null, null, bills.more());
    }
}
