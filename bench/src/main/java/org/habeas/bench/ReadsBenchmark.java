package org.habeas.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many reads a second the legislation-service answers, and how soon, beside the floors: the framework with a constant answer, and the
 * same queries through plain JDBC. The service and the floor take turns in short blocks, so that whatever else the machine does meets both.
 *
 * @param seconds that each kind of read is measured on each side
 * @param connections to the service, and to the database for the floor
 */
public record ReadsBenchmark(double seconds, int connections) {

    private static final int TURNS = 3;
    private static final double WARM_UP = 5;

    /** Its share of the JDBC floor that one bill is to reach. */
    private static final double BILL_TARGET = 0.6;

    private static final double LIST_TARGET = 50;
    private static final double SEARCH_TARGET = 100;
    private static final int UNCHANGED = 200;

    private static final String BILL = "one bill";
    private static final String LIST = "list with filters";
    private static final String SEARCH = "search";
    private static final String MISSPELT = "search, misspelt";

    public ReadsBenchmark {
        if (seconds < 0.1 || seconds > 600 || connections < 1 || connections > 64) {
            throw new IllegalArgumentException("from 0.1 to 600 seconds and 1 to 64 connections");
        }
    }

    /**
     * What was found.
     *
     * @param bills how many there were
     */
    public record Found(long bills, List<ReadRow> rows) {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Lets the database take stock of what was loaded, and measures.
     *
     * @param each is told each row when it is known
     */
    public Found run(URI service, Target.Database database, Consumer<ReadRow> each)
            throws SQLException, InterruptedException, BenchmarkFailure {
        List<ReadRow> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                HttpLoad http = new HttpLoad(service, connections);
                JdbcLoad jdbc = new JdbcLoad(database, connections)) {
            long bills = settle(connection);
            for (Map.Entry<String, List<Question>> read :
                    questions(connection, http).entrySet()) {
                if (!read.getValue().isEmpty()) {
                    ReadRow row = measure(read.getKey(), read.getValue(), http, jdbc);
                    rows.add(row);
                    each.accept(row);
                }
            }
            return new Found(bills, rows);
        }
    }

    private static Map<String, List<Question>> questions(Connection connection, HttpLoad http)
            throws SQLException, InterruptedException, BenchmarkFailure {
        Map<String, List<Question>> reads = new LinkedHashMap<>();
        reads.put("a constant", List.of(Question.of("/q/health/live")));
        for (Map.Entry<String, List<Question>> read :
                new Reads(connection).all().entrySet()) {
            reads.put(read.getKey(), read.getValue());
            if (read.getKey().equals(BILL)) {
                List<Question> unchanged = new ArrayList<>();
                for (Question bill : read.getValue().stream().limit(UNCHANGED).toList()) {
                    unchanged.add(bill.unchangedSince(http.tag(bill.path())));
                }
                reads.put("one bill, 304", unchanged);
            }
        }
        return reads;
    }

    /** Both sides warm up, then take turns. */
    private ReadRow measure(String what, List<Question> questions, HttpLoad http, JdbcLoad jdbc)
            throws InterruptedException, BenchmarkFailure {
        boolean hasFloor = !questions.getFirst().queries().isEmpty();
        Duration block = millis(seconds / TURNS);
        http.run(questions, 0, millis(Math.min(seconds, WARM_UP)));
        if (hasFloor) {
            jdbc.run(questions, 0, millis(Math.min(seconds, WARM_UP)));
        }
        @Nullable Served ours = null;
        @Nullable Served floor = null;
        for (int turn = 0; turn < TURNS; turn++) {
            int from = turn * questions.size() / TURNS;
            Served served = http.run(questions, from, block);
            ours = ours == null ? served : ours.and(served);
            if (hasFloor) {
                Served bare = jdbc.run(questions, from, block);
                floor = floor == null ? bare : floor.and(bare);
            }
        }
        if (ours == null) {
            throw new BenchmarkFailure("nothing was asked");
        }
        return new ReadRow(what, ours, floor);
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /** Statistics and what is visible to all are as in a database that runs. */
    static long settle(Connection connection) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute("vacuum (analyze) bill");
            s.execute("vacuum (analyze) bill_member");
            s.execute("vacuum (analyze) search_word");
            return one(s, "select count(*) from bill");
        }
    }

    private static long one(Statement s, String sql) throws SQLException {
        try (ResultSet rows = s.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Each target with what was measured, met or missed. */
    public static List<String> targets(Found found) {
        List<String> lines = new ArrayList<>();
        for (ReadRow row : found.rows()) {
            switch (row.what()) {
                case BILL ->
                    lines.add(target(
                            String.format(Locale.ROOT, "%s: %.0f %% of the JDBC floor", BILL, row.ratio() * 100),
                            "at least 60 %",
                            row.ratio() >= BILL_TARGET));
                case LIST -> lines.add(within(row, LIST_TARGET));
                case SEARCH, MISSPELT -> lines.add(within(row, SEARCH_TARGET));
                default -> {
                    // has none
                }
            }
        }
        return lines;
    }

    private static String within(ReadRow row, double limit) {
        double p99 = row.ours().percentile(99);
        return target(
                String.format(Locale.ROOT, "%s: p99 %.1f ms", row.what(), p99),
                String.format(Locale.ROOT, "at most %.0f ms", limit),
                p99 <= limit);
    }

    private static String target(String is, String wanted, boolean met) {
        return is + " (" + wanted + "): " + (met ? "met" : "missed");
    }

    /** How much dearer each read became, beside how much more there is. */
    public static List<String> growth(Found before, Found after) {
        List<String> lines = new ArrayList<>();
        double data = (double) after.bills() / before.bills();
        lines.add(String.format(Locale.ROOT, "%.1f times as many bills; each read costs so many times as much:", data));
        for (ReadRow row : after.rows()) {
            before.rows().stream()
                    .filter(r -> r.what().equals(row.what()))
                    .findFirst()
                    .ifPresent(was -> lines.add(String.format(
                            Locale.ROOT,
                            "  %-24s mean %5.2f, p50 %5.2f, p99 %5.2f: %s",
                            row.what(),
                            was.ours().perSecond() / row.ours().perSecond(),
                            row.ours().percentile(50) / was.ours().percentile(50),
                            row.ours().percentile(99) / was.ours().percentile(99),
                            was.ours().perSecond() / row.ours().perSecond() < data
                                    ? "slower than the data"
                                    : "missed")));
        }
        return lines;
    }
}
