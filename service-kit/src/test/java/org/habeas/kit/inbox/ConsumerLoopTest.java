package org.habeas.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.kit.change.LiveLog;
import org.habeas.kit.health.Threads;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {

    /** Overflows the stack at one subject, and lists the others. */
    private static final class Endless implements EventHandler {

        private final List<String> applied = new CopyOnWriteArrayList<>();

        @Override
        public String consumer() {
            return "legislation";
        }

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.BILL_RECORDS);
        }

        @Override
        public void on(Event event) {
            String subject = ((Event.ChangeEvent) event).change().subject();
            applied.add(subject.equals("118-s-1") ? deeper(subject) : subject);
        }

        private String deeper(String subject) {
            return subject + deeper(subject);
        }
    }

    /** Fails at the second message as a database does that goes away, and then no more. */
    private static final class Away implements EventHandler {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String consumer() {
            return "legislation";
        }

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.BILL_RECORDS);
        }

        @Override
        public void on(Event event) {
            if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException(new SQLTransientConnectionException("away"));
            }
        }
    }

    @Test
    void partitionGoesOnAfterAFailureBehindAMessageThatWasApplied() throws Exception {
        // Given: three messages of one partition, in one batch
        Away handler = new Away();
        try (LiveLog log = new LiveLog()) {
            send(log.kafka(), "118-s-3", "118-s-3", "118-s-3");
            ConsumerLoop loop = new ConsumerLoop(
                    handler,
                    new Inbox(log.dataSource(), Clock.systemUTC()),
                    log.kafka(),
                    new Threads(),
                    new SimpleMeterRegistry());
            // When
            loop.start();
            // Then
            // (without a transaction around it the inbox keeps what failed, so the second is not repeated here)
            await().atMost(Duration.ofSeconds(30)).until(() -> handler.calls.get() == 3);
            loop.wakeUp();
            loop.join();
        }
    }

    @Test
    void messageThatOverflowsTheStackDoesNotEndTheConsumer() throws Exception {
        // Given
        Endless handler = new Endless();
        Threads threads = new Threads();
        try (LiveLog log = new LiveLog()) {
            ConsumerLoop loop = new ConsumerLoop(
                    handler,
                    new Inbox(log.dataSource(), Clock.systemUTC()),
                    log.kafka(),
                    threads,
                    new SimpleMeterRegistry());
            loop.start();
            // When
            send(log.kafka(), "118-s-1", "118-s-2");
            // Then
            await().atMost(Duration.ofSeconds(60)).until(() -> handler.applied.contains("118-s-2"));
            assertThat(threads.ended()).isEmpty();
            loop.wakeUp();
            loop.join();
        }
        assertThat(handler.applied).containsExactly("118-s-2");
    }

    /** To one partition, so that the second is read after the first. */
    private static void send(String kafka, String... subjects)
            throws java.io.IOException, ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String subject : subjects) {
                Change change = new Change(
                        1,
                        Ids.newId(),
                        ChangeType.BILL_RECORD_PUBLISHED,
                        subject,
                        1,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null,
                        List.of(),
                        null,
                        null,
                        null);
                ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                        Topic.BILL_RECORDS.topicName(),
                        0,
                        subject.getBytes(StandardCharsets.UTF_8),
                        Json.mapper().writeValueAsBytes(change));
                message.headers().add(EventHeaders.ID, change.id().toString().getBytes(StandardCharsets.UTF_8));
                producer.send(message).get();
            }
        }
    }
}
