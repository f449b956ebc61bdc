package org.habeas.detainee.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.name.NameCheck;
import org.habeas.language.name.NameMatcher;
import org.habeas.language.name.Qualifiers;
import org.jspecify.annotations.Nullable;

/**
 * Names whose people are asked for.
 *
 * @param queries each under a key of the sender's
 * @param limit people for each, 5 if not said
 * @param threshold the least score of what is told, the shipped threshold if not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MatchRequest(
        @Schema(description = "At most 20 names, each under a key of your own", required = true) @Nullable
        Map<String, @Nullable MatchQuery> queries,

        @Schema(description = "People told for each, 1 to 20", defaultValue = "5") @Nullable
        Integer limit,

        @Schema(description = "The least score of what is told, 0 to 1", defaultValue = "0.7") @Nullable
        Double threshold) {

    private static final int MOST_QUERIES = 20;
    private static final int MOST_RESULTS = 20;
    private static final int USUAL_RESULTS = 5;
    private static final int LONGEST_KEY = 100;

    /**
     * A name, and what else is known.
     *
     * @param birthDate EDTF: a year or a day
     * @param captureDate EDTF: since when the person is held
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatchQuery(
            @Schema(required = true, example = "Рубен Варданян") @Nullable
            String name,

            @Schema(example = "1968") @Nullable String birthDate,
            @Schema(example = "2023-09-27") @Nullable String captureDate) {

        Qualifiers qualifiers() {
            return new Qualifiers(
                    date(birthDate).orElse(null), date(captureDate).orElse(null));
        }

        private static Optional<Edtf> date(@Nullable String text) {
            return Optional.ofNullable(text).flatMap(Edtf::parse);
        }
    }

    int results() {
        return limit == null ? USUAL_RESULTS : limit;
    }

    double leastScore() {
        return threshold == null ? NameMatcher.THRESHOLD : threshold;
    }

    /**
     * The queries, once all of it is right.
     *
     * @throws InvalidRequest if there is none
     * @throws Unprocessable naming each thing that is wrong
     */
    Map<String, MatchQuery> checked() {
        if (queries == null || queries.isEmpty()) {
            throw new InvalidRequest(
                    ErrorCode.EMPTY_BODY,
                    "Send at least one name, such as {\"queries\": {\"a\": {\"name\": \"Anna Example\"}}}.",
                    List.of(FieldProblem.pointer("/queries", "required", "At least one name is asked for.")));
        }
        List<FieldProblem> wrong = new ArrayList<>();
        if (queries.size() > MOST_QUERIES) {
            wrong.add(FieldProblem.pointer(
                    "/queries",
                    "too-many",
                    "At most " + MOST_QUERIES + " names at once; these are " + queries.size() + "."));
        }
        if (results() < 1 || results() > MOST_RESULTS) {
            wrong.add(FieldProblem.pointer("/limit", "invalid", "From 1 to " + MOST_RESULTS + "."));
        }
        if (!(leastScore() >= 0 && leastScore() <= 1)) {
            wrong.add(FieldProblem.pointer("/threshold", "invalid", "From 0 to 1."));
        }
        queries.entrySet().stream().limit(MOST_QUERIES).forEach(q -> check(q.getKey(), q.getValue(), wrong));
        if (!wrong.isEmpty()) {
            throw new Unprocessable(wrong.getFirst().detail(), wrong.toArray(FieldProblem[]::new));
        }
        Map<String, MatchQuery> right = new LinkedHashMap<>();
        queries.forEach((key, query) -> {
            if (query != null) {
                right.put(key, query);
            }
        });
        return right;
    }

    private static void check(String key, @Nullable MatchQuery query, List<FieldProblem> wrong) {
        if (key.length() > LONGEST_KEY) {
            wrong.add(FieldProblem.pointer(
                    "/queries", "too-long", "The key of a name has at most " + LONGEST_KEY + " characters."));
            return;
        }
        String pointer = "/queries/" + key.replace("~", "~0").replace("/", "~1");
        String name = query == null || query.name() == null ? "" : query.name();
        NameCheck.fault(name).ifPresent(f -> wrong.add(FieldProblem.pointer(pointer + "/name", f.code(), f.detail())));
        if (query != null) {
            date(pointer + "/birthDate", query.birthDate(), wrong);
            date(pointer + "/captureDate", query.captureDate(), wrong);
        }
    }

    private static void date(String pointer, @Nullable String text, List<FieldProblem> wrong) {
        if (text != null && Edtf.parse(text).isEmpty()) {
            wrong.add(FieldProblem.pointer(
                    pointer, "not-a-date", "A date that exists, in EDTF, such as 1968, 1968-05 or 1968-05-25."));
        }
    }
}
