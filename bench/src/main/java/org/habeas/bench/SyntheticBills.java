package org.habeas.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.Json;
import org.postgresql.PGConnection;

/**
 * Made-up bills of earlier Congresses beside those that are there. Each takes its kind, status, dates, members, committees and subjects
 * from one of them, some years earlier and with members of that time, and its titles and summary are words drawn from those of all titles
 * by their rank (Zipf), so that frequent words are frequent and rare ones rare. The same bills give the same ones.
 */
public final class SyntheticBills {

    private static final int TEMPLATES = 3_000;
    private static final int VOCABULARY = 20_000;
    private static final int A_CONGRESS = 17_500;
    private static final int BATCH = 2_500;
    private static final int MOST_ACTIONS = 8;

    /** So many Congresses have the same members, about. */
    private static final int GENERATION = 3;

    private static final Set<String> LEFT_OUT =
            Set.of("texts", "amendments", "votes", "calendars", "reports", "costEstimates", "notes", "laws", "related");
    private static final Pattern DAY = Pattern.compile("\"(\\d{4})-(\\d\\d-\\d\\d)");
    private static final Pattern MEMBER = Pattern.compile("\"bioguide\":\"([A-Z])(\\d{6})\"");
    private static final String COLUMNS =
            "id, congress, type, number, title, introduced, status, stage, sponsor, cosponsors, policy_area,"
                    + " cosponsor_ids, committees, subjects, latest_action, revision, updated, summary, view";

    /** Their texts are words and spaces but for the subjects; weights and order as the service has them. */
    private static final String TAKE = "insert into bill (" + COLUMNS + ", search_document) select " + COLUMNS + ", "
            + words("title", 'A') + " || "
            + words("array_to_string(subjects, ' the ') || ' the ' || coalesce(policy_area, '')", 'B')
            + " || " + words("view #>> '{summaries,0,text}'", 'C') + " from made";

    private static final String KNOW = "insert into search_word (word) select distinct lexeme"
            + " from unnest(?) word cross join lateral unnest(tsvector_to_array(to_tsvector('public.bill_words', word))) lexeme"
            + " where length(lexeme) between 3 and 60 on conflict do nothing";
    private static final String MOST_FREQUENT = "select word from unnest(?) with ordinality words (word, rank)"
            + " where to_tsvector('public.bill_words', word) <> '' order by rank limit 1";
    private static final String HITS =
            "select count(*) from bill where search_document @@ plainto_tsquery('public.bill_words', ?)";

    /** How far the hits of a frequent word may grow from how the bills do: not each word is in as many made-up bills as in others. */
    private static final double ABOUT = 2.5;

    private final List<String> templates = new ArrayList<>();
    private final List<String> vocabulary = new ArrayList<>();
    private final double[] shares;
    private final Random random = new Random(117);
    private final int latest;

