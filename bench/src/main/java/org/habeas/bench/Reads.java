package org.habeas.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked, kind by kind: made from the bills that are there, the same for the same bills. */
final class Reads {

    private static final String ORDER = " order by coalesce(latest_action, date '0001-01-01') desc, id limit 51";
    private static final String RANKED = "select summary,"
            + " cast(round(ts_rank(search_document, q, 1) * 1000000) as bigint) * 1000 + congress as relevance"
            + " from bill, to_tsquery('public.bill_words', ?) q where search_document @@ q order by relevance desc, id limit 51";
    private static final String FOUND =
            "select summary from bill where search_document" + " @@ to_tsquery('public.bill_words', ?)" + ORDER;
    /** As the service asks for one bill: its view is unpacked once, long lists are counted and stay where they are. */
    private static final String ONE =
            "select revision, cast(unpacked - cast('{actions,committees,texts,amendments,votes,"
                    + "related,subjects,summaries,cosponsors,sponsors,status,actionSource,withdrawals}' as text[]) as text), "
                    + Stream.of(
                                    "actions",
                                    "committees",
                                    "texts",
                                    "amendments",
                                    "votes",
                                    "related",
                                    "subjects",
                                    "summaries")
                            .map(list -> "coalesce(jsonb_array_length(unpacked -> '" + list + "'), 0)")
                            .collect(Collectors.joining(", "))
                    + " from (select revision, view || cast('{}' as jsonb) as unpacked from bill where id = ? offset 0) one";

    /** Some of them, anywhere in the table and always the same. */
    private static final String SOME = " order by hashtext(id), id limit ";

    /** In so many bills a word is too frequent to be ranked by. */
    private static final int MOST_RANKED = 1_000;

    /** What people look for; frequent words, rare ones, several, and names. */
    private static final List<String> SOUGHT = List.of(
            "health insurance",
            "veterans affairs",
            "climate change",
            "small business tax credit",
            "armenia",
            "azerbaijan human rights",
            "national defense authorization",
            "broadband rural",
            "prescription drug prices",
            "puerto rico",
            "immigration",
            "post office designate");

    /** Misspelt, and what was meant. */
    private static final Map<String, String> MISSPELT = Map.of(
            "azerbaijn",
            "azerbaijan",
            "imigration",
            "immigration",
            "vetrans",
            "veteran",
            "perscription drgus",
            "prescription & drug",
            "brodband",
            "broadband");

    private final Connection database;

    Reads(Connection database) {
        this.database = database;
    }

    /** Each kind of read with its questions. */
    Map<String, List<Question>> all() throws SQLException {
        Map<String, List<Question>> reads = new LinkedHashMap<>();
        reads.put("one bill", bills());
        reads.put("list with filters", lists());
        reads.put("search", searches());
        reads.put("search, misspelt", misspelt());
        reads.put("facets", facets());
        reads.put("facets with q", facetsOfSearches());
        reads.put("members", List.of(Question.of("/v1/members"), Question.of("/v1/members?state=CA&party=D")));
        reads.put("bills of a member", memberBills());
        reads.put("lineage", lineages());
        return reads;
    }

    private List<Question> bills() throws SQLException {
        return texts("select id from bill" + SOME + 2_000).stream()
                .map(id -> Question.of("/v1/bills/" + id, query(ONE, id)))
                .toList();
    }

