package org.habeas.kit.change;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.jboss.logging.Logger;

/**
 * Takes out of the topics what the change log has lost. Kafka deletes nothing from the middle of a partition, so each partition
 * that has such a message is copied without it, behind itself and in its order, and then deleted up to where the copy begins: see
 * {@link PartitionCopy}. Only the publisher's thread does it, with a producer that registers the publisher's id anew, so that
 * nobody else writes the events of this service meanwhile, and whoever leads next fences it. Between partitions it gives way to
 * what waits to be published.
 */
@Singleton
class TopicEraser {

    private static final Logger LOG = Logger.getLogger(TopicEraser.class);
    private static final long LOOK_NANOS = 2_000_000_000L;
    private static final long AT_ONCE_NANOS = 5_000_000_000L;
    private static final long FIRST_RETRY_NANOS = 30_000_000_000L;
    private static final long LAST_RETRY_NANOS = 3_600_000_000_000L;
    private static final long LETTERS_NANOS = 600_000_000_000L;
    private static final Duration LETTERS_COME_FOR = Duration.ofDays(1);

    private final DataSource dataSource;
    private final EventRecords records;
    private final PublisherClient client;
    private final Clock clock;
    private final Set<TopicPartition> clean = new HashSet<>();
    private Work cleanFor = new Work(List.of(), 0);
    private long nextLook = System.nanoTime();
    private long nextLetters = System.nanoTime();
    private long retry = FIRST_RETRY_NANOS;
    private long copied;

    /** What the topics are looked through for. */
    private record Work(List<Long> due, int erased) {}

    TopicEraser(DataSource dataSource, EventRecords records, PublisherClient client, Clock clock) {
        this.dataSource = dataSource;
        this.records = records;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Does some of what was asked for, if all that was emptied is published: what is not published yet may be handed on as it was.
     *
     * @param stillLeads asked once the producer is registered, as the publisher does
     * @param published up to which position
     * @return whether the publisher has to register anew
     */
    boolean work(BooleanSupplier stillLeads, long published) throws SQLException, InterruptedException {
        if (System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + LOOK_NANOS;
        List<Long> due = due(published);
        if (due.isEmpty() && !areLettersExpected()) {
            return false;
        }
        nextLook = System.nanoTime() + retry; // whatever ends it, a failure that is not foreseen here too
        try {
            Set<UUID> erased = erased();
            startAnew(new Work(due, erased.size()));
            if (rid(stillLeads, erased, due.isEmpty())) {
                done(due);
                clean.clear();
            } else if (due.isEmpty()) {
                nextLetters = System.nanoTime();
            }
            retry = FIRST_RETRY_NANOS;
            nextLook = System.nanoTime() + LOOK_NANOS;
        } catch (InterruptException e) {
            throw e;
        } catch (ExecutionException | PartitionCopy.Unfinished | KafkaException | UnreadableChange e) {
            LOG.warnf(
                    "erased values are still on topics, which will be tried again in %d s: %s",
                    retry / 1_000_000_000L,
                    e.getCause() == null
                            ? e.toString()
                            : e.getCause().getClass().getSimpleName());
            nextLetters = System.nanoTime();
            retry = Math.min(2 * retry, LAST_RETRY_NANOS);
        }
        return true;
    }

    /** What was found clean stays so, for nobody writes what is erased any more. */
    private void startAnew(Work work) {
        if (!work.equals(cleanFor)) {
            cleanFor = work;
            clean.clear();
            copied = 0;
        }
    }

    /**
     * Goes on with the partitions that are not clean yet.
     *
     * @param lettersOnly of the topics only those of dead letters
     * @return whether all are clean; if not, there was no more time
     * @throws PartitionCopy.Unfinished if one was given up, once all others were tried
     */
    private boolean rid(BooleanSupplier stillLeads, Set<UUID> erased, boolean lettersOnly)
            throws SQLException, InterruptedException, ExecutionException, PartitionCopy.Unfinished {
        long begun = System.nanoTime();
        PartitionCopy.Unfinished unfinished = null;
        try (KafkaProducer<byte[], byte[]> producer = client.openForCopies()) {
            producer.initTransactions();
            if (!stillLeads.getAsBoolean()) {
                return false;
            }
            try (PartitionCopy copy = new PartitionCopy(client, producer, erased::contains, this::withoutIt)) {
                for (PartitionCopy.Place place : places(copy, lettersOnly)) {
                    if (System.nanoTime() - begun > AT_ONCE_NANOS) {
                        return false;
                    }
                    try {
                        copied += copy.rid(place);
                        clean.add(place.partition());
                    } catch (PartitionCopy.Unfinished e) {
                        unfinished = e;
                    }
                }
            }
        }
        if (unfinished != null) {
            throw unfinished;
        }
        return true;
    }

    private List<PartitionCopy.Place> places(PartitionCopy copy, boolean lettersOnly)
            throws SQLException, ExecutionException, InterruptedException {
        List<PartitionCopy.Place> places = new ArrayList<>();
        for (Topic topic : topics()) {
            copy.restorePolicy(topic);
            for (PartitionCopy.Place place : copy.places(topic)) {
                if ((place.holdsDeadLetters() || !lettersOnly) && !clean.contains(place.partition())) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /**
     * Whether it is time to look at dead letters once more. A consumer that had read a message before it went may set it aside
     * after that; how long it holds one is minutes, so a day is enough.
     */
    private boolean areLettersExpected() throws SQLException {
        if (System.nanoTime() - nextLetters < 0) {
            return false;
        }
        nextLetters = System.nanoTime() + LETTERS_NANOS;
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select exists (select from topic_erasure where done_at > ?)")) {
            s.setObject(1, clock.instant().minus(LETTERS_COME_FOR).atOffset(ZoneOffset.UTC));
            try (ResultSet row = s.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
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
        if (copied > 0 || !ids.isEmpty()) {
            LOG.infof("erased values are out of the topics; %d messages were copied", copied);
        }
        if (ids.isEmpty()) {
            return;
        }
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("update topic_erasure set done_at = ? where id = any(?)")) {
            s.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            s.setArray(2, c.createArrayOf("bigint", ids.toArray()));
            s.executeUpdate();
        }
    }
}