    private SyntheticBills(Connection database) throws SQLException, IOException, BenchmarkFailure {
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery(
                        "select cast(view as text) from bill order by hashtext(id), id limit " + TEMPLATES)) {
            while (rows.next()) {
                templates.add(slim(rows.getString(1)));
            }
        }
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery("select word from (select word, count(*) as times from bill,"
                        + " regexp_split_to_table(lower(title), '[^a-z]+') word where length(word) > 1 group by word) words"
                        + " order by times desc, word limit " + VOCABULARY)) {
            while (rows.next()) {
                vocabulary.add(rows.getString(1));
            }
        }
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery("select min(congress) from bill")) {
            rows.next();
            latest = rows.getInt(1) - 1;
        }
        if (templates.isEmpty() || vocabulary.isEmpty()) {
            throw new BenchmarkFailure("there are no bills to make others like");
        }
        shares = new double[vocabulary.size()];
        double sum = 0;
        for (int rank = 0; rank < shares.length; rank++) {
            sum += 1.0 / (rank + 1);
            shares[rank] = sum;
        }
    }

    /**
     * Puts so many into the tables of the service, which keeps its other tables by itself, and can be found by their words then.
     *
     * @return how often a frequent word is found now, in a sentence
     * @throws BenchmarkFailure if its hits have not grown about as the bills have: searches would be faster than they are
     */
    public static String add(Target.Database target, int bills) throws SQLException, IOException, BenchmarkFailure {
        try (Connection database = DriverManager.getConnection(target.url(), target.user(), target.password())) {
            SyntheticBills made = new SyntheticBills(database);
            Object words = database.createArrayOf("text", made.vocabulary.toArray());
            String word = one(database, MOST_FREQUENT, words);
            double there = Double.parseDouble(one(database, "select count(*) from bill"));
            long before = Long.parseLong(one(database, HITS, word));
            made.add(database, bills, words);
            long after = Long.parseLong(one(database, HITS, word));
            double grown = (double) after / before / ((there + bills) / there);
            String found =
                    String.format(Locale.ROOT, "\"%s\" is found %d times, before %d times.", word, after, before);
            if (!(grown > 1 / ABOUT && grown < ABOUT)) {
                throw new BenchmarkFailure("the made-up bills are not found as others are: " + found);
            }
            return found;
        }
    }

    private void add(Connection database, int bills, Object words) throws SQLException, IOException {
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (Statement s = database.createStatement();
                PreparedStatement know = database.prepareStatement(KNOW)) {
            know.setObject(1, words);
            know.executeUpdate();
            s.execute("create temp table made as select " + COLUMNS + " from bill with no data");
            for (int from = 0; from < bills; from += BATCH) {
                StringBuilder rows = new StringBuilder();
                for (int n = from; n < Math.min(bills, from + BATCH); n++) {
                    row(n, rows);
                }
                copy.copyIn("copy made (" + COLUMNS + ") from stdin", new StringReader(rows.toString()));
                s.execute(TAKE);
                s.execute("truncate made");
            }
        }
    }

    private static String words(String text, char weight) {
        return "setweight(to_tsvector('public.bill_words', lower(regexp_replace(coalesce(" + text
                + ", ''), '[^[:alnum:]]+', ' ', 'g'))), '" + weight + "')";
    }

    private static String one(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement s = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            try (ResultSet row = s.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** What a page of a list and a search never read is left out, for there will be very many. */
    private static String slim(String view) throws IOException {
        ObjectNode bill = (ObjectNode) Json.mapper().readTree(view);
        LEFT_OUT.forEach(bill::putArray);
        ArrayNode actions = (ArrayNode) bill.path("actions");
        while (actions.size() > MOST_ACTIONS) {
            actions.remove(actions.size() - 1);
        }
        return bill.toString();
    }

    private void row(int n, StringBuilder rows) throws IOException {
        int before = n / A_CONGRESS;
        int congress = latest - before;
        String template = templates.get(random.nextInt(templates.size()));
        ObjectNode view = (ObjectNode) Json.mapper().readTree(earlier(template, before + 1));
        ObjectNode summary = (ObjectNode) view.path("summary");
        int number = 1 + n % A_CONGRESS;
        String type = summary.path("type").textValue();
        String title = text(5 + random.nextInt(12)) + " act";
        summary.put("id", congress + "-" + type + "-" + number);
        summary.put("citation", summary.path("citation").textValue().replaceAll("\\d+$", "") + number);
        summary.put("congress", congress).put("number", number).put("title", title);
        view.putArray("titles").addObject().put("text", title).put("kind", "display");
        view.putArray("summaries")
                .addObject()
                .put("version", "00")
                .put("name", "Introduced")
                .put("date", summary.path("introduced").asText("2000-01-01"))
                .put("text", text(30 + random.nextInt(140)));
        column(rows, summary.path("id").textValue());
        column(rows, congress);
        column(rows, type);
        column(rows, number);
        column(rows, title);
        column(rows, value(summary.path("introduced")));
        column(rows, summary.path("status").textValue());
        column(rows, value(summary.path("stage")));
        column(rows, value(summary.path("sponsor").path("bioguide")));
        column(rows, summary.path("cosponsors").intValue());
        column(rows, value(summary.path("policyArea")));
        column(rows, array(view.path("cosponsors"), "bioguide"));
        column(rows, array(view.path("committees"), "code"));
        column(rows, array(view.path("subjects"), ""));
        column(rows, value(summary.path("latestAction").path("date")));
        column(rows, summary.path("revision").longValue());
        column(rows, summary.path("updated").textValue());
        column(rows, summary.toString());
        column(rows, view.toString());
        rows.setCharAt(rows.length() - 1, '\n');
    }

    /** The same two years earlier for each Congress, with members of that time. */
    private static String earlier(String template, int congresses) {
        String moved = DAY.matcher(template).replaceAll(day -> {
            String rest = day.group(2).equals("02-29") ? "02-28" : day.group(2);
            return "\"" + (Integer.parseInt(day.group(1)) - 2 * congresses) + "-" + rest;
        });
        int generation = congresses / GENERATION;
        return MEMBER.matcher(moved)
                .replaceAll(member -> Matcher.quoteReplacement(String.format(
                        "\"bioguide\":\"%s%06d\"",
                        member.group(1), (Integer.parseInt(member.group(2)) + generation * 10_007) % 1_000_000)));
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            double at = random.nextDouble() * shares[shares.length - 1];
            int rank = java.util.Arrays.binarySearch(shares, at);
            text.append(i == 0 ? "" : " ").append(vocabulary.get(rank < 0 ? -rank - 1 : rank));
        }
        return text.toString();
    }

    private static Object value(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "\\N" : node.asText();
    }

    private static String array(JsonNode list, String field) {
        Set<String> values = new TreeSet<>();
        for (JsonNode element : list) {
            JsonNode value = field.isEmpty() ? element : element.path(field);
            if (value.isTextual() && !element.hasNonNull("withdrawn")) {
                values.add("\"" + value.textValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            }
        }
        return "{" + String.join(",", values) + "}";
    }

    private static void column(StringBuilder rows, Object value) {
        String text = value.toString();
        if (text.equals("\\N")) {
            rows.append(text);
        } else {
            rows.append(text.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"));
        }
        rows.append('\t');
    }
}
