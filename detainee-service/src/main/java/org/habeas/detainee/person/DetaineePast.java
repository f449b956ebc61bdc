package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * Which past an answer tells, and how far it can be relied on.
 *
 * @param on what was true at the end of this day, UTC; absent where nobody asked
 * @param asOf what Habeas knew at this instant; absent where nobody asked
 * @param rule the display rule that computed it, which is the present one
 * @param told what Habeas itself told at {@code asOf}, by the rule of then; absent without {@code asOf}, where the log of
 *     changes does not say, and where something that was known then is restricted since
 */
@Schema(description = "Which past this answer tells, and how far it can be relied on")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetaineePast(
        @Nullable LocalDate on,
        @Nullable Instant asOf,
        String rule,
        @Nullable ToldOfPerson told) {

    /** What every version of a record has another of. */
    private static final Set<String> NEVER_COMPARED = Set.of("revision", "updated");

    static long revision(JsonNode told) {
        return told.path("revision").asLong();
    }

    static Instant updated(JsonNode told) {
        return Instant.parse(told.path("updated").asText());
    }

    /**
     * What Habeas told then.
     *
     * @param differs fields that Habeas told otherwise than the present rule would have, from what was known
     */
    @Schema(description = "What Habeas told at the instant asOf, by the rule of then")
    public record ToldOfPerson(
            long revision,
            Instant updated,
            @Nullable String custody,
            @Nullable String custodySince,
            @Nullable String proceedings,
            @Nullable String headline,
            List<String> differs) {

        /** @param computed by the present rule from what was known */
        static ToldOfPerson of(JsonNode told, DetaineeSummary computed) {
            JsonNode now = Json.mapper().valueToTree(computed);
            List<String> differs = new ArrayList<>();
            now.properties().forEach(field -> {
                String name = field.getKey();
                JsonNode was = told.path(name);
                boolean isSame = field.getValue().equals(was)
                        || field.getValue().isNull() && (was.isMissingNode() || was.isNull());
                if (!NEVER_COMPARED.contains(name) && !isSame) {
                    differs.add(name);
                }
            });
            return new ToldOfPerson(
                    DetaineePast.revision(told),
                    DetaineePast.updated(told),
                    told.path("custody").textValue(),
                    told.path("custodySince").textValue(),
                    told.path("proceedings").textValue(),
                    told.path("headline").textValue(),
                    differs);
        }
    }
}
