package org.habeas.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.habeas.contracts.Json;

/**
 * How soon POST /v1/match answers among many made-up people, and how surely the one who is meant is among the first 20, beside a plain
 * query by pg_trgm on the names as written, in the same database and in turns. Each is asked for one name after the other.
 *
 * @param people made up, with three names each
 * @param questions asked of each side
 */
public record MatchBenchmark(int people, int questions) {

    private static final int FIRST = 20;
    private static final int WARM_UP = 400;
    private static final int TURNS = 4;
    private static final double P99 = 25;
    private static final double RECALL = 0.99;
    private static final String PLAIN =
            "select detainee_id, max(similarity(text, ?)) as alike from detainee_name where text % ?"
                    + " group by detainee_id order by alike desc limit " + FIRST;

    public MatchBenchmark {
        if (people < 100 || people > 1_000_000 || questions < 100 || questions > 100_000) {
            throw new IllegalArgumentException("from 100 to 1000000 people and 100 to 100000 questions");
        }
    }

    private record Asked(String name, String id) {}

    /** Whether the one who is meant is there, for each question, and what it took. */
    private static final class Side {
        private final Served.Count count = new Served.Count();
        private int found;
        private int asked;

        double recall() {
            return (double) found / asked;
        }
    }

    /** Makes the people and measures; a table, and each target with what was measured. */
    public List<String> run(URI service, Target.Database database)
            throws SQLException, IOException, InterruptedException, BenchmarkFailure {
        List<SyntheticNames.Person> made = SyntheticNames.people(people);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                HttpClient client = HttpClient.newHttpClient()) {
            SyntheticNames.store(connection, made);
            List<Asked> names = asked(made);
            Side ours = new Side();
            Side plain = new Side();
            for (Asked name : names.subList(0, Math.min(WARM_UP, names.size()))) {
                match(client, service, name, new Side());
                trigrams(connection, name, new Side());
            }
            for (int turn = 0; turn < TURNS; turn++) {
                List<Asked> some = names.subList(turn * names.size() / TURNS, (turn + 1) * names.size() / TURNS);
                for (Asked name : some) {
                    match(client, service, name, ours);
                }
                for (Asked name : some) {
                    trigrams(connection, name, plain);
                }
            }
            return report(ours, plain);
        }
    }

    private List<Asked> asked(List<SyntheticNames.Person> made) {
        Random random = new Random(20);
        List<Asked> names = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            SyntheticNames.Person person = made.get(random.nextInt(made.size()));
            names.add(new Asked(person.otherwise(random), person.id().toString()));
        }
        return names;
    }

    private static void match(HttpClient client, URI service, Asked asked, Side side)
            throws IOException, InterruptedException, BenchmarkFailure {
        ObjectNode body = Json.mapper().createObjectNode().put("limit", FIRST).put("threshold", 0.5);
        body.putObject("queries").putObject("a").put("name", asked.name());
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/match"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        long begun = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        side.count.add(System.nanoTime() - begun);
        if (answer.statusCode() != 200) {
            throw new BenchmarkFailure("POST /v1/match was answered with " + answer.statusCode());
        }
        side.asked++;
        for (JsonNode result : Json.mapper().readTree(answer.body()).at("/responses/a/results")) {
            side.found += result.path("id").asText().equals(asked.id()) ? 1 : 0;
        }
    }

    private static void trigrams(Connection connection, Asked asked, Side side) throws SQLException {
        long begun = System.nanoTime();
        try (PreparedStatement query = connection.prepareStatement(PLAIN)) {
            query.setString(1, asked.name());
            query.setString(2, asked.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    side.found += rows.getString(1).equals(asked.id()) ? 1 : 0;
                }
            }
        }
        side.count.add(System.nanoTime() - begun);
        side.asked++;
    }

    private List<String> report(Side ours, Side plain) {
        Served mine = ours.count.served(1);
        Served its = plain.count.served(1);
        double p99 = mine.percentile(99);
        return List.of(
                String.format(Locale.ROOT, "%-28s %9s %9s %10s", "", "p50 ms", "p99 ms", "recall@20"),
                row("POST /v1/match", mine, ours.recall()),
                row("plain pg_trgm, through JDBC", its, plain.recall()),
                String.format(Locale.ROOT, "%d people with 3 names each, %d questions.", people, questions),
                String.format(Locale.ROOT, "p99 %.1f ms (at most %.0f): %s", p99, P99, p99 <= P99 ? "met" : "missed"),
                String.format(
                        Locale.ROOT,
                        "recall@20 %.4f (at least %.2f): %s",
                        ours.recall(),
                        RECALL,
                        ours.recall() >= RECALL ? "met" : "missed"));
    }

    private static String row(String what, Served served, double recall) {
        return String.format(
                Locale.ROOT, "%-28s %9.2f %9.2f %10.4f", what, served.percentile(50), served.percentile(99), recall);
    }
}
