package org.habeas.legislation.bill;

import jakarta.ws.rs.QueryParam;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.MeasureType;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.legislation.status.StatusVocabulary;
import org.jspecify.annotations.Nullable;

/** Which bills somebody asks for. */
public class BillFilter {

    /** The documents that name a person, and of them the bills; and bills with a public name in the title. Within a text of JPQL. */
    private static final String NAMED_WITH = "id = any(array(select m.bill_id from document_person p"
            + " join document d on d.id = p.document_id join bill_mention m on m.document_id = d.id"
            + " where p.detainee_id = cast(? as uuid) and d.tlp = any(string_to_array(?, '','')) and not d.retracted"
            + " union all select t.id from bill t where t.title_names &&"
            + " array(select n.key from person_name n where n.detainee_id = cast(? as uuid))))";

    /** What the list is sorted by and its index holds. */
    private static final String INTRODUCED = "coalesce(introduced, {d '0001-01-01'})";

    /** In a year some nine thousand bills are introduced, which are sorted sooner than as many others are passed over. */
    private static final int FEW_DAYS = 366;

    @QueryParam("congress")
    @Parameter(description = "The number of the Congress", example = "118")
    public @Nullable Integer congress;

    @QueryParam("type")
    @Parameter(description = "Kind of measure", example = "sres")
    public @Nullable String type;

    @QueryParam("status")
    @Parameter(description = "Status code, as /v1/statuses lists them", example = "REFERRED")
    public @Nullable String status;

    @QueryParam("stage")
    @Parameter(description = "Stage code, as /v1/statuses lists them", example = "HELD_AT_DESK")
    public @Nullable String stage;

    @QueryParam("sponsor")
    @Parameter(description = "Bioguide id of the sponsor", example = "M000133")
    public @Nullable String sponsor;

    /** Those who stand now, by Bioguide id; the withdrawn are not found. */
    @QueryParam("cosponsor")
    @Parameter(description = "Bioguide id of a cosponsor who has not withdrawn", example = "W000437")
    public @Nullable String cosponsor;

    @QueryParam("committee")
    @Parameter(description = "System code of a committee or a subcommittee that had it", example = "ssfr00")
    public @Nullable String committee;

    @QueryParam("subject")
    @Parameter(description = "A legislative subject, as the source writes it", example = "Azerbaijan")
    public @Nullable String subject;

    @QueryParam("policyArea")
    @Parameter(description = "The policy area, as the source writes it", example = "International Affairs")
    public @Nullable String policyArea;

    @QueryParam("detainee")
    @Parameter(
            description =
                    "A person whom the title names, or a document that mentions the bill: the id, or the slug that the"
                            + " person has or had",
            example = "ruben-vardanyan")
    public @Nullable String detainee;

    @QueryParam("q")
    @Parameter(
            description =
                    "Words that are all in its titles, subjects or summaries, in any form of theirs; where no bill has them, what"
                            + " begins with them, then what is like them; \"a phrase\", OR and -not as in other searches; or a"
                            + " citation. Of a longer text the first 32 words count",
            example = "azerbaijan rights")
    public @Nullable String q;

    @QueryParam("introducedFrom")
    @Parameter(description = "First day of introduction", example = "2024-01-01")
    public @Nullable String introducedFrom;

    @QueryParam("introducedTo")
    @Parameter(description = "Last day of introduction", example = "2024-12-31")
    public @Nullable String introducedTo;

    @QueryParam("updatedSince")
    @Parameter(description = "Changed here at or after this instant", example = "2026-02-05T09:30:00Z")
    public @Nullable String updatedSince;

    /**
     * All conditions but the search.
     *
     * @param marks of the documents that the reader may know of
     * @param called who has a slug
     */
    List<String> where(Map<String, Object> values, List<String> marks, Function<String, Optional<UUID>> called) {
        List<String> where = new ArrayList<>();
        if (congress != null) {
            where.add("congress = :congress");
            values.put("congress", congress);
        }
        if (type != null) {
            MeasureType measure = MeasureType.ofCode(type)
                    .orElseThrow(
                            () -> wrong("type", "Types are hr, s, hjres, sjres, hconres, sconres, hres and sres."));
            where.add("type = :type");
            values.put("type", measure.code());
        }
        equal(where, values, "status", known("status", status, StatusVocabulary.Kind.STATUS));
        equal(where, values, "stage", known("stage", stage, StatusVocabulary.Kind.STAGE));
        equal(where, values, "sponsor", sponsor);
        equal(where, values, "policyArea", policyArea);
        holds(where, values, "cosponsorIds", cosponsor);
        holds(where, values, "committees", committee);
        holds(where, values, "subjects", subject);
        if (detainee != null) {
            where.add(
                    "cast(sql('" + NAMED_WITH
                            + "', cast(:detainee as String), cast(:marks as String), cast(:detainee as String)) as Boolean) = true");
            values.put("detainee", person(detainee, called).toString());
            values.put("marks", String.join(",", marks));
        }
        if (introducedFrom != null || introducedTo != null) {
            where.add("introduced is not null");
        }
        if (introducedFrom != null) {
            where.add(INTRODUCED + " >= :introducedFrom");
            values.put("introducedFrom", Parameters.day("introducedFrom", introducedFrom));
        }
        if (introducedTo != null) {
            where.add(INTRODUCED + " <= :introducedTo");
            values.put("introducedTo", Parameters.day("introducedTo", introducedTo));
        }
        if (updatedSince != null) {
            where.add("updated >= :updatedSince");
            values.put("updatedSince", Parameters.instant("updatedSince", updatedSince));
        }
        return where;
    }

    /** Whether only bills of few days are asked for, which lie together by their introduction and far apart in any other order. */
    boolean isOfFewDays() {
        return introducedFrom != null
                && introducedTo != null
                && ChronoUnit.DAYS.between(
                                Parameters.day("introducedFrom", introducedFrom),
                                Parameters.day("introducedTo", introducedTo))
                        <= FEW_DAYS;
    }

    private static void equal(List<String> where, Map<String, Object> values, String field, @Nullable String value) {
        if (value != null) {
            where.add(field + " = :" + field);
            values.put(field, value);
        }
    }

    private static @Nullable String known(String parameter, @Nullable String code, StatusVocabulary.Kind kind) {
        if (code != null
                && StatusVocabulary.of(code).filter(term -> term.kind() == kind).isEmpty()) {
            throw wrong(parameter, "There is no such " + parameter + "; /v1/statuses lists the codes.");
        }
        return code;
    }

    private static void holds(List<String> where, Map<String, Object> values, String list, @Nullable String value) {
        if (value != null) {
            where.add("array_contains(" + list + ", :" + list + ")");
            values.put(list, value);
        }
    }

    private static UUID person(String detainee, Function<String, Optional<UUID>> called) {
        try {
            return UUID.fromString(detainee);
        } catch (IllegalArgumentException e) {
            return called.apply(detainee)
                    .orElseThrow(() -> wrong("detainee", "Nobody is called so here; it is an id or a slug."));
        }
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "invalid", detail));
    }
}
