package org.habeas.detainee.person;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.statement.Headline;
import org.habeas.detainee.statement.Property;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.habeas.language.name.NameFolding;
import org.jspecify.annotations.Nullable;

/** Which people somebody asks for. */
public class DetaineeFilter {

    /** From which likeness on a word of a search counts as a misspelling of a word of a name (pg_trgm, 0 to 1). */
    private static final String LIKENESS = "0.6";

    private static final int LONGEST = 300;

    private static final List<String> HEADLINES =
            Arrays.stream(Headline.values()).map(Headline::code).toList();

    @QueryParam("q")
    @Parameter(
            description = "A name in any spelling, in Latin, Armenian, Cyrillic or Azerbaijani letters",
            example = "Вардан")
    public @Nullable String q;

    @QueryParam("custody")
    public @Nullable String custody;

    @QueryParam("proceedings")
    public @Nullable String proceedings;

    @QueryParam("headline")
    public @Nullable String headline;

    @QueryParam("group")
    public @Nullable String group;

    @QueryParam("heldBy")
    public @Nullable String heldBy;

    @QueryParam("bill")
    @Parameter(
            description =
                    "People whom this bill names in its title, or a document that also names the bill: its id or a citation with"
                            + " its Congress",
            example = "118-sres-540")
    public @Nullable String bill;

    @QueryParam("contested")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    public @Nullable String contested;

    @QueryParam("stale")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    public @Nullable String stale;

    @QueryParam("heldSinceFrom")
    public @Nullable String heldSinceFrom;

    @QueryParam("heldSinceTo")
    public @Nullable String heldSinceTo;

    /**
     * Conditions about records that stand by themselves.
     *
     * @param marks of the documents that the reader may know of
     * @param alike people of whom a name matches the one it is given
     * @param until which documents and bills count
     */
    List<String> where(
            Map<String, Object> values, List<String> marks, Function<String, List<UUID>> alike, Until until) {
        List<String> where = whom(values, marks, alike, until);
        equal(where, values, "custody", "custody", custody);
        equal(where, values, "proceedings", "proceedings", proceedings);
        equal(where, values, "headline", "headline", headline);
        equal(where, values, "held_by", "heldBy", heldBy);
        flag(where, values, "contested", contested);
        flag(where, values, "stale", stale);
        if (heldSinceFrom != null) {
            where.add("d.held_since >= :heldSinceFrom");
            values.put("heldSinceFrom", Parameters.day("heldSinceFrom", heldSinceFrom));
        }
        if (heldSinceTo != null) {
            where.add("d.held_since <= :heldSinceTo");
            values.put("heldSinceTo", Parameters.day("heldSinceTo", heldSinceTo));
        }
        return where;
    }

    /** Of {@link #where} the conditions that are of no day: what people are called, what they belong to, and what names them. */
    List<String> whom(Map<String, Object> values, List<String> marks, Function<String, List<UUID>> alike, Until until) {
        refuseWrong();
        List<String> where = new ArrayList<>(List.of("d.merged_into is null"));
        if (group != null) {
            where.add("d.summary -> 'groups' @> to_jsonb(cast(:group as text))");
            values.put("group", group);
        }
        if (bill != null) {
            where.add("(d.id in (select coalesce(p.merged_into, p.id) from (" + documented(values, bill, marks, until)
                    + ") m join detainee p on p.id = m.detainee_id) or " + titled(values, bill, until) + ")");
        }
        if (isNamed()) {
            where.add(called(values, alike));
        }
        return where;
    }

    boolean isNamed() {
        return q != null && !q.isBlank();
    }

    /** A query of whom documents name that name a bill, too, with the marks of those. */
    static String documented(Map<String, Object> values, String bill, List<String> marks, Until until) {
        values.putAll(until.values());
        values.put("marks", marks.toArray(String[]::new));
        values.put("bill", new String[] {billId(bill)});
        return "select m.detainee_id, string_agg(distinct o.tlp, '|') as tlps from document o"
                + " join person_mention m on m.document_id = o.id"
                + " where not o.retracted and o.tlp = any(:marks) and o.bills @> cast(:bill as text[])"
                + until.document("o") + " group by 1";
    }

    /** A condition: one of the names of today is in the title of a bill. */
    static String titled(Map<String, Object> values, String bill, Until until) {
        values.putAll(until.values());
        values.put("bill", new String[] {billId(bill)});
        return "d.id in (select n.detainee_id from detainee_name n where n.tlp = 'CLEAR' and n.key = any(array("
                + "select unnest(b.title_names) from bill b where b.id = any(:bill)" + until.bill("b") + ")))";
    }

