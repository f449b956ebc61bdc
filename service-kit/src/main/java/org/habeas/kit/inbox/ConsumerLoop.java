package org.habeas.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.Topic;
import org.habeas.kit.health.Threads;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a handler's topics for ever. A failure pauses its partition, while polling goes on so that the group keeps its
 * member, and the message is tried again: without limit if the failure may pass, three times if it is the message's, which
 * is then set aside. Nothing is held against a message while the database does not answer, whatever the failure looks
 * like, or while the service stops. What is no fault of a message, such as a lack of memory, ends the thread, and with it
 * the liveness of the service.
 */
final class ConsumerLoop {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int TRIES = 3;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LAST_PAUSE_MILLIS = 5_000;

    private final EventHandler handler;
    private final Inbox inbox;
    private final String bootstrap;
    private final DeadLetters deadLetters;
    private final Counter applied;
    private final Counter repeated;
    private final Counter transientFailures;
    private final Counter undone;
    private final Threads threads;
    private final Map<TopicPartition, Pause> paused = new HashMap<>();
    private volatile boolean running = true;
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param offset of the message that failed
     * @param held how often it failed by what seems to be its own fault
     */
    private record Pause(long until, long length, long offset, int held) {}

    ConsumerLoop(EventHandler handler, Inbox inbox, String bootstrap, Threads threads, MeterRegistry metrics) {
        this.handler = handler;
        this.inbox = inbox;
        this.bootstrap = bootstrap;
        this.deadLetters = new DeadLetters(handler.consumer(), bootstrap, metrics);
        this.applied = metrics.counter("habeas.inbox.applied", "consumer", handler.consumer());
        this.repeated = metrics.counter("habeas.inbox.repeated", "consumer", handler.consumer());
        this.transientFailures = metrics.counter("habeas.inbox.transient", "consumer", handler.consumer());
        this.undone = metrics.counter("habeas.inbox.undone", "consumer", handler.consumer());
        this.threads = threads;
    }

    void start() {
        thread = threads.start("consumer-" + handler.consumer(), this::run);
    }

    void wakeUp() {
        running = false;
        KafkaConsumer<byte[], byte[]> c = consumer;
        if (c != null) {
            c.wakeup();
        }
    }

    void join() throws InterruptedException {
        if (thread != null) {
            thread.join(3_000);
        }
        deadLetters.close();
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> c = open()) {
                consumer = c;
                c.subscribe(handler.topics().stream().map(Topic::topicName).toList());
                paused.clear();
                while (running) {
                    resumeDue(c);
                    consume(c, c.poll(POLL));
                }
            } catch (WakeupException e) {
                LOG.debugf("consumer %s stops", handler.consumer());
            } catch (KafkaException e) {
                LOG.warnf(
                        "consumer %s starts again: %s",
                        handler.consumer(), e.getClass().getSimpleName());
                pauseThread();
            } catch (RuntimeException e) {
                LOG.errorf(e, "consumer-failed: %s begins again", handler.consumer());
                pauseThread();
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> c, ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            Batches.each(handler, batch.records(partition), some -> process(c, partition, some, done));
        }
        if (!done.isEmpty()) {
            try {
                c.commitSync(done);
            } catch (CommitFailedException e) {
                LOG.info("the partitions moved to another replica; it repeats what the inbox knows");
            }
        }
    }

    /**
     * Messages that follow one another; if they cannot be applied together, each is tried by itself, so that one that fails is
     * found and holds up none before it.
     *
     * @return whether all are dealt with; {@code done} says how far it came
     */
    private boolean process(
            KafkaConsumer<byte[], byte[]> c,
            TopicPartition partition,
            List<Batches.Received> batch,
            Map<TopicPartition, OffsetAndMetadata> done) {
        if (running && batch.size() > 1 && !paused.containsKey(partition) && applyTogether(batch)) {
            done.put(partition, new OffsetAndMetadata(batch.getLast().message().offset() + 1));
            return true;
        }
        for (Batches.Received received : batch) {
            ConsumerRecord<byte[], byte[]> message = received.message();
            if (!running || !process(c, partition, message)) {
                return false;
            }
            done.put(partition, new OffsetAndMetadata(message.offset() + 1));
            paused.remove(partition); // it goes again; a failure behind this message pauses it anew
        }
        return true;
    }

    private boolean applyTogether(List<Batches.Received> batch) {
        try {
            int now = inbox.applyTogether(handler, batch);
            applied.increment(now);
            repeated.increment(batch.size() - now);
            return true;
        } catch (Exception | StackOverflowError e) {
            undone.increment();
            LOG.infof(
                    "consumer %s applies %d messages one by one: %s",
                    handler.consumer(), batch.size(), e.getClass().getSimpleName());
            return false;
        }
    }

    /** Whether the message is dealt with: applied, known already, or set aside. If not, its partition waits. */
    private boolean process(
            KafkaConsumer<byte[], byte[]> c, TopicPartition partition, ConsumerRecord<byte[], byte[]> message) {
        try {
            boolean now = inbox.apply(handler, message);
            (now ? applied : repeated).increment();
            return true;
        } catch (Exception | StackOverflowError e) {
            Pause before = paused.get(partition);
            int held = before == null || before.offset() != message.offset() ? 0 : before.held();
            if (Failures.isTransient(e) || !running || !inbox.answers()) {
                transientFailures.increment();
            } else if (++held == TRIES) {
                LOG.errorf(e, "set aside: consumer %s, %s@%d", handler.consumer(), partition, message.offset());
                if (deadLetters.put(message, e)) {
                    return true;
                }
                held--;
            }
            long length = before == null ? FIRST_PAUSE_MILLIS : Math.min(before.length() * 2, LAST_PAUSE_MILLIS);
            paused.put(partition, new Pause(System.currentTimeMillis() + length, length, message.offset(), held));
            c.seek(partition, message.offset());
            c.pause(Set.of(partition));
            return false;
        }
    }

    private void resumeDue(KafkaConsumer<byte[], byte[]> c) {
        long now = System.currentTimeMillis();
        Set<TopicPartition> mine = c.assignment();
        paused.forEach((partition, pause) -> {
            if (pause.until() <= now && mine.contains(partition)) {
                c.resume(Set.of(partition));
            }
        });
    }

    private void pauseThread() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "habeas." + handler.reading());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
