package org.habeas.legislation.member;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.contracts.Json;
import org.habeas.kit.access.Reader;
import org.habeas.kit.http.Etags;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** Members of Congress over HTTP. */
@Path("/v1/members")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Members",
        description =
                "Who sponsors and cosponsors bills, as the bills state it, beside what the register of members says")
public class MemberResource {

    private static final String EXAMPLE = "M000133";

    private final MemberService members;
    private final Reader reader;

    MemberResource(MemberService members, Reader reader) {
        this.members = members;
        this.reader = reader;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listMembers",
            summary =
                    "Sponsors and cosponsors of the bills here and all members in the register, by their Bioguide ids")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content = @Content(schema = @Schema(implementation = MemberPages.Members.class)))
    public Response list(
            @Valid @BeanParam PageParams page, @Valid @BeanParam MemberFilter filter, @Context UriInfo uri) {
        String after = page.after(1).map(List::getFirst).orElse("");
        List<MemberSummary> rows = members.list(filter, after, page.limit + 1);
        Long total = page.exactCount() ? members.count(filter) : null;
        return Pages.answer(Page.of(rows, page.limit, m -> List.of(m.bioguide()), total), uri);
    }

    @GET
    @Path("/{bioguide}")
    @PermitAll
    @Operation(
            operationId = "getMember",
            summary = "One member: what bills called them in each Congress, and terms and parties by the register")
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = MemberAnswer.class)))
    @APIResponse(responseCode = "304", description = "As the reader has it")
    public Response get(
            @Parameter(description = "Bioguide id", example = EXAMPLE) @PathParam("bioguide") String bioguide,
            @Context Request request) {
        MemberAnswer answer = members.answer(known(bioguide));
        String body = Json.text(answer);
        return Etags.answer(request, Etags.of(bioguide, 0, reader.clearance(), body), () -> answer);
    }

    @GET
    @Path("/{bioguide}/bills")
    @PermitAll
    @Operation(
            operationId = "listMemberBills",
            summary =
                    "What a member sponsors and cosponsors, the bill introduced last first, each as it states the member")
    @APIResponse(
            responseCode = "200",
            description = "A page of bills",
            content = @Content(schema = @Schema(implementation = MemberPages.Bills.class)))
    public Response bills(
            @Parameter(description = "Bioguide id", example = EXAMPLE) @PathParam("bioguide") String bioguide,
            @Parameter(description = "sponsor or cosponsor; both without it", example = "sponsor")
                    @QueryParam("role")
                    @Nullable
                    String role,
            @Valid @BeanParam PageParams page,
            @Context UriInfo uri) {
        Optional<MemberRole> wanted = MemberRole.of(role);
        Optional<MemberPlace> after = page.after(4).map(MemberPlace::of);
        known(bioguide);
        List<PlacedBill> rows = members.bills(bioguide, wanted, after, page.limit + 1);
        Long total = page.exactCount() ? members.count(bioguide, wanted) : null;
        return Pages.answer(
                Page.of(rows, page.limit, row -> row.place().keys(), total).map(PlacedBill::bill), uri);
    }

    private MemberSummary known(String bioguide) {
        return Optional.of(bioguide)
                .filter(Parameters::isText)
                .flatMap(members::find)
                .orElseThrow(() -> new NotFound(
                        "Neither a bill here nor the register of members names a member " + bioguide + "."));
    }
}
