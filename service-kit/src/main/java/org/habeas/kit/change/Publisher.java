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
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.habeas.kit.health.Threads;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes numbered changes to Kafka, in order, at least once: change, state and alert of a batch in one Kafka
 * transaction, and only after its acknowledgement the cursor in the database.
 *
 * <p>A publisher that was paused and overtaken must not write. On taking over it registers the service's
 * {@code transactional.id}, which fences whoever had it, then makes sure that it still leads, and only then reads the
 * cursor: whoever leads later registers later and fences this one in turn.
 *
 * <p>A change that cannot be published as it is (its message is larger than the topic takes, or this version cannot read
 * it) stops the publisher in front of it. To go round it would lose it and let later changes of its subject overtake it,
 * and those who keep in sync would never know; so what comes before it is published, the log of the service, {@code
 * habeas.publish.stopped} and the readiness check say where it stands, and everything after it waits in the change log.
 * It is tried once a minute, and at once by whoever leads next, for what helps is done from outside: a topic that takes
 * more, or a newer version. {@link ChangeLog} refuses what would be too large before it is committed.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final int BATCH = 500;
    private static final long FALLBACK_POLL_MILLIS = 500;
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    private static final Duration STOPPED_RETRY = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final EventRecords records;
    private final PublisherClient client;
    private final TopicEraser eraser;
    private final Timer latency;
    private final BlockingQueue<List<LoggedChange>> offered = new ArrayBlockingQueue<>(8);
    private volatile @Nullable BooleanSupplier leadership;
    private volatile boolean running;
    private volatile long published;
    private volatile @Nullable Stop stop;
    private long oneByOneUpTo;
    private boolean logHasMore;
    private final Threads threads;
    private @Nullable Thread thread;

    /** In front of which change the publisher stands still, and why. */
    record Stop(long position, String reason) {}

    Publisher(
            DataSource dataSource,
            EventRecords records,
            PublisherClient client,
            TopicEraser eraser,
            Threads threads,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.records = records;
        this.client = client;
        this.eraser = eraser;
        this.threads = threads;
        this.latency = metrics.timer("habeas.publish");
        metrics.gauge("habeas.published.position", this, p -> p.published);
        metrics.gauge("habeas.publish.stopped", this, p -> p.stop == null ? 0 : 1);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = threads.start("publisher", this::run);
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

    /** Says that something was numbered which is not handed over: it is to be read from the log. */
    void wake() {
        offered.offer(List.of()); // with the queue full it is awake
    }

    /** Where the publisher stands still, if it does. */
    Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        while (running) {
            BooleanSupplier mine = leadership;
            try {
                if (mine == null) {
                    stop = null;
                    offered.clear();
                    Thread.sleep(20);
                    continue;
                }
                if (!mine.getAsBoolean()) { // to register now would fence whoever leads by now
                    Thread.sleep(20);
                    continue;
                }
                try (KafkaProducer<byte[], byte[]> producer = client.open()) {
                    producer.initTransactions();
                    if (!mine.getAsBoolean()) {
                        continue;
                    }
                    published = cursor();
                    boolean isRegistered = true;
                    while (running && leadership == mine && isRegistered) {
                        List<LoggedChange> batch = next();
                        if (!batch.isEmpty()) {
                            long begun = System.nanoTime();
                            publish(producer, batch);
                            latency.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                            retry = FIRST_RETRY;
                            stop = null;
                        }
                        isRegistered = !eraser.work(mine, published);
                    }
                }
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                return;
            } catch (KafkaException | SQLException e) {
                if (isPermanent(e)) {
                    standStill(mine, e);
                    continue;
                }
                LOG.warnf(
                        "publishing stopped and will be tried again: %s",
                        e.getClass().getSimpleName());
                retry = pause(retry);
            } catch (UnreadableChange e) {
                standStill(mine, e);
            } catch (RuntimeException e) {
                LOG.errorf(e, "publisher-failed: it begins again in %d ms", retry.toMillis());
                retry = pause(retry);
            }
        }
    }

    /** Waits, and says how long to wait the next time. */
    private Duration pause(Duration retry) {
        try {
            Thread.sleep(retry.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration next = retry.multipliedBy(2);
        return next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
    }

    /** Whether one message of the batch is what failed, and would fail again. */
    private static boolean isPermanent(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof RecordTooLargeException
                    || t instanceof RecordBatchTooLargeException
                    || t instanceof InvalidRecordException
                    || t instanceof SerializationException) {
                return true;
            }
        }
        return false;
    }

    /** In a batch the changes are first tried one by one, to publish those before the one that fails and to find it. */
    private void standStill(@Nullable BooleanSupplier mine, Exception failure) {
        if (published >= oneByOneUpTo) {
            oneByOneUpTo = published + BATCH;
            return;
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Stop here = new Stop(published + 1, root.getClass().getSimpleName());
        if (!here.equals(stop)) {
            LOG.errorf(failure, "publisher-stopped: change %d cannot be published", here.position());
        }
        stop = here;
        long until = System.nanoTime() + STOPPED_RETRY.toNanos();
        while (running && leadership == mine && System.nanoTime() < until) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The changes after the last published one: those just handed over, if they follow it, else from the log. */
    private List<LoggedChange> next() throws InterruptedException, SQLException {
        List<LoggedChange> batch = offered.poll(logHasMore ? 0 : FALLBACK_POLL_MILLIS, TimeUnit.MILLISECONDS);
        while (batch != null && (batch.isEmpty() || batch.getLast().change().position() <= published)) {
            batch = offered.poll();
        }
        logHasMore = false;
        if (published < oneByOneUpTo) {
            return fromLog(published, 1);
        }
        if (batch != null && batch.getFirst().change().position() == published + 1) {
            return withWhatFollows(batch);
        }
        return fromLog(published, BATCH);
    }

    /** One transaction for all that was numbered while the last one was under way. */
    private List<LoggedChange> withWhatFollows(List<LoggedChange> first) {
        List<LoggedChange> all = first;
        List<LoggedChange> next = offered.peek();
        while (next != null
                && !next.isEmpty()
                && next.getFirst().change().position() == all.getLast().change().position() + 1
                && all.size() + next.size() <= BATCH) {
            offered.remove();
            if (all == first) {
                all = new ArrayList<>(first);
            }
            all.addAll(next);
            next = offered.peek();
        }
        return all;
    }

    private List<LoggedChange> fromLog(long after, int limit) throws SQLException {
        List<LoggedChange> batch = new ArrayList<>();
        long bytes = 0;
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(LogBatch.select("position > ?"))) {
            s.setLong(1, after);
            s.setInt(2, limit);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    batch.add(LoggedChange.read(rows));
                    bytes = LogBatch.bytes(rows);
                }
            }
        }
        logHasMore = !LogBatch.isAll(batch.size(), limit, bytes);
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

    /**
     * Losing this commit in a crash only repeats what was published, so it need not wait for the disk: the setting holds for
     * the transaction of this one statement.
     */
    private void moveCursor(long position) throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement u = c.prepareStatement("update change_cursor set position = greatest(position, ?) "
                        + "where name = 'kafka' and set_config('synchronous_commit', 'off', true) is not null")) {
            u.setLong(1, position);
            u.executeUpdate();
        }
    }
}
