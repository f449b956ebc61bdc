package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.Everywhere;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erased values leave the topics, whatever fails on the way, and nothing else leaves them or comes twice. */
class TopicEraserTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CHANGES = 8;
    private static final String SECRET = "zorvanquilletian";
    private static final ConfigResource STATES =
            new ConfigResource(ConfigResource.Type.TOPIC, Topic.BILLS_STATE.topicName());

    private static LiveLog log;

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @BeforeEach
    void forgetOtherTests() throws SQLException {
        log.clear();
    }

    @Test
    void partitionThatAnotherServiceWritesToHoldsUpNoOtherAndIsNotCalledDone() throws Exception {
        // Given: behind somebody's open transaction stand messages that nobody can read yet
        try (KafkaProducer<byte[], byte[]> other = somebody("another-service")) {
            other.initTransactions();
            other.beginTransaction();
            int held = other.send(new ProducerRecord<>(Topic.BILLS.topicName(), utf8("s2"), utf8("{}")))
                    .get()
                    .partition();
            tell();
            Set<String> kept = idsOf("position % 2 = 1");
            empty("position % 2 = 0");
            // When
            TopicEraser eraser = log.eraser();
            await().atMost(SOON).until(() -> {
                eraser.work(() -> true, CHANGES);
                return partitionsWith(SECRET).stream().allMatch((Topic.BILLS.topicName() + "-" + held)::equals);
            });
            // Then
            assertThat(partitionsWith(SECRET)).isNotEmpty();
            assertThat(log.number("select count(*) from topic_erasure where done_at is null"))
                    .isOne();
            // When
            other.abortTransaction();
            rid();
            // Then
            assertThat(partitionsWith(SECRET)).isEmpty();
            assertThat(events(Topic.BILLS)).containsExactlyInAnyOrderElementsOf(kept);
            assertThat(events(Topic.BILLS_STATE)).containsExactlyInAnyOrderElementsOf(kept);
        }
    }

    @Test
    void whatACrashLeftIsMadeUpFor() throws Exception {
        // Given: a copy is there, but what stands before it is not deleted, and a topic is open to deletion
        tell();
        List<ConsumerRecord<byte[], byte[]>> told = messages();
        Set<String> kept = idsOf("position % 2 = 1");
        empty("position % 2 = 0");
        try (KafkaProducer<byte[], byte[]> earlier = somebody("earlier");
                Admin admin = Admin.create(Map.of("bootstrap.servers", log.kafka()))) {
            policy(admin, "compact,delete");
            earlier.initTransactions();
            earlier.beginTransaction();
            for (ConsumerRecord<byte[], byte[]> message : told) {
                if (kept.contains(id(message))) {
                    long end = told.stream()
                                    .filter(m ->
                                            m.topic().equals(message.topic()) && m.partition() == message.partition())
                                    .mapToLong(ConsumerRecord::offset)
                                    .max()
                                    .orElseThrow()
                            + 1;
                    ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                            message.topic(), message.partition(), message.key(), message.value(), message.headers());
                    copy.headers().add(EventHeaders.COPIED, utf8(Long.toString(end)));
                    earlier.send(copy);
                }
            }
            earlier.commitTransaction();
            Set<String> copies = messages().stream()
                    .filter(m -> m.headers().lastHeader(EventHeaders.COPIED) != null)
                    .map(TopicEraserTest::place)
                    .collect(Collectors.toSet());
            // When
            rid();
            // Then: the copies are those that were there
            assertThat(messages().stream().map(TopicEraserTest::place)).containsExactlyInAnyOrderElementsOf(copies);
            assertThat(partitionsWith(SECRET)).isEmpty();
            assertThat(admin.describeConfigs(List.of(STATES))
                            .all()
                            .get()
                            .get(STATES)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    @Test
    void whatIsCleanIsNotCopiedAgainAndADeadLetterThatComesLateIsCleanedToo() throws Exception {
        // Given: of these changes something is left to say
        tell();
        ConsumerRecord<byte[], byte[]> read = messages().stream()
                .filter(m -> m.topic().equals(Topic.BILLS.topicName()))
                .findFirst()
                .orElseThrow();
        log.execute("update change set record = '{\"id\": \"a\"}', erased_at = now()");
        ask();
        rid();
        Set<String> cleaned = places();
        assertThat(partitionsWith(SECRET)).isEmpty();
        assertThat(cleaned).hasSize(2 * CHANGES);
        // When
        ask();
        rid();
        // Then
        assertThat(places()).isEqualTo(cleaned);
        // When: a consumer sets aside what it had read before
        String letters = Topic.BILLS.deadLetterName("late");
        try (KafkaProducer<byte[], byte[]> consumer = somebody(null);
                Admin admin = Admin.create(Map.of("bootstrap.servers", log.kafka()))) {
            admin.createTopics(List.of(new NewTopic(letters, 1, (short) 1)))
                    .all()
                    .get();
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(letters, 0, read.key(), read.value(), read.headers());
            letter.headers().add("habeas-error", utf8("What: " + SECRET));
            consumer.send(letter).get();
        }
        assertThat(partitionsWith(SECRET)).containsExactly(letters + "-0");
        log.eraser().work(() -> true, CHANGES);
        // Then
        assertThat(partitionsWith(SECRET)).isEmpty();
        assertThat(Everywhere.messages(log.kafka()).stream()
                        .filter(m -> m.topic().equals(letters))
                        .flatMap(m -> Arrays.stream(m.headers().toArray()))
                        .map(h -> new String(h.value(), StandardCharsets.UTF_8)))
                .noneMatch(h -> h.contains(SECRET));
        assertThat(Everywhere.messages(log.kafka()).stream()
                        .filter(m -> m.topic().equals(letters))
                        .map(TopicEraserTest::id))
                .containsExactly(id(read));
    }

    @Test
    void whatFailsIsTriedAgainLaterAndNotAtOnce() throws Exception {
        // Given
        tell();
        empty("position = 1");
        List<Integer> opened = new ArrayList<>();
        TopicEraser eraser = new TopicEraser(
                log.dataSource(),
                new EventRecords("test-service"),
                new PublisherClient(log.kafka(), "test-service") {
                    @Override
                    KafkaProducer<byte[], byte[]> openForCopies() {
                        opened.add(1);
                        throw new InvalidTxnTimeoutException("longer than the broker allows");
                    }
                },
                Clock.systemUTC());
        // When
        eraser.work(() -> true, CHANGES);
        boolean again = eraser.work(() -> true, CHANGES);
        // Then
        assertThat(opened).hasSize(1);
        assertThat(again).as("whether it did anything").isFalse();
    }

    /** Publishes changes of as many bills, each with the secret. */
    private static void tell() throws SQLException {
        for (long position = 1; position <= CHANGES; position++) {
            log.insert(position, "bill.added", "{\"id\": \"s%d\", \"title\": \"%s\"}".formatted(position, SECRET));
        }
        log.execute("update change set subject = 's' || position");
        EventRecords records = new EventRecords("test-service");
        try (KafkaProducer<byte[], byte[]> producer = log.client().open();
                var c = log.dataSource().getConnection();
                var s = c.prepareStatement(LogBatch.select("position > ?"))) {
            producer.initTransactions();
            producer.beginTransaction();
            s.setLong(1, 0);
            s.setInt(2, CHANGES);
            List<LoggedChange> batch = new ArrayList<>();
            try (var rows = s.executeQuery()) {
                while (rows.next()) {
                    batch.add(LoggedChange.read(rows));
                }
            }
            records.of(batch).forEach(producer::send);
            producer.commitTransaction();
        }
    }

    private static void empty(String which) throws SQLException {
        log.execute("update change set record = null, erased_at = now() where " + which);
        ask();
    }

    private static void ask() throws SQLException {
        log.execute("insert into topic_erasure (requested_at) values (now())");
    }

    /** Works until all that was asked for is done. */
    private static void rid() {
        TopicEraser eraser = log.eraser();
        await().atMost(SOON).until(() -> {
            eraser.work(() -> true, CHANGES);
            return log.number("select count(*) from topic_erasure where done_at is null") == 0;
        });
    }

    private static Set<String> idsOf(String which) throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (var c = log.dataSource().getConnection();
                var rows = c.createStatement().executeQuery("select id from change where " + which)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** What the topics have of the changes of this test, committed or not. */
    private static List<ConsumerRecord<byte[], byte[]>> messages() throws SQLException {
        Set<String> mine = idsOf("true");
        return Everywhere.messages(log.kafka()).stream()
                .filter(m -> m.headers().lastHeader(EventHeaders.ID) != null && mine.contains(id(m)))
                .toList();
    }

    private static List<String> events(Topic topic) throws SQLException {
        return messages().stream()
                .filter(m -> m.topic().equals(topic.topicName()))
                .map(TopicEraserTest::id)
                .toList();
    }

    private static Set<String> partitionsWith(String secret) throws SQLException {
        Set<String> erased = idsOf("erased_at is not null");
        return messages().stream()
                .filter(m -> m.value() != null && new String(m.value(), StandardCharsets.UTF_8).contains(secret))
                .filter(m -> erased.contains(id(m)))
                .map(m -> m.topic() + "-" + m.partition())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places() throws SQLException {
        return messages().stream().map(TopicEraserTest::place).collect(Collectors.toSet());
    }

    private static String place(ConsumerRecord<byte[], byte[]> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static String id(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.headers().lastHeader(EventHeaders.ID).value(), StandardCharsets.UTF_8);
    }

    private static KafkaProducer<byte[], byte[]> somebody(@Nullable String transactions) {
        return new KafkaProducer<>(
                transactions == null
                        ? Map.of("bootstrap.servers", log.kafka())
                        : Map.of("bootstrap.servers", log.kafka(), "transactional.id", transactions),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void policy(Admin admin, String policy) throws Exception {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(STATES, change)).all().get();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
