package org.habeas.detainee.match;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param responses under the keys of the queries */
public record MatchAnswer(Map<String, MatchResponse> responses) {

    /** @param results the best first; people, never a verdict that two are one */
    public record MatchResponse(List<MatchResult> results) {}

    /**
     * Somebody whom the name may mean.
     *
     * @param matchedName the one of the person's names that met the query best
     * @param match from the shipped threshold up, whatever threshold was asked for
     */
    public record MatchResult(
            UUID id,
            String slug,
            String name,
            String matchedName,

            @Schema(description = "0 to 1; how alike the names are, not how likely it is one person")
            double score,

            boolean match,
            List<MatchReason> explanation) {}

    /**
     * What one part of the name, or one thing that is known, did to the score.
     *
     * @param asked the part as asked for; null where only the name found has it
     * @param found the part of the name found; null where it has none
     * @param role GIVEN, FAMILY, PATRONYMIC, INITIAL or PARTICLE; null for what is no part of the name
     */
    public record MatchReason(
            @Nullable String asked,
            @Nullable String found,
            @Nullable String role,
            double likeness,
            String reason) {}
}
