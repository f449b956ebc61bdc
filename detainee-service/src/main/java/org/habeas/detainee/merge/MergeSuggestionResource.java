package org.habeas.detainee.merge;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.habeas.detainee.merge.MergeSuggestions.Found;
import org.habeas.detainee.merge.MergeSuggestions.Place;
import org.habeas.detainee.person.Detainee;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.kit.access.Roles;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Pages;
import org.habeas.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Records that may be of one person, for reviewers to look at. */
@Path("/v1/merges/suggestions")
@RunOnVirtualThread
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Merges")
public class MergeSuggestionResource {

    private final MergeSuggestions suggestions;
    private final DetaineeAnswers people;

    MergeSuggestionResource(MergeSuggestions suggestions, DetaineeAnswers people) {
        this.suggestions = suggestions;
        this.people = people;
    }

    /**
     * A page of suggestions.
     *
     * @param next where to go on; a page can be short or empty and have one, for so many people are looked at for each
     */
    public record SuggestionPage(
            List<MergeSuggestion> items, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listMergeSuggestions",
            summary = "Pairs of records that may be of one person, with what agrees beside the names",
            description =
                    "Names that match make a suggestion; strong is one of which something else agrees too (birth date or place,"
                            + " day of the detention, group, case) and no birth date contradicts. What was judged different is not"
                            + " suggested. Take next until it is null: a page can be empty before.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = SuggestionPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such person",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @QueryParam("detainee")
                    @Parameter(description = "Only pairs with this person, by id or slug", example = "ruben-vardanyan")
                    @Nullable
                    String detainee,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(200)
                    @Parameter(description = "How many items at most, 1 to 200")
                    int limit,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @Context UriInfo uri) {
        Place place = cursor == null ? Place.START : place(Cursor.decode(cursor, 2));
        Found found = detainee == null
                ? suggestions.after(place, limit)
                : suggestions.of(standing(people.find(detainee)), cursor == null ? null : place, limit);
        Place next = found.next();
        String after = next == null ? null : Cursor.encode(next.keys());
        return Pages.answer(new SuggestionPage(found.items(), after), after, uri);
    }

    private static UUID standing(Detainee person) {
        return Optional.ofNullable(person.mergedInto()).orElse(person.id());
    }

    private static Place place(List<String> keys) {
        return new Place(Cursor.uuid(keys.getFirst()), Cursor.uuid(keys.getLast()));
    }
}
