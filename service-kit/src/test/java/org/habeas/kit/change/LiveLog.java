package org.habeas.kit.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A change log in a real PostgreSQL beside a real Kafka, without a service. */
public final class LiveLog implements AutoCloseable {

    private final TestStack stack = new TestStack();
    private final Map<String, String> config = stack.start();
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Random random = new Random(540);

    public LiveLog() {
        dataSource.setUrl(config.get("quarkus.datasource.jdbc.url"));
        dataSource.setUser(config.get("quarkus.datasource.username"));
        dataSource.setPassword(config.get("quarkus.datasource.password"));
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/kit")
                .load()
                .migrate();
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String kafka() {
        return config.get("kafka.bootstrap.servers");
    }

    LogSessions sessions() {
        return new LogSessions(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
    }

    TopicEraser eraser() {
        return new TopicEraser(dataSource, new EventRecords("test-service"), client(), java.time.Clock.systemUTC());
    }

    PublisherClient client() {
        return new PublisherClient(kafka(), "test-service");
    }

    /** A record that does not compress to much less than its size. */
    String record(int bytes) {
        StringBuilder text = new StringBuilder(bytes);
        while (text.length() < bytes) {
            text.append((char) ('!' + 2 + random.nextInt(57)));
        }
        return "{\"id\": \"a\", \"text\": \"" + text.toString().replace('\\', '.') + "\"}";
    }

    /** @param position null for a change that is committed but not numbered */
    void insert(@Nullable Long position, String type, String record) throws SQLException {
        insert(position, type, Tlp.CLEAR, null, record);
    }

    void insert(@Nullable Long position, String type, Tlp mark, @Nullable Alert alert, String record)
            throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into change (id, position, type, subject, revision, time, tlp, alerts, payload, record)"
                                + " values (?, ?, ?, 'a', 1, now(), ?, ?, ?::jsonb, ?::jsonb)")) {
            s.setObject(1, Ids.newId());
            s.setObject(2, position, java.sql.Types.BIGINT);
            s.setString(3, type);
            s.setString(4, mark.label());
            s.setBoolean(5, alert != null);
            s.setString(
                    6,
                    Json.mapper()
                            .valueToTree(new ChangePayload(null, List.of(), null, alert, null))
                            .toString());
            s.setString(7, record);
            s.executeUpdate();
        }
        if (position != null) {
            execute("update change_head set position = greatest(position, " + position + ")");
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Up to which position everything is published. */
    long published() throws SQLException {
        return number("select position from change_cursor where name = 'kafka'");
    }

    void clear() throws SQLException {
        execute(
                "truncate change; delete from topic_erasure; update change_head set position = 0; update change_cursor set position = 0");
    }

    @Override
    public void close() {
        stack.stop();
    }
}
