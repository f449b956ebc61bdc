package org.habeas.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.kit.access.Roles;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Who was shown what is above GREEN, for administrators. */
@Path("/v1/audit")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who was shown what is above TLP:GREEN")
public class AuditResource {

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** A page of the audit log. */
    public record AuditPage(
            List<AuditEntry> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @GET
    @Operation(operationId = "listAudit", summary = "Who was shown what is above TLP:GREEN, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    public Response list(
            @Valid @BeanParam PageParams page,
            @QueryParam("subject")
                    @Parameter(
                            description = "The record's id; slugs are not kept here",
                            example = "019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1")
                    @Nullable
                    String subject,
            @QueryParam("reader") @Parameter(description = "The reader's sub", example = "a-partner") @Nullable
                    String reader,
            @Context UriInfo uri) {
        long before = page.after(1).map(keys -> position(keys.getFirst())).orElse(Long.MAX_VALUE);
        List<AuditEntry> rows = log.list(subject, reader, before, page.limit + 1);
        Long total = page.exactCount() ? log.count(subject, reader) : null;
        return Pages.answer(Page.of(rows, page.limit, e -> List.of(Long.toString(e.id())), total), uri);
    }

    private static long position(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new InvalidRequest(
                    ErrorCode.INVALID_CURSOR,
                    "Take the cursor from the next of the page before.",
                    List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")));
        }
    }
}