    /** A condition: one of the names of today is what is searched for. */
    String called(Map<String, Object> values, Function<String, List<UUID>> alike) {
        String name = String.valueOf(q);
        return named(values, NameFolding.tokens(name), alike.apply(name));
    }

    /** Whether a record would be selected by what it says of where somebody stands and belongs. */
    boolean admits(DetaineeSummary s) {
        LocalDate held = DetaineeSort.heldSince(s).orElse(null);
        return (custody == null || custody.equals(s.custody()))
                && (proceedings == null || proceedings.equals(s.proceedings()))
                && (headline == null || headline.equals(s.headline()))
                && (heldBy == null || heldBy.equals(s.heldBy()))
                && (group == null || s.groups().contains(group))
                && (contested == null || contested.equals(String.valueOf(s.contested())))
                && (stale == null || stale.equals(String.valueOf(s.stale())))
                && (heldSinceFrom == null
                        || held != null && !held.isBefore(Parameters.day("heldSinceFrom", heldSinceFrom)))
                && (heldSinceTo == null || held != null && !held.isAfter(Parameters.day("heldSinceTo", heldSinceTo)));
    }

    /** The id of a bill that is named by it, or by a citation with its Congress. */
    static String billId(String bill) {
        return Citations.parse(bill)
                .filter(citation -> citation.congress() != null)
                .map(Citation::id)
                .orElseThrow(() -> wrong(
                        "bill",
                        "A bill is named with its Congress, such as 118-sres-540 or S.Res.540 (118th Congress)."));
    }

    private void refuseWrong() {
        code("custody", custody, Property.CUSTODY_CODES);
        code("proceedings", proceedings, Property.PROCEEDINGS_CODES);
        code("headline", headline, HEADLINES);
        flag("contested", contested);
        flag("stale", stale);
        day("heldSinceFrom", heldSinceFrom);
        day("heldSinceTo", heldSinceTo);
        // a character that the database has no room for would otherwise be a failure of ours
        text("q", q);
        text("group", group);
        text("heldBy", heldBy);
    }

    private static void text(String parameter, @Nullable String value) {
        if (value != null && Parameters.text(parameter, value).length() > LONGEST) {
            throw wrong(parameter, "At most " + LONGEST + " characters.");
        }
    }

    /**
     * All words of the search in one and the same name: each at the start of a word of it, or like one; and whoever has a name
     * that matches. Both ways go by the
     * index {@code detainee_name_words}: the operator, whose own limit is set lower on each connection, finds what the
     * function then measures.
     */
    private static String named(Map<String, Object> values, List<String> words, List<UUID> alike) {
        if (words.isEmpty()) {
            return "false";
        }
        StringBuilder all = new StringBuilder(
                alike.isEmpty()
                        ? "exists (select from detainee_name n where n.detainee_id = d.id and n.tlp = 'CLEAR'"
                        : "d.id in (select unnest(:alike) union all select n.detainee_id from detainee_name n where n.tlp = 'CLEAR'");
        if (!alike.isEmpty()) {
            values.put("alike", alike.toArray(UUID[]::new));
        }
        return all.append(words(values, words)).append(')').toString();
    }

    /** Conditions that follow others: each word at the start of a word of the name {@code n}, or like one. */
    static String words(Map<String, Object> values, List<String> words) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            all.append(" and (' ' || n.key like :start")
                    .append(i)
                    .append(" or :word")
                    .append(i)
                    .append(" <<% (' ' || n.key) and strict_word_similarity(:word")
                    .append(i)
                    .append(", n.key) > ")
                    .append(LIKENESS)
                    .append(')');
            values.put("start" + i, "% " + words.get(i) + "%");
            values.put("word" + i, words.get(i));
        }
        return all.toString();
    }

    private static void code(String field, @Nullable String value, List<String> codes) {
        if (value != null && !codes.contains(value)) {
            throw wrong(field, "Values are " + String.join(", ", codes) + ".");
        }
    }

    private static void day(String field, @Nullable String value) {
        if (value != null) {
            Parameters.day(field, value);
        }
    }

    /** Not a Boolean of the framework's making, for which every other word is false. */
    private static void flag(String field, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw wrong(field, "Values are true and false.");
        }
    }

    private static void flag(List<String> where, Map<String, Object> values, String field, @Nullable String value) {
        if (value != null) {
            where.add("d." + field + " = :" + field);
            values.put(field, Boolean.valueOf(value));
        }
    }

    private static void equal(
            List<String> where, Map<String, Object> values, String column, String parameter, @Nullable String value) {
        if (value != null) {
            where.add("d." + column + " = :" + parameter);
            values.put(parameter, value);
        }
    }

    private static InvalidRequest wrong(String parameter, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(parameter, "invalid", detail));
    }
}
