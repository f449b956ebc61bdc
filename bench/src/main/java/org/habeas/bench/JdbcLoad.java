package org.habeas.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The least that the same answers can cost: their queries through plain JDBC, one connection for each thread, every row read. */
final class JdbcLoad implements AutoCloseable {

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    JdbcLoad(Target.Database database, int connections) throws SQLException {
        threads = Executors.newFixedThreadPool(connections);
        for (int c = 0; c < connections; c++) {
            this.connections.add(DriverManager.getConnection(database.url(), database.user(), database.password()));
        }
    }

    /** Asks as {@link HttpLoad#run} does. */
    Served run(List<Question> questions, int turn, Duration time) throws InterruptedException, BenchmarkFailure {
        Served.Count count = new Served.Count();
        AtomicInteger next = new AtomicInteger(turn);
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        List<Future<?>> walks = new ArrayList<>();
        for (Connection connection : connections) {
            walks.add(threads.submit(() -> {
                walk(connection, questions, next, end, count);
                return null;
            }));
        }
        for (Future<?> walk : walks) {
            try {
                walk.get();
            } catch (ExecutionException e) {
                throw new BenchmarkFailure("a query of the floor failed: " + e.getCause());
            }
        }
        return count.served(System.nanoTime() - begun);
    }

    private static void walk(
            Connection connection, List<Question> questions, AtomicInteger next, long end, Served.Count count)
            throws SQLException {
        Map<String, PreparedStatement> prepared = new HashMap<>();
        try {
            while (System.nanoTime() < end) {
                Question question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
                long asked = System.nanoTime();
                for (Question.Query query : question.queries()) {
                    PreparedStatement statement = prepared.get(query.sql());
                    if (statement == null) {
                        statement = connection.prepareStatement(query.sql());
                        prepared.put(query.sql(), statement);
                    }
                    read(statement, query.values());
                }
                count.add(System.nanoTime() - asked);
            }
        } finally {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        }
    }

    private static void read(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