    private List<Question> lists() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (List<Object> row : rows(
                "select congress, type, status, policy_area, sponsor, committees[1], subjects[1], introduced from bill"
                        + " where sponsor is not null and policy_area is not null and introduced is not null"
                        + " and cardinality(committees) > 0 and cardinality(subjects) > 0" + SOME + 40)) {
            Object congress = row.get(0);
            LocalDate day = LocalDate.parse(row.get(7).toString());
            questions.add(list(Map.of("congress", congress, "status", row.get(2))));
            questions.add(list(Map.of("type", row.get(1), "policyArea", row.get(3))));
            questions.add(list(Map.of("sponsor", row.get(4))));
            questions.add(list(Map.of("committee", row.get(5), "congress", congress)));
            questions.add(list(Map.of("subject", row.get(6))));
            questions.add(list(Map.of("introducedFrom", day, "introducedTo", day.plusDays(30), "type", row.get(1))));
            questions.add(list(Map.of("congress", congress, "policyArea", row.get(3), "status", row.get(2))));
        }
        return questions;
    }

    private static Question list(Map<String, Object> filters) {
        return Question.of("/v1/bills" + parameters(filters), selected("select summary", filters, ORDER));
    }

    private List<Question> searches() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (String sought : SOUGHT) {
            questions.add(search(sought, together(sought)));
        }
        return questions;
    }

    private List<Question> misspelt() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (Map.Entry<String, String> word : new java.util.TreeMap<>(MISSPELT).entrySet()) {
            questions.add(search(word.getKey(), word.getValue()));
        }
        return questions;
    }

    private Question search(String typed, String query) throws SQLException {
        return Question.of(
                "/v1/bills" + parameters(Map.of("q", typed)), query(isFrequent(query) ? FOUND : RANKED, query));
    }

    private boolean isFrequent(String query) throws SQLException {
        List<List<Object>> found = rows(
                "select count(*) from (select from bill where search_document @@ to_tsquery('public.bill_words', ?) limit "
                        + (MOST_RANKED + 1) + ") found",
                query);
        return ((Number) found.getFirst().getFirst()).intValue() > MOST_RANKED;
    }

    private static String together(String words) {
        return String.join(" & ", words.split(" "));
    }

    private List<Question> facets() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (List<Object> row :
                rows("select congress, policy_area from bill where policy_area is not null" + SOME + 20)) {
            questions.add(counted(Map.of("congress", row.get(0)), "status", "type"));
            questions.add(counted(Map.of("policyArea", row.get(1)), "status"));
        }
        questions.add(counted(Map.of(), "congress", "status"));
        return questions;
    }

    private static Question counted(Map<String, Object> filters, String... facets) {
        Map<String, Object> parameters = new LinkedHashMap<>(filters);
        parameters.put("facets", String.join(",", facets));
        List<Question.Query> queries = new ArrayList<>();
        queries.add(selected("select summary", filters, ORDER));
        for (String facet : facets) {
            queries.add(selected(
                    "select " + facet + ", count(*)",
                    filters,
                    " group by " + facet + " order by count(*) desc, " + facet));
        }
        return new Question("/v1/bills" + parameters(parameters), null, 200, queries);
    }

    private List<Question> facetsOfSearches() throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (String sought : SOUGHT) {
            String query = together(sought);
            questions.add(Question.of(
                    "/v1/bills" + parameters(Map.of("q", sought, "facets", "status,policyArea")),
                    query(isFrequent(query) ? FOUND : RANKED, query),
                    countedOf("status", query),
                    countedOf("policy_area", query)));
        }
        return questions;
    }

    private static Question.Query countedOf(String facet, String query) {
        return query(
                "select " + facet + ", count(*) from bill where search_document @@ to_tsquery('public.bill_words', ?)"
                        + " group by " + facet + " order by count(*) desc, " + facet,
                query);
    }

    private List<Question> memberBills() throws SQLException {
        return texts("select bioguide from bill_member where hashtext(bill_id) % 50 = 0 group by bioguide"
                        + " order by hashtext(bioguide), bioguide limit 100")
                .stream()
                .map(member -> Question.of("/v1/members/" + member + "/bills"))
                .toList();
    }

    private List<Question> lineages() throws SQLException {
        return texts("select id from bill where view -> 'related' <> '[]'" + SOME + 500).stream()
                .map(id -> Question.of("/v1/bills/" + id + "/lineage"))
                .toList();
    }

    private static Question.Query selected(String what, Map<String, Object> filters, String order) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        filters.forEach((name, value) -> {
            where.add(
                    switch (name) {
                        case "policyArea" -> "policy_area = ?";
                        case "committee" -> "committees @> array[cast(? as text)]";
                        case "subject" -> "subjects @> array[cast(? as text)]";
                        case "introducedFrom" -> "introduced >= ?";
                        case "introducedTo" -> "introduced <= ?";
                        default -> name + " = ?";
                    });
            values.add(value);
        });
        String conditions = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        return new Question.Query(what + " from bill" + conditions + order, values);
    }

    private static Question.Query query(String sql, Object value) {
        return new Question.Query(sql, List.of(value));
    }

    private static String parameters(Map<String, Object> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach(
                (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)));
        return "?" + String.join("&", pairs);
    }

    private List<String> texts(String sql) throws SQLException {
        return rows(sql).stream().map(row -> row.getFirst().toString()).toList();
    }

    private List<List<Object>> rows(String sql, Object... values) throws SQLException {
        List<List<Object>> found = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.add(rows.getObject(column));
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }
}
