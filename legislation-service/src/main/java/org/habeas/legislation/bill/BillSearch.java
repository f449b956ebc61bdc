package org.habeas.legislation.bill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.kit.page.Cursor;
import org.habeas.language.citation.Citation;
import org.habeas.legislation.search.Sought;

/**
 * Bills that somebody looks for: by the citation that the text is, and by its words. What is so cited comes first, then what is most to
 * the point, and of two that are alike the bill of the later Congress. Of a citation with words that are everywhere only the citation counts.
 */
record BillSearch(Sought sought, Optional<Citation> cited) {

    /** More than any words are worth. */
    private static final String CITED_WORTH = "1000000000000L";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    /** A bill with its place among those found. */
    record Found(WrittenBill bill, long relevance) {

        List<String> keys() {
            return List.of(Long.toString(relevance), bill.read().id().toString());
        }
    }

    /**
     * Whether what is found is in the order of relevance. It is not where words are in so many bills that their order by relevance
     * would say nothing; a walk stays in the order in which it began.
     */
    boolean isRanked(Optional<List<String>> after) {
        return after.map(keys -> NUMBER.matcher(keys.getFirst()).matches())
                .orElse(cited.isPresent() || !sought.isFrequent());
    }

    /** @param isAlone whether nothing but the search selects bills; else one of the other conditions may select far fewer */
    BillSelection.Way way(boolean isAlone) {
        if (!sought.findsWords() || cited.isPresent()) {
            return BillSelection.Way.ANY;
        }
        if (!sought.isEverywhere()) {
            return BillSelection.Way.FOUND_FIRST;
        }
        return isAlone ? BillSelection.Way.ALONG_THE_ORDER : BillSelection.Way.ANY;
    }

    /** The condition, with its values; it selects nothing where there is nothing to look for. */
    String where(Map<String, Object> values) {
        String words = "1 = 0";
        if (sought.findsWords() && !(sought.isFrequent() && cited.isPresent())) {
            words = matching("search_document @@ cast(? as tsquery)");
            values.put("words", sought.selecting());
        }
        return cited.map(citation -> citedAs(citation, values))
                        .map(exact -> "(" + exact + " or ")
                        .orElse("(") + words + ")";
    }

    /**
     * The condition by the words that are read of each bill, with the same values: no index knows of an expression, and PostgreSQL takes
     * one for true of every other bill.
     */
    String whereRead() {
        return matching("coalesce(search_document @@ cast(? as tsquery), false)");
    }

    private static String matching(String condition) {
        return "cast(sql('" + condition + "', cast(:words as String)) as Boolean) = true";
    }

    /** The expression that the found are ordered by, highest first. */
    String relevance(Map<String, Object> values) {
        values.put("ranking", sought.ranking());
        String rank =
                "cast(sql('cast(round(ts_rank(search_document, cast(? as tsquery), 1) * 1000000) as bigint) * 1000 + congress',"
                        + " cast(:ranking as String)) as Long)";
        return cited.map(citation ->
                                "case when " + citedAs(citation, values) + " then " + CITED_WORTH + " else 0L end + ")
                        .orElse("")
                + rank;
    }

    /** What comes behind the bill with these keys in the order of relevance. */
    static String after(String relevance, List<String> keys, Map<String, Object> values) {
        values.put("afterKey", number(keys.get(0)));
        values.put("afterId", keys.get(1));
        return "(" + relevance + " < :afterKey or " + relevance + " = :afterKey and id > :afterId)";
    }

    private static String citedAs(Citation citation, Map<String, Object> values) {
        values.put("citedType", citation.type().code());
        values.put("citedNumber", citation.number());
        if (citation.congress() == null) {
            return "type = :citedType and number = :citedNumber";
        }
        values.put("citedCongress", citation.congress());
        return "type = :citedType and number = :citedNumber and congress = :citedCongress";
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }
}
