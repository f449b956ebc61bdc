package org.habeas.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How soon people are read: one record with very many statements, now and as it was, and lists of people, now and as they were, among
 * some and among many. Each is asked one question after the other, in turns; the rows behind a record are read through plain JDBC in the
 * same turns.
 *
 * @param statements about the one
 * @param people of whom the past is computed
 * @param copies how many people the lists are asked among at last
 * @param rounds so often each question is asked
 */
public record PeopleBenchmark(int statements, int people, int copies, int rounds) {

    private static final double RECORD = 50;
    private static final double PAST = 2;
    private static final int AT_ONCE = 250;
    private static final int OF_EACH = 12;
    private static final int WARM_UP = 40;
    private static final String BIG = SyntheticRecords.slug(0);
    private static final String ROWS =
            "select s.* from statement s join detainee d on d.id = s.detainee_id where d.slug = ?"
                    + " and s.superseded_at is null order by s.recorded_at, s.id";
    private static final String VIEW = "select cast(view as text) from detainee where slug = ?";

    /** What of the summary list is not the same of two people. */
    private static final String COPY =
            "insert into detainee (id, slug, name, custody, proceedings, headline, held_by, held_since,"
                    + " contested, stale, revision, updated, view, computed_by, next_limit)"
                    + " select i, d.slug || '-' || n, d.name || ' ' || n, d.custody, d.proceedings, d.headline, d.held_by, d.held_since,"
                    + " d.contested, d.stale, d.revision, d.updated, jsonb_set(jsonb_set(d.view, '{summary,id}', to_jsonb(i)),"
                    + " '{summary,slug}', to_jsonb(d.slug || '-' || n)), d.computed_by, d.next_limit"
                    + " from (select d.*, row_number() over (order by id) as r from detainee d where slug <> '" + BIG
                    + "') d,"
                    + " generate_series(1, ?) n, lateral (select cast(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(r), 12, '0')"
                    + " as uuid) as i) ids";

    public PeopleBenchmark {
        if (statements < 100 || statements > 20_000 || people < 60 || people > 2_000 || rounds < 5 || rounds > 10_000) {
            throw new IllegalArgumentException("from 100 to 20000 statements, 60 to 2000 people and 5 to 10000 rounds");
        }
        if (copies < people || copies > 1_000_000) {
            throw new IllegalArgumentException(
                    "the lists are asked among as many people at least, and 1000000 at most");
        }
    }

