package org.habeas.detainee.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.text.HiddenCharacters;
import org.jspecify.annotations.Nullable;

/** Erasing people over HTTP: asked for by one administrator, confirmed by another. */
@Path("/v1/detainees")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasures", description = "Removing a person everywhere, by two administrators")
public class EraseResource {

    private static final int LONGEST_REASON = 2_000;

    private final ErasureService service;
    private final Idempotency idempotency;
    private final Reader reader;

    EraseResource(ErasureService service, Idempotency idempotency, Reader reader) {
        this.service = service;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /**
     * Either what asks for an erasure, or what confirms one.
     *
     * @param category what kind of reason it is; stays after the erasure
     * @param reason in words; goes with the person
     * @param confirms id of the request that another administrator made
     */
    @Schema(description = "category and reason to ask for it, or confirms alone to confirm what another asked for")
    public record EraseRequest(
            @Schema(enumeration = {"subject-request", "safety", "court-order", "not-a-detainee", "other"}) @Nullable
            String category,

            @Nullable String reason,
            @Nullable String confirms) {}

    @POST
    @Path("/{id}/erase")
    @Operation(
            operationId = "eraseDetainee",
            summary = "Asks for a person to be erased, or confirms what another administrator asked for",
            description =
                    "With category and reason it is asked for (202). Another administrator reads the request and sends"
                            + " its id as confirms: then all that is kept of the person goes at once, from searches, exports, the"
                            + " change log and topics too (200), and the id and its slugs answer 410. It cannot be undone. What others"
                            + " published stays as they published it, even where it names the person: documents with their titles,"
                            + " issuers and texts, and the titles of bills.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; it waits for another administrator",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(
            responseCode = "200",
            description = "Confirmed: the person is erased here, and this is what is left; the topics follow",
            content = @Content(schema = @Schema(implementation = Erasure.class)))
    @APIResponse(
            responseCode = "403",
            description = "No administrator, or the one who asked for it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Something is missing or wrong in the body, or the Idempotency-Key came before otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It was asked for already, or decided already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response erase(
            @PathParam("id") String id,
            @Nullable EraseRequest body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        if (body == null) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY, "Send category and reason, or confirms with the id of a request.", List.of());
        }
        String asked = id + "\n" + body.category() + "\n" + body.confirms() + "\n" + body.reason();
        return idempotency.once(key, reader, "eraseDetainee", Statement.sha256(asked), () -> erase(id, body));
    }

    private Response erase(String id, EraseRequest body) {
        UUID person = service.person(id);
        if (body.confirms() != null) {
            return Response.ok(service.confirm(person, confirmed(body), sender()))
                    .build();
        }
        Erasure.Category category = Erasure.Category.ofCode(body.category())
                .orElseThrow(
                        () -> wrong(
                                "/category",
                                "category is one of "
                                        + Arrays.stream(Erasure.Category.values())
                                                .map(Erasure.Category::code)
                                                .collect(Collectors.joining(", "))
                                        + "; it stays when the person is gone. To confirm a request, send its id as confirms."));
        Erasure wanted = service.request(person, category, reason(body), sender());
        return Response.accepted(wanted)
                .header(HttpHeaders.LOCATION, "/v1/erasures/" + wanted.id())
                .build();
    }

    private static UUID confirmed(EraseRequest body) {
        if (body.category() != null || body.reason() != null) {
            throw wrong("/confirms", "Send either confirms, or category and reason.");
        }
        return ErasedPeople.uuid(String.valueOf(body.confirms()))
                .orElseThrow(
                        () -> wrong("/confirms", "confirms is the id of a request, as GET /v1/erasures lists them."));
    }

    private static String reason(EraseRequest body) {
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || HiddenCharacters.inLines(reason).isPresent()) {
            throw wrong(
                    "/reason",
                    "reason is a text of 1 to " + LONGEST_REASON
                            + " characters, none of which is a control or turns the direction, for the administrator who confirms;"
                            + " it goes with the person.");
        }
        return reason;
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static Unprocessable wrong(String pointer, String detail) {
        return new Unprocessable(detail, FieldProblem.pointer(pointer, "invalid", detail));
    }
}
