package org.habeas.kit.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes numbered changes to Kafka, in order, at least once: change, state and alert of a batch in one Kafka
 * transaction, and only after its acknowledgement the cursor in the database.
 *
 * <p>A publisher that was paused and overtaken must not write. On taking over it registers the service's
 * {@code transactional.id}, which fences whoever had it, then makes sure that it still leads, and only then reads the
 * cursor: whoever leads later registers later and fences this one in turn.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BATCH = 500;
    private static final long FALLBACK_POLL_MILLIS = 500;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final EventRecords records;
    private final PublisherClient client;
    private final Timer latency;
    private final BlockingQueue<List<LoggedChange>> offered = new ArrayBlockingQueue<>(8);
    private volatile @Nullable BooleanSupplier leadership;
    private volatile boolean running;
    private volatile long published;
    private @Nullable Thread thread;

    Publisher(DataSource dataSource, EventRecords records, PublisherClient client, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.records = records;
        this.client = client;
        this.latency = metrics.timer("habeas.publish");
        metrics.gauge("habeas.published.position", this, p -> p.published);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("publisher").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread t = thread;
        if (t != null) {
            t.interrupt();
            t.join(3_000);
        }
    }

    /** From now on this replica publishes, as long as {@code stillLeads}. */
    void lead(BooleanSupplier stillLeads) {
        leadership = stillLeads;
    }

    void resign() {
        leadership = null;
    }

    /** Hands over a batch that was just numbered; one that does not fit is read back from the log later. */
    void offer(List<LoggedChange> batch) {
        if (!offered.offer(batch)) {
            LOG.debug("the publisher is behind; it will read from the log");
        }
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        while (running) {
            BooleanSupplier mine = leadership;
            try {
                if (mine == null) {
                    offered.clear();
                    Thread.sleep(20);
                    continue;
                }
                try (KafkaProducer<byte[], byte[]> producer = client.open()) {
                    producer.initTransactions();
                    if (!mine.getAsBoolean()) {
                        continue;
                    }
                    published = cursor();
                    while (running && leadership == mine) {
                        List<LoggedChange> batch = next();
                        if (!batch.isEmpty()) {
                            long begun = System.nanoTime();
                            publish(producer, batch);
                            latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                            retry = FIRST_RETRY;
                        }
                    }
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (KafkaException | SQLException | ChangeLogFailure e) {
                LOG.warnf(
                        "publishing stopped and will be tried again: %s",
                        e.getClass().getSimpleName());
                try {
                    Thread.sleep(retry.toMillis());
                } catch (InterruptedException interrupted) {
                    return;
                }
                retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
            }
        }
    }

    /** The changes after the last published one: those just handed over, if they follow it, else from the log. */
    private List<LoggedChange> next() throws InterruptedException, SQLException {
        List<LoggedChange> batch = offered.poll(FALLBACK_POLL_MILLIS, TimeUnit.MILLISECONDS);
        while (batch != null && batch.getLast().change().position() <= published) {
            batch = offered.poll();
        }
        if (batch != null && batch.getFirst().change().position() == published + 1) {
            return batch;
        }
        return fromLog(published);
    }

    private List<LoggedChange> fromLog(long after) throws SQLException {
        List<LoggedChange> batch = new ArrayList<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select " + LoggedChange.COLUMNS
                        + " from change where position > ? order by position limit ?")) {
            s.setLong(1, after);
            s.setInt(2, BATCH);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    batch.add(LoggedChange.read(rows));
                }
            }
        }
        return batch;
    }

    private void publish(KafkaProducer<byte[], byte[]> producer, List<LoggedChange> batch) throws SQLException {
        List<ProducerRecord<byte[], byte[]>> out = records.of(batch);
        if (!out.isEmpty()) {
            producer.beginTransaction();
            for (ProducerRecord<byte[], byte[]> record : out) {
                producer.send(record);
            }
            producer.commitTransaction();
        }
        long last = batch.getLast().change().position();
        moveCursor(last);
        published = last;
    }

    private long cursor() throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select position from change_cursor where name = 'kafka'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Losing this commit in a crash only repeats what was published, so it need not wait for the disk. */
    private void moveCursor(long position) throws SQLException {
        try (Connection c = dataSource.getConnection()) {
            c.setAutoCommit(false);
            try (Statement s = c.createStatement();
                    PreparedStatement u = c.prepareStatement(
                            "update change_cursor set position = greatest(position, ?) where name = 'kafka'")) {
                s.execute("set local synchronous_commit = off");
                u.setLong(1, position);
                u.executeUpdate();
                c.commit();
            } catch (SQLException e) {
                c.rollback();
                throw e;
            } finally {
                c.setAutoCommit(true);
            }
        }
    }
}
