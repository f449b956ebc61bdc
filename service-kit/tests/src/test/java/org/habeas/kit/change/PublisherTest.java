package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.habeas.kit.health.Threads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the publisher does with a change that cannot be published, and when another one leads. */
class PublisherTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MIB = 1024 * 1024;

    private static LiveLog log;

    private final Threads threads = new Threads();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Publisher publisher;

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @BeforeEach
    void start() throws SQLException {
        log.clear();
        publisher = new Publisher(
                log.dataSource(), new EventRecords("test-service"), log.client(), log.eraser(), threads, metrics);
        publisher.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        publisher.stop(new ShutdownEvent());
    }

    @ParameterizedTest
    @CsvSource({
        "bill-record.published, 18", // more than the producer sends
        "detainee.added, 7" // more than the broker takes on its topic
    })
    void standsStillBeforeAChangeThatIsTooLargeAndLosesNothing(String type, int mebibytes) throws SQLException {
        // Given
        log.insert(1L, "bill.added", "{\"id\": \"a\"}");
        log.insert(2L, type, log.record(mebibytes * MIB));
        log.insert(3L, "bill.added", "{\"id\": \"a\"}");
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(publisher.stopped()).contains(new Publisher.Stop(2, "RecordTooLargeException")));
        assertThat(log.published()).isEqualTo(1);
        assertThat(metrics.get("habeas.publish.stopped").gauge().value()).isEqualTo(1);
        assertThat(new PublishingReady(publisher).call().getData().orElseThrow())
                .containsEntry("stoppedBefore", 2L);
        assertThat(threads.ended()).isEmpty();
        // When
        log.execute("update change set record = '{\"id\": \"a\"}' where position = 2");
        publisher.resign();
        await().atMost(SOON).until(() -> publisher.stopped().isEmpty());
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON).until(() -> log.published() == 3);
        assertThat(publisher.stopped()).isEmpty();
    }

    @Test
    void standsStillBeforeAChangeThatItCannotRead() throws SQLException {
        // Given
        log.insert(1L, "bill.added", "{\"id\": \"a\"}");
        log.insert(2L, "bill.of-a-newer-version", "{\"id\": \"a\"}");
        log.insert(3L, "bill.added", "{\"id\": \"a\"}");
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(publisher.stopped())
                        .hasValueSatisfying(stop -> assertThat(stop.position()).isEqualTo(2)));
        assertThat(log.published()).isEqualTo(1);
        assertThat(threads.ended()).isEmpty();
    }

    @Test
    void largestBillRecordThatTheLogAcceptsIsPublished() throws SQLException {
        // Given
        log.insert(1L, "bill-record.published", log.record(EventSizes.largest(Topic.BILL_RECORDS) - 2048));
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON).until(() -> log.published() == 1);
    }

    @Test
    void whatWasNumberedMeanwhileGoesInOneTransaction() throws SQLException {
        // Given
        List<LoggedChange> numbered = new ArrayList<>();
        for (long position = 1; position <= 4; position++) {
            log.insert(position, "bill.added", "{\"id\": \"a\"}");
        }
        try (Connection c = log.dataSource().getConnection();
                PreparedStatement s = c.prepareStatement(LogBatch.select("position > ?"))) {
            s.setLong(1, 0);
            s.setInt(2, 10);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    numbered.add(LoggedChange.read(rows));
                }
            }
        }
        // When: it is asked whether it still leads before it registers, and again just before it begins
        AtomicInteger asked = new AtomicInteger();
        publisher.lead(() -> {
            if (asked.incrementAndGet() == 2) {
                publisher.offer(numbered.subList(0, 1));
                publisher.offer(numbered.subList(1, 3));
                publisher.offer(numbered.subList(3, 4));
            }
            return true;
        });
        // Then
        await().atMost(SOON).until(() -> log.published() == 4);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(metrics.get("habeas.publish").timer().count())
                                .isEqualTo(1));
    }

    @Test
    void overtakenPublisherWritesNothingOfTheBatchItHadTaken() throws Exception {
        // Given: one publisher has taken a batch and not yet sent it
        log.insert(1L, "bill.added", "{\"id\": \"a\", \"title\": \"older\"}");
        HeldRecords held = new HeldRecords("overtaken");
        WatchedClient watched = new WatchedClient(log.kafka());
        SimpleMeterRegistry its = new SimpleMeterRegistry();
        Publisher overtaken = new Publisher(log.dataSource(), held, watched, log.eraser(), threads, its);
        AtomicInteger asked = new AtomicInteger();
        overtaken.start(new StartupEvent());
        try {
            overtaken.lead(() -> {
                if (asked.incrementAndGet() > 2) {
                    overtaken.resign();
                }
                return asked.get() <= 2;
            });
            assertThat(held.taken.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            // and another one leads and publishes what is newer
            log.insert(2L, "bill.added", "{\"id\": \"a\", \"title\": \"newer\"}");
            log.execute("update change set revision = 2 where position = 2");
            publisher.lead(() -> true);
            await().atMost(SOON).until(() -> log.published() == 2);
            // When
            held.released.countDown();
            // Then: it fails because it is fenced
            await().atMost(SOON)
                    .until(() ->
                            asked.get() > 2 || its.get("habeas.publish").timer().count() > 0);
            assertThat(watched.failure.get())
                    .isNotNull()
                    .extracting(PublisherTest::root)
                    .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
            for (Topic topic : List.of(Topic.BILLS, Topic.BILLS_STATE)) {
                assertThat(messages(topic, "read_uncommitted"))
                        .as("%s", topic)
                        .extracting(m -> header(m, EventHeaders.SOURCE))
                        .contains("/test-service")
                        .doesNotContain("/overtaken");
            }
            ConsumerRecord<String, String> state =
                    messages(Topic.BILLS_STATE, "read_committed").getLast();
            assertThat(state.value()).contains("newer");
            assertThat(header(state, EventHeaders.REVISION)).isEqualTo("2");
            assertThat(log.published()).isEqualTo(2);
        } finally {
            held.released.countDown();
            overtaken.stop(new ShutdownEvent());
        }
    }

    @Test
    void publisherThatLeadsNoLongerFencesNobody() throws Exception {
        // Given: its session is gone, and nobody has told it yet
        AtomicInteger opened = new AtomicInteger();
        PublisherClient counting = new PublisherClient(log.kafka(), "test-service") {
            @Override
            KafkaProducer<byte[], byte[]> open() {
                opened.incrementAndGet();
                return super.open();
            }
        };
        Publisher overtaken = new Publisher(
                log.dataSource(),
                new EventRecords("overtaken"),
                counting,
                log.eraser(),
                threads,
                new SimpleMeterRegistry());
        AtomicInteger asked = new AtomicInteger();
        // When
        overtaken.start(new StartupEvent());
        try {
            overtaken.lead(() -> asked.incrementAndGet() < 0);
            await().atMost(SOON).until(() -> asked.get() >= 5);
        } finally {
            overtaken.stop(new ShutdownEvent());
        }
        // Then
        assertThat(opened).hasValue(0);
    }

    /** Says when the publisher has taken its first batch, and holds it there. */
    private static final class HeldRecords extends EventRecords {

        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        HeldRecords(String service) {
            super(service);
        }

        @Override
        List<ProducerRecord<byte[], byte[]>> of(List<LoggedChange> batch) {
            taken.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            return super.of(batch);
        }
    }

    /** Remembers the first failure of a producer. */
    private static final class WatchedClient extends PublisherClient {

        private final AtomicReference<KafkaException> failure = new AtomicReference<>();

        WatchedClient(String bootstrap) {
            super(bootstrap, "test-service");
        }

        @Override
        KafkaProducer<byte[], byte[]> open() {
            return new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
                    try {
                        return super.send(message);
                    } catch (KafkaException e) {
                        failure.compareAndSet(null, e);
                        throw e;
                    }
                }

                @Override
                public void commitTransaction() {
                    try {
                        super.commitTransaction();
                    } catch (KafkaException e) {
                        failure.compareAndSet(null, e);
                        throw e;
                    }
                }
            };
        }
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** All that a topic holds about the one subject of these tests, in order. */
    private static List<ConsumerRecord<String, String>> messages(Topic topic, String isolation) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                log.kafka(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
