package org.habeas.detainee.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Json;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Idempotency;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Problem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Judgements of two records over HTTP, for reviewers. */
@Path("/v1/merges")
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Merges", description = "Which records are of one person, who judged so and why")
public class MergeResource {

    private final MergeService service;
    private final MergeAnswers answers;
    private final DetaineeAnswers people;
    private final Idempotency idempotency;
    private final Reader reader;

    MergeResource(
            MergeService service,
            MergeAnswers answers,
            DetaineeAnswers people,
            Idempotency idempotency,
            Reader reader) {
        this.service = service;
        this.answers = answers;
        this.people = people;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /** A page of judgements. */
    public record MergePage(
            List<MergeView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** Why a judgement is undone. */
    @Schema(description = "Why a judgement is undone")
    public record Undo(@Nullable String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postMerge",
            summary = "Judges of two records whether they are of one person; if they are, merges them",
            description =
                    "Merged, the survivor shows what is said under both ids, and every read of the absorbed one answers"
                            + " 308 to it. No statement is written or moved, so that DELETE /v1/merges/{id} gives both back. Of"
                            + " judgement different, the two are not suggested again. A merge by which somebody becomes free or dead, or"
                            + " skips a step that no machine has, waits (202): it is made once a second reviewer sends the same.")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description =
                    "The ETags of both records as they were read, with a comma between; not needed for different and unsure,"
                            + " which change no record",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.7.0\", \"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b2.3.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "The judgement",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Kept as unsure until a second reviewer judges the same; awaits is merge",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "They are merged already, one of them is merged into another, or they were judged to be different people",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "One of the records has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "Nobody has such an id, both are the same record, or the reason is missing or does not name what contradicts"
                            + " (birthDate, heldSince); errors names each",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response judge(
            @Nullable NewMerge body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers) {
        if (body == null) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "Send a JSON body.", List.of());
        }
        String hash = Statement.sha256(Json.mapper().valueToTree(body).toString());
        return idempotency.once(key, reader, "postMerge", hash, () -> {
            MergeEdge edge = service.judge(body, sender(), (survivor, absorbed) -> {
                Etags.requireMatch(headers, people.tag(survivor));
                Etags.requireMatch(headers, people.tag(absorbed));
            });
            return Response.status(edge.awaitsMerge() ? 202 : 201)
                    .header(HttpHeaders.LOCATION, "/v1/merges/" + edge.id())
                    .tag(answers.tag(edge))
                    .entity(answers.of(edge))
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listMerges", summary = "Judgements in pages, the newest first, undone ones among them")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = MergePage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such person",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @QueryParam("detainee")
                    @Parameter(description = "Of this person, by id or slug", example = "ruben-vardanyan")
                    @Nullable
                    String detainee,
            @QueryParam("judgement")
                    @Parameter(description = "same, different or unsure; all without it", example = "same")
                    @Nullable
                    String judgement,
            @QueryParam("standing")
                    @Parameter(
                            description = "true leaves out what was undone",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String standing,
            @Context UriInfo uri) {
        MergeScope scope = new MergeScope(
                detainee == null ? null : people.find(detainee).id(),
                judgement == null
                        ? null
                        : Judgement.ofCode(judgement)
                                .orElseThrow(() -> wrong("judgement", "Judgements are same, different and unsure.")),
                isTrue(standing));
        UUID after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst())).orElse(null);
        List<MergeEdge> rows = service.list(scope, after, page.limit + 1);
        Long total = page.exactCount() ? service.count(scope) : null;
        Page<MergeEdge> shown = Page.of(rows, page.limit, e -> List.of(e.id().toString()), total);
        return Pages.answer(new Page<>(answers.of(shown.items()), shown.next(), shown.total()), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMerge", summary = "One judgement: who, when and why, and whether it was undone")
    @APIResponse(
            responseCode = "200",
            description = "The judgement; its ETag is what undoing it has to send as If-Match",
            content = @Content(schema = @Schema(implementation = MergeView.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(
            responseCode = "404",
            description = "No such judgement",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        MergeEdge edge = service.one(idOf(id)).orElseThrow(() -> MergeService.absent(id));
        return Etags.answer(request, answers.tag(edge), () -> answers.of(edge));
    }

    @DELETE
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "deleteMerge",
            summary = "Undoes a judgement: each record is again what is said under its own ids",
            description =
                    "The judgement stays, with who undid it and when. review lists what was said while the two were joined:"
                            + " it stays where it was addressed to, and somebody has to look whether it belongs there. What is undone"
                            + " already is answered as it is. Where one of the two becomes free or dead by it, it waits (202): it is undone"
                            + " once a second reviewer sends the same.")
    @APIResponse(
            responseCode = "200",
            description = "The judgement, undone, and what to review",
            content = @Content(schema = @Schema(implementation = MergeView.Undone.class)))
    @APIResponse(
            responseCode = "202",
            description = "Undone once a second reviewer asks for it; awaits is undo",
            content = @Content(schema = @Schema(implementation = MergeView.Undone.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such judgement",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The judgement has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The reason is too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response undo(@PathParam("id") String id, @Nullable Undo body, @Context HttpHeaders headers) {
        List<FieldProblem> wrong = new ArrayList<>();
        Optional<String> reason = MergeReader.reason(body == null ? null : body.reason(), "/reason", wrong);
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, wrong.getFirst().detail(), wrong);
        }
        MergeService.Undoing undone = service.undo(
                idOf(id),
                sender(),
                reason.orElse(null),
                reader.clearance(),
                edge -> Etags.requireMatch(headers, answers.tag(edge)));
        return Response.status(undone.edge().awaitsUndo() ? 202 : 200)
                .entity(answers.of(undone))
                .tag(answers.tag(undone.edge()))
                .build();
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static UUID idOf(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw MergeService.absent(id);
        }
    }

    private static boolean isTrue(@Nullable String flag) {
        if (flag == null || flag.equals("false")) {
            return false;
        }
        if (flag.equals("true")) {
            return true;
        }
        throw wrong("standing", "Values are true and false.");
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "unknown", detail));
    }
}
