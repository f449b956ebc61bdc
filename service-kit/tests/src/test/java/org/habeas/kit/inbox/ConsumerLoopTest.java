package org.habeas.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.Topic;
import org.habeas.kit.change.LiveLog;
import org.habeas.kit.health.Threads;
import org.habeas.kit.test.BillMessages;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {

    /** Reads the bill records as the legislation-service does. */
    private interface Legislation extends EventHandler {

        @Override
        default String consumer() {
            return "legislation";
        }

        @Override
        default Set<Topic> topics() {
            return Set.of(Topic.BILL_RECORDS);
        }
    }

    /** Overflows the stack at one subject, and lists the others. */
    private static final class Endless implements Legislation {

        private final List<String> applied = new CopyOnWriteArrayList<>();

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
    private static final class Away implements Legislation {

        private final AtomicInteger calls = new AtomicInteger();

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
            send(log, "118-s-3", "118-s-3", "118-s-3");
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
            send(log, "118-s-1", "118-s-2");
            // Then
            await().atMost(Duration.ofSeconds(60)).until(() -> handler.applied.contains("118-s-2"));
            assertThat(threads.ended()).isEmpty();
            loop.wakeUp();
            loop.join();
        }
        assertThat(handler.applied).containsExactly("118-s-2");
    }

    /** Lists what it applies, and is the first or a later reading. */
    private record Reader(String reading, List<String> applied) implements Legislation {

        @Override
        public void on(Event event) {
            applied.add(((Event.ChangeEvent) event).change().subject());
        }
    }

    @Test
    void handlerWithAnotherReadingIsGivenEverythingAgainAndTheSameOneNothing() throws Exception {
        try (LiveLog log = new LiveLog()) {
            send(log, "118-s-4", "118-s-5");
            assertThat(appliedBy("legislation", log, "118-s-5")).containsExactlyInAnyOrder("118-s-4", "118-s-5");
            assertThat(appliedBy("legislation.2", log, "118-s-5")).containsExactlyInAnyOrder("118-s-4", "118-s-5");
            send(log, "118-s-6");
            assertThat(appliedBy("legislation.2", log, "118-s-6")).containsExactly("118-s-6");
        }
    }

    /** What a new consumer applies until it has come to a subject and all before it. */
    private static List<String> appliedBy(String reading, LiveLog log, String last) throws Exception {
        Reader handler = new Reader(reading, new CopyOnWriteArrayList<>());
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        ConsumerLoop loop = new ConsumerLoop(
                handler, new Inbox(log.dataSource(), Clock.systemUTC()), log.kafka(), new Threads(), metrics);
        loop.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> handler.applied().contains(last)
                        && handler.applied().size() >= (last.equals("118-s-5") ? 2 : 1));
        loop.wakeUp();
        loop.join();
        return handler.applied();
    }

    /** Waits in the first message until it is told to go on, and then fails. */
    private static final class Held implements Legislation {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void on(Event event) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the container is closed");
        }
    }

    @Test
    void failureOfAServiceThatStopsIsNotHeldAgainstTheMessage() throws Exception {
        // Given
        Held handler = new Held();
        try (LiveLog log = new LiveLog()) {
            send(log, "118-s-1", "118-s-2");
            ConsumerLoop loop = new ConsumerLoop(
                    handler,
                    new Inbox(log.dataSource(), Clock.systemUTC()),
                    log.kafka(),
                    new Threads(),
                    new SimpleMeterRegistry());
            loop.start();
            handler.begun.await();
            // When
            loop.wakeUp();
            handler.goOn.countDown();
            loop.join();
            // Then
            assertThat(setAside(log)).isZero();
            assertThat(handled(log.kafka())).isZero();
        }
    }

    @Test
    void nothingIsSetAsideWhileTheDatabaseRefusesTheService() throws Exception {
        // Given
        Endless handler = new Endless();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        try (LiveLog log = new LiveLog();
                Connection session = log.dataSource().getConnection();
                Statement s = session.createStatement()) {
            ConsumerLoop loop = new ConsumerLoop(
                    handler, new Inbox(log.dataSource(), Clock.systemUTC()), log.kafka(), new Threads(), metrics);
            // When: a refusal that is no broken connection (28P01)
            s.execute("alter role legislation password 'another'");
            send(log, "118-s-2");
            loop.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> metrics.counter("habeas.inbox.transient", "consumer", "legislation")
                                    .count()
                            > 4);
            s.execute("alter role legislation password 'legislation'");
            // Then
            await().atMost(Duration.ofSeconds(30)).until(() -> handler.applied.contains("118-s-2"));
            assertThat(setAside(log)).isZero();
            loop.wakeUp();
            loop.join();
        }
    }

    private static long setAside(LiveLog log) {
        return BillMessages.setAside(log.kafka(), Topic.BILL_RECORDS, "legislation");
    }

    private static void send(LiveLog log, String... bills) throws Exception {
        for (String bill : bills) {
            BillMessages.send(log.kafka(), bill, null);
        }
    }

    /** Up to which offset the consumer said that it dealt with the first partition. */
    private static long handled(String kafka) {
        TopicPartition first = new TopicPartition(Topic.BILL_RECORDS.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "group.id", "habeas.legislation"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            OffsetAndMetadata committed = consumer.committed(Set.of(first)).get(first);
            return committed == null ? 0 : committed.offset();
        }
    }
}
