package org.habeas.ingest.document;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What becomes of documents after they came in, over HTTP. */
@Path("/v1/documents")
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "What came in, and what it says")
@APIResponse(
        responseCode = "default",
        description = "What is wrong",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class DocumentLifeResource {

    private static final int LARGEST_BODY = 1_000_000;

    private final Retractions retractions;
    private final Corrections corrections;
    private final DocumentRoom room;
    private final Reader reader;
    private final AuditTrail trail;

    DocumentLifeResource(
            Retractions retractions, Corrections corrections, DocumentRoom room, Reader reader, AuditTrail trail) {
        this.retractions = retractions;
        this.corrections = corrections;
        this.room = room;
        this.reader = reader;
        this.trail = trail;
    }

    /** Why a document is retracted. */
    @Schema(
            name = "NewDocumentRetraction",
            description = "Why a document is retracted; everybody who sees it reads the reason")
    public record NewRetraction(@Nullable String reason) {}

    @POST
    @Path("/{id}/retract")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retractDocument",
            summary = "Withdraws a document and everything that rests on it alone, for good",
            description =
                    "The document stays, marked as retracted with the reason, and so do its text and its bytes, for whoever"
                            + " could read them before; it names nobody and states nothing any more, lists leave it out, and the same"
                            + " bytes are not taken again. Who followed it is told with document.retracted; records that rested on it"
                            + " alone are taken back and corrected, with an alert where there had been one.")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version that was read",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.1.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewRetraction.class),
                            example = "{\"reason\": \"The sender says that the letter is forged.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The document, retracted",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such document, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was retracted before; or it is a register of members, which is not retracted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The document has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The reason is missing or no text",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response retract(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers)
            throws IOException {
        UUID document = uuid(id);
        String reason = Correction.reason(
                StrictJson.read(read(body), NewRetraction.class).reason());
        return answer(retractions.retract(
                document, reason, sender(), reader.clearance(), now -> Etags.requireMatch(headers, tag(now))));
    }

    /** What is corrected of a document, for the contract alone: what is not there stays, and what is null goes. */
    @Schema(
            name = "DocumentCorrection",
            description =
                    "A merge patch: a field that is not there stays, and one that is null has no value from then on")
    public record NewCorrection(
            @Nullable String reason,
            @Nullable String title,
            @Nullable String date,
            @Nullable String issuer,
            @Nullable String kind,
            @Nullable Tlp tlp,
            @Nullable String language,
            @Nullable String url,
            DocumentRecord.@Nullable Described describes,
            @Nullable List<String> signatories,
            @Nullable List<String> recipients) {}

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "correctDocument",
            summary = "Corrects what is said of a document, for a reason that is told",
            description =
                    "Text and bytes never change. By another date the citations that do not name their Congress may mean another"
                            + " one; as a summary a document states nothing any more, and what rested on it alone is taken back. What"
                            + " becomes more restricted leaves all that those see who may not see it, what was told of it before too."
                            + " What is so already changes nothing. Of a bill's file title, url and, if it is Habeas's own, issuer can be"
                            + " corrected; of a retracted document tlp alone.")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the version that was read",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.1.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewCorrection.class),
                            example = "{\"date\": \"2024-04-04\", \"reason\": \"The day on the letter itself.\"}"))
    @APIResponse(
            responseCode = "200",
            description = "The document, corrected",
            content = @Content(schema = @Schema(implementation = DocumentRecord.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such document, or none that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was retracted, and more than its mark is to change",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The document has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A field is wrong or unknown, or the reason is missing; errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response correct(@PathParam("id") String id, InputStream body, @Context HttpHeaders headers)
            throws IOException {
        UUID document = uuid(id);
        Correction correction = Correction.read(read(body));
        try (DocumentRoom.Place place = room.enter(corrections.size(document))) {
            return answer(corrections.correct(
                    document, correction, sender(), reader.clearance(), now -> Etags.requireMatch(headers, tag(now))));
        }
    }

    private Response answer(Document now) {
        trail.shown(now.id().toString(), now.tlp());
        return Response.ok(now.record()).tag(tag(now)).build();
    }

    private EntityTag tag(Document document) {
        return Etags.of(document.id().toString(), document.revision(), reader.clearance(), null);
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_BODY);
        if (body.read() >= 0) {
            throw new PayloadTooLarge("What is said of a document has at most " + LARGEST_BODY + " bytes.");
        }
        return bytes;
    }

    private static UUID uuid(String id) {
        return Optional.of(id)
                .filter(DocumentSubjects::isUuid)
                .map(UUID::fromString)
                .orElseThrow(() -> new NotFound("There is no document " + id + "."));
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }
}
