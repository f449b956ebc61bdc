package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which past an answer tells, and how far it can be relied on.
 *
 * @param on what was true at the end of this day in Washington; absent where nobody asked
 * @param asOf what Habeas knew at this instant; absent where nobody asked
 * @param rules the version of the status rules that computed it, which is the present one
 * @param told what Habeas itself told at {@code asOf}, by the rules of then; absent without {@code asOf}, and where the log of
 *     changes does not say
 * @param undated what carries no date of its own; absent without {@code on}
 */
@Schema(name = "PastAnswer", description = "Which past this answer tells, and how far it can be relied on")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PastAnswer(
        @Nullable LocalDate on,
        @Nullable Instant asOf,
        String rules,
        @Nullable Told told,
        @Nullable Undated undated) {

    /**
     * What Habeas told then.
     *
     * @param differs fields of the bill that Habeas told otherwise than the present rules would have, from what was known
     */
    @Schema(name = "ToldThen", description = "What Habeas told at the instant asOf, by the rules of then")
    public record Told(
            long revision,
            Instant updated,
            @Nullable String status,
            @Nullable String statusSince,
            @Nullable String stage,
            List<String> differs) {}

    /**
     * Facts without a date.
     *
     * @param shown parts that no source dates: they are shown as they are known, true on that day or not
     * @param leftOut how many rows of a part have no date though others have one: they are not shown
     */
    @Schema(
            name = "Undated",
            description = "Facts without a date of their own, of which nobody can say since when they hold")
    public record Undated(List<String> shown, Map<String, Integer> leftOut) {}
}
