package org.habeas.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Topic;

/**
 * The least that the same journey can cost on the same server and broker: one thread inserts a row, commits it durably and
 * produces the same bytes, and a bare consumer receives them. No numbering, no fencing, no state topic, no cursor.
 */
final class Floor implements AutoCloseable {

    private static final String TOPIC = "habeas-bench.floor";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Connection database;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Arrivals arrivals;
    private final Map<UUID, Long> returned = new HashMap<>();
    private int sent;

    Floor(Target target) throws SQLException, InterruptedException, BenchmarkFailure {
        database = DriverManager.getConnection(
                target.ownDatabase().url(),
                target.ownDatabase().user(),
                target.ownDatabase().password());
        try (Statement s = database.createStatement()) {
            s.execute("create table floor (id uuid primary key, payload jsonb not null)");
        }
        database.setAutoCommit(false);
        Map<String, Object> bootstrap = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
        try (Admin admin = Admin.create(bootstrap)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Topic.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("the floor's topic could not be created: " + e.getCause());
        }
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        target.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        arrivals = new Arrivals(target.bootstrapServers(), TOPIC, message -> {
            ByteBuffer key = ByteBuffer.wrap(message.key());
            return new UUID(key.getLong(), key.getLong());
        });
    }

    /** Does the work at a rate, waits until all of it has come, and returns the ids. */
    List<UUID> run(int count, int rate, byte[] payload) throws SQLException, InterruptedException, BenchmarkFailure {
        List<UUID> ids = new ArrayList<>();
        String text = new String(payload, StandardCharsets.UTF_8);
        Pace pace = new Pace(rate);
        try (PreparedStatement insert = database.prepareStatement("insert into floor values (?, ?::jsonb)")) {
            for (int i = 0; i < count; i++) {
                UUID id = Ids.newId();
                byte[] key = ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
                pace.next();
                insert.setObject(1, id);
                insert.setString(2, text);
                insert.executeUpdate();
                database.commit();
                returned.put(id, Clock.micros());
                producer.send(new ProducerRecord<>(TOPIC, key, payload));
                ids.add(id);
                sent++;
            }
        }
        producer.flush();
        arrivals.await(sent, LIMIT);
        return ids;
    }

    /** From commit, as the database stamps it, to the consumer, in microseconds. */
    List<Long> latencies(List<UUID> ids) throws SQLException, BenchmarkFailure {
        Map<UUID, Long> committed = new HashMap<>();
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery("select id, pg_xact_commit_timestamp(xmin) from floor")) {
            while (rows.next()) {
                committed.put(
                        rows.getObject(1, UUID.class),
                        Clock.micros(rows.getObject(2, OffsetDateTime.class).toInstant()));
            }
        }
        return ServicePath.difference(ids, committed, arrivals.at());
    }

    /** From the return of the commit to the consumer: shorter by the time that the log takes to reach the disk. */
    List<Long> latenciesFromReturn(List<UUID> ids) throws BenchmarkFailure {
        return ServicePath.difference(ids, returned, arrivals.at());
    }

    @Override
    public void close() throws SQLException {
        arrivals.close();
        producer.close(Duration.ofSeconds(2));
        database.close();
    }
}
