package org.habeas.kit.change;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.flywaydb.core.Flyway;
import org.habeas.cli.topics.TopicAdmin;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty change log in a real PostgreSQL beside a real Kafka with empty topics, without a service. */
public final class LiveLog implements AutoCloseable {

    private static boolean isUsed;

    private final Map<String, String> config = new TestStack().start();
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Random random = new Random(540);

    public LiveLog() {
        dataSource.setUrl(config.get("quarkus.datasource.jdbc.url"));
        dataSource.setUser(config.get("quarkus.datasource.username"));
        dataSource.setPassword(config.get("quarkus.datasource.password"));
        Flyway flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/kit")
                .cleanDisabled(false)
                .load();
        if (isUsed) {
            flyway.clean();
            emptyTopics();
        }
        isUsed = true;
        flyway.migrate();
    }

    /** Makes all topics anew, so that nobody reads what an earlier test has sent, and forgets who had read it. */
    private void emptyTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()));
                TopicAdmin topics = new TopicAdmin(kafka())) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().until(() -> admin.listTopics().names().get().isEmpty());
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            admin.deleteConsumerGroups(groups).all().get();
            topics.create();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of an earlier test could not be emptied", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        // what it holds goes when the next one is made
    }
}
