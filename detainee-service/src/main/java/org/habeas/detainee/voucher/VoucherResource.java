package org.habeas.detainee.voucher;

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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
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
import org.jspecify.annotations.Nullable;

/** Vouchers over HTTP, for reviewers. */
@Path("/v1/vouchers")
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Vouchers",
        description = "For which documents reviewers stand: what they say may be accepted by a written rule")
public class VoucherResource {

    private static final int STANDING = 1;
    private static final int WITHDRAWN = 2;

    private final VoucherService service;
    private final VouchedDocuments documents;
    private final Idempotency idempotency;
    private final Reader reader;

    VoucherResource(VoucherService service, VouchedDocuments documents, Idempotency idempotency, Reader reader) {
        this.service = service;
        this.documents = documents;
        this.idempotency = idempotency;
        this.reader = reader;
    }

    /** A page of vouchers. */
    public record VoucherPage(
            List<VoucherView> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    /** Why nobody should rely on a voucher any more. */
    @Schema(description = "Why nobody should rely on a voucher any more")
    public record Withdrawal(@Nullable String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postVoucher",
            summary = "Vouches for who issued a document, and for whom the issuer speaks",
            description =
                    "What its sender says of a document proves nothing. Once a reviewer has made sure of it, what the document says"
                            + " of people may be accepted by the rule of docs/acceptance-rule.md, at once and later: GET /v1/proposals"
                            + " shows what was, with decidedBy rule:acceptance/2. issuer and kind are those that the document has.")
    @APIResponse(
            responseCode = "201",
            description = "The voucher",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Somebody vouches for this document already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "There is no such document, it says otherwise, or the reason is missing; errors names each; or the Idempotency-Key"
                            + " came before otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response give(@Nullable NewVoucher body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        if (body == null) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "Send a JSON body.", List.of());
        }
        String hash = Statement.sha256(Json.mapper().valueToTree(body).toString());
        Response answer = idempotency.once(key, reader, "postVoucher", hash, () -> {
            Voucher voucher = service.give(body, sender(), reader.clearance());
            return Response.status(201)
                    .header(HttpHeaders.LOCATION, "/v1/vouchers/" + voucher.id())
                    .tag(tag(voucher))
                    .entity(voucher.view())
                    .build();
        });
        VoucherService.uuid(body.documentId()).ifPresent(documents::vouched);
        return answer;
    }

    @GET
    @Operation(operationId = "listVouchers", summary = "Vouchers in pages, the newest first, withdrawn ones among them")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = VoucherPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @QueryParam("document")
                    @Parameter(
                            description = "For this document, by its id",
                            example = "019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1")
                    @Nullable
                    String document,
            @QueryParam("standing")
                    @Parameter(
                            description = "true leaves out what was withdrawn",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String standing,
            @Context UriInfo uri) {
        VoucherRepository.Scope scope = new VoucherRepository.Scope(
                Clearances.visible(Outlet.DOCUMENT, reader.clearance()),
                document == null
                        ? null
                        : VoucherService.uuid(document)
                                .orElseThrow(() -> wrong("document", "A document's id is a UUID.")),
                isTrue(standing));
        UUID after = page.after(1).map(keys -> Cursor.uuid(keys.getFirst())).orElse(null);
        List<Voucher> rows = service.list(scope, after, page.limit + 1);
        Long total = page.exactCount() ? service.count(scope) : null;
        Page<Voucher> shown = Page.of(rows, page.limit, v -> List.of(v.id().toString()), total);
        return Pages.answer(
                new Page<>(shown.items().stream().map(Voucher::view).toList(), shown.next(), shown.total()), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getVoucher", summary = "One voucher: who, when and why, and whether it was withdrawn")
    @APIResponse(
            responseCode = "200",
            description = "The voucher; its ETag is what withdrawing it has to send as If-Match",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    @APIResponse(
            responseCode = "404",
            description = "No such voucher, or none for a document that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        Voucher voucher = service.one(idOf(id), reader.clearance()).orElseThrow(() -> VoucherService.absent(id));
        return Etags.answer(request, tag(voucher), voucher::view);
    }

    @DELETE
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "deleteVoucher",
            summary = "Withdraws a voucher, and takes back what was accepted by rule because of it",
            description =
                    "The voucher stays, with who withdrew it, when and why. What rested on it is retracted, as by POST"
                            + " /v1/statements/{id}/retract, by whoever withdraws it; what a reviewer has accepted stays. One that is"
                            + " withdrawn already is answered as it is.")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of the voucher as it was read",
            example = "\"019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1.1.0\"",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The voucher, withdrawn",
            content = @Content(schema = @Schema(implementation = VoucherView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such voucher, or none for a document that this reader may see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "The voucher has changed since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The reason is missing or too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response withdraw(@PathParam("id") String id, @Nullable Withdrawal body, @Context HttpHeaders headers) {
        Voucher voucher = service.withdraw(
                idOf(id),
                body == null ? null : body.reason(),
                sender(),
                reader.clearance(),
                now -> Etags.requireMatch(headers, tag(now)));
        documents.withdrawn(voucher.id());
        return Response.ok(voucher.view()).tag(tag(voucher)).build();
    }

    private EntityTag tag(Voucher voucher) {
        return Etags.of(voucher.id().toString(), voucher.stands() ? STANDING : WITHDRAWN, reader.clearance(), null);
    }

    private String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    private static UUID idOf(String id) {
        return VoucherService.uuid(id).orElseThrow(() -> VoucherService.absent(id));
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