    /**
     * Makes the people and measures.
     *
     * @param reviewer a token that may write, and sees what is CLEAR
     * @param cleared a token that sees what is AMBER
     */
    public void run(URI service, Target.Database database, String reviewer, String cleared, Consumer<String> say)
            throws SQLException, IOException, InterruptedException, BenchmarkFailure {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                HttpClient http = HttpClient.newHttpClient()) {
            Run run = new Run(http, service, connection, reviewer, cleared, say);
            String before = run.makeRecord();
            run.measureRecord(before);
            String then = run.makePeople();
            run.measureLists(people + " people", then);
            if (copies > people) {
                run.copy();
                run.measureLists(copies + " people", null);
            }
        }
    }

    private final class Run {

        private final HttpClient http;
        private final URI service;
        private final Connection database;
        private final String reviewer;
        private final String cleared;
        private final Consumer<String> say;

        Run(HttpClient http, URI service, Connection database, String reviewer, String cleared, Consumer<String> say) {
            this.http = http;
            this.service = service;
            this.database = database;
            this.reviewer = reviewer;
            this.cleared = cleared;
            this.say = say;
        }

        /** An instant at which all but a twentieth of it was known. */
        String makeRecord() throws IOException, InterruptedException, BenchmarkFailure {
            say.accept("making one record of " + statements + " statements …");
            post("/v1/detainees", SyntheticRecords.person(0), null);
            int most = statements - statements / 20;
            for (int from = 1; from < most; from += AT_ONCE) {
                add(0, from, Math.min(most, from + AT_ONCE));
            }
            String then = Instant.now().toString();
            add(0, most, statements - 3); // three are the names
            return then;
        }

        /** An instant at which something was known of each that is not all. */
        String makePeople() throws IOException, InterruptedException, BenchmarkFailure {
            say.accept("making " + people + " people …");
            for (int number = 1; number <= people; number++) {
                ObjectNode person = SyntheticRecords.person(number);
                person.withArray("statements")
                        .addAll(SyntheticRecords.statements(number, 1, OF_EACH).withArray("statements"));
                post("/v1/detainees", person, null);
            }
            String then = Instant.now().toString();
            for (int number = 1; number <= people; number++) {
                add(number, OF_EACH, OF_EACH + 1);
            }
            return then;
        }

        void copy() throws SQLException {
            say.accept("making " + copies + " people of them …");
            try (PreparedStatement copy = database.prepareStatement(COPY)) {
                copy.setInt(1, copies / people - 1);
                copy.executeUpdate();
            }
            try (java.sql.Statement analyze = database.createStatement()) {
                analyze.execute("vacuum (analyze) detainee");
            }
        }

        void measureRecord(String then) throws SQLException, IOException, InterruptedException, BenchmarkFailure {
            String one = "/v1/detainees/" + BIG;
            Map<String, Asking> asked = new LinkedHashMap<>();
            asked.put("the record", () -> get(one, null));
            asked.put("the record, asOf", () -> get(one + "?asOf=" + then, null));
            asked.put("the record, on", () -> get(one + "?on=2022-03-04", null));
            asked.put("the record, cleared", () -> get(one, cleared));
            asked.put("why custody", () -> get(one + "/why?property=custody", null));
            asked.put("why office", () -> get(one + "/why?property=office", null));
            asked.put("why custody, asOf", () -> get(one + "/why?property=custody&asOf=" + then, null));
            asked.put("statements, 200", () -> get(one + "/statements?limit=200", null));
            asked.put("timeline, 200", () -> get(one + "/timeline?limit=200", null));
            asked.put("JDBC: the record", () -> read(VIEW));
            asked.put("JDBC: its statements", () -> read(ROWS));
            Map<String, Served> served = measure(asked);
            say.accept(HEAD);
            served.forEach((what, took) -> say.accept(row(what, took)));
            double present = median(served, "the record");
            double past = median(served, "the record, asOf");
            say.accept(target("the record, p50 %.1f ms (at most %.0f)", present, RECORD));
            say.accept(target("asOf takes %.2f times as long (at most %.0f)", past / present, PAST));
        }

        void measureLists(String among, @Nullable String then)
                throws SQLException, IOException, InterruptedException, BenchmarkFailure {
            Map<String, Asking> asked = new LinkedHashMap<>();
            Map<String, String> lists = new LinkedHashMap<>();
            lists.put("all", "limit=50");
            lists.put("by custody", "custody=HELD&limit=50");
            lists.put("by group", "group=Group%207&limit=50");
            lists.put("contested", "contested=true&limit=50");
            lists.put("nobody", "headline=died&limit=50");
            lists.put("newest first", "sort=-updated&limit=50");
            if (then != null) {
                lists.put("asOf", "asOf=" + then + "&limit=50");
                lists.put("asOf, held", "asOf=" + then + "&custody=HELD&limit=50");
                lists.put("asOf, newest first", "asOf=" + then + "&sort=-updated&limit=50");
                lists.put("on", "on=2022-03-04&limit=50");
            }
            lists.forEach((what, query) -> asked.put(what, () -> get("/v1/detainees?" + query, null)));
            say.accept("lists of 50 among " + among);
            say.accept(HEAD);
            measure(asked).forEach((what, took) -> say.accept(row(what, took)));
        }

        private Map<String, Served> measure(Map<String, Asking> asked)
                throws SQLException, IOException, InterruptedException, BenchmarkFailure {
            Map<String, Served.Count> counts = new LinkedHashMap<>();
            for (int round = 0; round < WARM_UP + rounds; round++) {
                for (Map.Entry<String, Asking> one : asked.entrySet()) {
                    long begun = System.nanoTime();
                    one.getValue().ask();
                    if (round >= WARM_UP) {
                        counts.computeIfAbsent(one.getKey(), w -> new Served.Count())
                                .add(System.nanoTime() - begun);
                    }
                }
            }
            Map<String, Served> served = new LinkedHashMap<>();
            counts.forEach((what, count) -> served.put(what, count.served(1)));
            return served;
        }

        private void add(int number, int from, int to) throws IOException, InterruptedException, BenchmarkFailure {
            post(
                    "/v1/detainees/" + SyntheticRecords.slug(number) + "/statements",
                    SyntheticRecords.statements(number, from, to),
                    "*");
        }

        private void post(String path, ObjectNode body, @Nullable String match)
                throws IOException, InterruptedException, BenchmarkFailure {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + reviewer)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
            if (match != null) {
                request.header("If-Match", match);
            }
            expect(201, request.build());
        }

        private void get(String path, @Nullable String token)
                throws IOException, InterruptedException, BenchmarkFailure {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            expect(200, request.build());
        }

        private void expect(int status, HttpRequest request)
                throws IOException, InterruptedException, BenchmarkFailure {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != status) {
                throw new BenchmarkFailure(
                        request.method() + " " + request.uri().getPath() + " was answered with " + answer.statusCode()
                                + ": " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }

        private void read(String sql) throws SQLException {
            try (PreparedStatement query = database.prepareStatement(sql)) {
                query.setString(1, BIG);
                try (ResultSet rows = query.executeQuery()) {
                    int columns = rows.getMetaData().getColumnCount();
                    List<String> cells = new ArrayList<>();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            cells.add(rows.getString(column));
                        }
                    }
                }
            }
        }
    }

    private interface Asking {
        void ask() throws SQLException, IOException, InterruptedException, BenchmarkFailure;
    }

    private static final String HEAD = String.format(Locale.ROOT, "%-28s %9s %9s", "", "p50 ms", "p99 ms");

    private static String row(String what, Served took) {
        return String.format(Locale.ROOT, "%-28s %9.2f %9.2f", what, took.percentile(50), took.percentile(99));
    }

    private static double median(Map<String, Served> served, String what) {
        Served of = served.get(what);
        return of == null ? Double.NaN : of.percentile(50);
    }

    private static String target(String what, double measured, double most) {
        return String.format(Locale.ROOT, what, measured, most) + (measured <= most ? ": met" : ": missed");
    }
}
