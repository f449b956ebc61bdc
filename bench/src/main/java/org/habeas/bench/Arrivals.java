package org.habeas.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.EventHeaders;
import org.jspecify.annotations.Nullable;

/** A bare consumer of one topic, read committed and otherwise with the client's defaults, that notes when what came. */
final class Arrivals implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Function<ConsumerRecord<byte[], byte[]>, UUID> identity;
    private final Map<UUID, Long> at = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Thread thread;
    private volatile byte @Nullable [] last;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param identity reads from a message by which id it is known to who caused it
     * @throws BenchmarkFailure if the broker does not know the topic, or not within 10 s of its creation
     */
    Arrivals(String bootstrap, String topic, Function<ConsumerRecord<byte[], byte[]>, UUID> identity)
            throws InterruptedException, BenchmarkFailure {
        this.identity = identity;
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (InterruptedException | BenchmarkFailure | KafkaException e) {
            consumer.close();
            throw e;
        }
        thread = Thread.ofPlatform().daemon().name("arrivals-" + topic).start(this::run);
    }

    /** A topic that was just created is not yet known to every part of the broker. */
    private List<TopicPartition> partitions(String topic) throws InterruptedException, BenchmarkFailure {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            if (!partitions.isEmpty()) {
                return partitions;
            }
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("the broker does not know " + topic);
            }
            Thread.sleep(50);
        }
    }

    /** What an event is known by to everyone. */
    static UUID eventId(ConsumerRecord<byte[], byte[]> message) {
        return UUID.fromString(header(message, EventHeaders.ID));
    }

    /** @throws IllegalStateException if there is none, which ends the consumer */
    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("an event without " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private void run() {
        try {
            while (true) {
                ConsumerRecords<byte[], byte[]> messages = consumer.poll(Duration.ofSeconds(1));
                long now = Clock.micros();
                for (ConsumerRecord<byte[], byte[]> message : messages) {
                    if (at.putIfAbsent(identity.apply(message), now) != null) {
                        repeated.incrementAndGet();
                    }
                    last = message.value();
                }
                tell();
            }
        } catch (WakeupException e) {
            // asked to end
        } catch (KafkaException | IllegalStateException e) {
            failure = e;
        } finally {
            consumer.close();
            tell();
        }
    }

    private synchronized void tell() {
        notifyAll();
    }

    /**
     * Waits until so many messages have come in all.
     *
     * @throws BenchmarkFailure if they have not within the time, or one of them was not as it has to be
     */
    synchronized void await(int count, Duration limit) throws InterruptedException, BenchmarkFailure {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            RuntimeException failed = failure;
            if (failed != null) {
                throw new BenchmarkFailure("the consumer failed: " + failed);
            }
            if (at.size() >= count) {
                return;
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new BenchmarkFailure(
                        "only " + at.size() + " of " + count + " messages came within " + limit.toSeconds() + " s");
            }
            wait(left);
        }
    }

    /** When each message came, in microseconds since 1970. */
    Map<UUID, Long> at() {
        return Map.copyOf(at);
    }

    int repeated() {
        return repeated.get();
    }

    byte @Nullable [] last() {
        return last;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
