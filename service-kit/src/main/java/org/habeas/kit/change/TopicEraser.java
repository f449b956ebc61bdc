package org.habeas.kit.change;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.jboss.logging.Logger;

/**
 * Takes out of the topics what the change log has lost. Kafka deletes nothing from the middle of a partition, so each partition
 * that has such a message is copied without it, behind itself and in its order, and then deleted up to where the copy begins: see
 * {@link PartitionCopy}. Only the publisher's thread does it, with the publisher's fenced producer, so that nobody else writes
 * the events of this service meanwhile.
 */
@Singleton
class TopicEraser {

    private static final Logger LOG = Logger.getLogger(TopicEraser.class);
    private static final long LOOK_NANOS = 2_000_000_000L;
    private static final long RETRY_NANOS = 30_000_000_000L;

    private final DataSource dataSource;
    private final EventRecords records;
    private final PublisherClient client;
    private final Clock clock;
    private long nextLook = System.nanoTime();

    TopicEraser(DataSource dataSource, EventRecords records, PublisherClient client, Clock clock) {
        this.dataSource = dataSource;
        this.records = records;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Does what was asked for, if all that was emptied is published: what is not published yet may be handed on as it was.
     *
     * @param published up to which position
     */
    void work(KafkaProducer<byte[], byte[]> producer, long published) throws SQLException, InterruptedException {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + LOOK_NANOS;
        List<Long> due = due(published);
        if (due.isEmpty()) {
            return;
        }
        try {
            Set<UUID> erased = erased();
            long copied = 0;
            try (PartitionCopy copy = new PartitionCopy(client, producer, erased::contains, this::withoutIt)) {
                for (Topic topic : topics()) {
                    copied += copy.topic(topic);
                }
            }
            done(due);
            LOG.infof("erased values are out of the topics; %d messages were copied", copied);
        } catch (ExecutionException | PartitionCopy.Unfinished e) {
            nextLook = System.nanoTime() + RETRY_NANOS;
            LOG.warnf(
                    "erased values are still on topics, which will be tried again: %s",
                    e.getCause() == null
                            ? e.getMessage()
                            : e.getCause().getClass().getSimpleName());
        }
    }

    private List<Long> due(long published) throws SQLException {
        List<Long> due = new ArrayList<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select id from topic_erasure where done_at is null and not exists"
                                + " (select from change where erased_at is not null and (position is null or position > ?))")) {
            s.setLong(1, published);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getLong(1));
                }
            }
        }
        return due;
    }

    private Set<UUID> erased() throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select id from change where erased_at is not null");
                ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** Where changes like the emptied ones were told. */
    private Set<Topic> topics() throws SQLException {
        Set<Topic> topics = new LinkedHashSet<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select distinct type, tlp from change where erased_at is not null");
                ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                ChangeType type = ChangeType.ofCode(rows.getString(1)).orElseThrow();
                type.topic(Tlp.ofLabel(rows.getString(2)).orElseThrow()).ifPresent(topics::add);
                type.stateTopic().ifPresent(state -> {
                    topics.add(state);
                    topics.add(Topic.ALERTS);
                });
            }
        }
        return topics;
    }

    /** What the change says on a topic now that it has lost values; empty if nothing. */
    private Optional<byte[]> withoutIt(UUID change, Topic topic) throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(LogBatch.select("id = ?"))) {
            s.setObject(1, change);
            s.setInt(2, 1);
            try (ResultSet row = s.executeQuery()) {
                return row.next()
                        ? records.of(List.of(LoggedChange.read(row))).stream()
                                .filter(record -> record.topic().equals(topic.topicName()))
                                .map(record -> record.value())
                                .findFirst()
                        : Optional.empty();
            }
        }
    }

    private void done(List<Long> ids) throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("update topic_erasure set done_at = ? where id = any(?)")) {
            s.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            s.setArray(2, c.createArrayOf("bigint", ids.toArray()));
            s.executeUpdate();
        }
    }
}
