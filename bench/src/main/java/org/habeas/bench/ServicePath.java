package org.habeas.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.Change;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;

/**
 * The way of a change through the legislation-service: a bill record goes in as the ingest-service would send it, and a
 * consumer of the public topic sees the change come out. When the change was committed says the database: the inbox row of
 * the record is written in the change's transaction and never again, so its commit timestamp is the change's.
 */
final class ServicePath implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Connection database;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Arrivals arrivals;
    private final BillRecords records;
    private int sent;

    ServicePath(Target target, BillRecords records) throws SQLException, InterruptedException, BenchmarkFailure {
        this.records = records;
        database = DriverManager.getConnection(
                target.serviceDatabase().url(),
                target.serviceDatabase().user(),
                target.serviceDatabase().password());
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
        arrivals = new Arrivals(target.bootstrapServers(), Topic.BILLS.topicName(), ServicePath::cause);
    }

    /** Sends records at a rate, waits until all their changes have come, and returns the ids of the records. */
    List<UUID> run(int count, int rate) throws InterruptedException, BenchmarkFailure {
        List<UUID> ids = new ArrayList<>();
        Pace pace = new Pace(rate);
        for (int i = 0; i < count; i++) {
            UUID id = Ids.newId();
            ProducerRecord<byte[], byte[]> message = RecordMessages.message(id, records.record(sent++, id));
            pace.next();
            producer.send(message);
            ids.add(id);
        }
        producer.flush();
        arrivals.await(sent, LIMIT);
        return ids;
    }

    /** A change as the service published it, for the floor to carry as many bytes. */
    byte[] aChange() {
        return Objects.requireNonNull(arrivals.last(), "no change has come yet");
    }

    /** From commit to consumer, in microseconds, for each of these records. */
    List<Long> latencies(List<UUID> ids) throws SQLException, BenchmarkFailure {
        if (arrivals.repeated() > 0) {
            throw new BenchmarkFailure(arrivals.repeated() + " changes came more than once");
        }
        return difference(ids, committed(), arrivals.at());
    }

    /** The part of it from the commit to the commit of the change's position, both as the database stamps them. */
    List<Long> untilNumbered(List<UUID> ids) throws SQLException, BenchmarkFailure {
        return difference(
                ids,
                committed(),
                stamps("select (payload->'source'->>'documentId')::uuid, pg_xact_commit_timestamp(xmin)"
                        + " from change where position is not null"));
    }

    private Map<UUID, Long> committed() throws SQLException {
        return stamps("select event_id, pg_xact_commit_timestamp(xmin) from inbox where topic = '"
                + Topic.BILL_RECORDS.topicName() + "'");
    }

    private Map<UUID, Long> stamps(String query) throws SQLException {
        Map<UUID, Long> stamps = new HashMap<>();
        try (Statement s = database.createStatement();
                ResultSet rows = s.executeQuery(query)) {
            while (rows.next()) {
                Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
                stamps.put(rows.getObject(1, UUID.class), Clock.micros(at));
            }
        }
        return stamps;
    }

    static List<Long> difference(List<UUID> ids, Map<UUID, Long> from, Map<UUID, Long> to) throws BenchmarkFailure {
        List<Long> latencies = new ArrayList<>();
        for (UUID id : ids) {
            Long begun = from.get(id);
            Long ended = to.get(id);
            if (begun == null || ended == null) {
                throw new BenchmarkFailure(id + " was not committed, or did not come");
            }
            latencies.add(ended - begun);
        }
        return latencies;
    }

    @Override
    public void close() throws SQLException {
        arrivals.close();
        producer.close(Duration.ofSeconds(2));
        database.close();
    }

    private static UUID cause(ConsumerRecord<byte[], byte[]> message) {
        try {
            Change change = Json.mapper().readValue(message.value(), Change.class);
            if (change.source() == null || change.source().documentId() == null) {
                throw new IllegalStateException("a change without its source");
            }
            return change.source().documentId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
