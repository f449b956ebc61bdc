package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a part does when another is away or frozen, on a stack that does not help itself. */
@Tag("beside")
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultTest {

    private static final Path DATA =
            Path.of("../../shared/data").toAbsolutePath().normalize();
    private static final Path SEEDS = Path.of("../seeds").toAbsolutePath().normalize();
    private static final int BILLS = 12;
    private static final int VERSIONS = 25;
    private static final int ROUNDS = Boolean.getBoolean("habeas.full") ? 12 : 3;

    @TempDir
    static Path folder;

    private static Stack stack;
    private static KafkaBroker broker;

    @BeforeAll
    static void up() throws Exception {
        SharedData.file("corpus/docs/001.txt");
        stack = new Stack(folder);
        Stack.Said up = stack.habeas("up", "--detach", "--no-seeds", "--no-restart");
        assertThat(up.exitCode()).as(up.text()).isZero();
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    @Order(1)
    void whatIsWrittenWhileKafkaIsAwayArrivesWhenItIsBack() throws Exception {
        // Given
        ProcessHandle kafka = stack.part("kafka.Kafka ");
        assertThat(kafka.destroyForcibly()).isTrue();
        kafka.onExit().join();
        // When
        Stack.Said ingest = stack.habeas(
                "ingest",
                DATA.resolve("corpus/docs/001.txt").toString(),
                DATA.resolve("billstatus/118").toString());
        Stack.Said seed = stack.habeas(
                "seed", SEEDS.resolve("detainees/ruben-vardanyan.yaml").toString());
        // Then
        assertThat(ingest.text()).contains("6 documents, 0 duplicates, 5 bills").contains("0 failures");
        assertThat(seed.text()).contains("1 loaded, 0 known already, 0 failed");
        assertThat(stack.detainee("/ruben-vardanyan").body().path("custody").asText())
                .isEqualTo("HELD");
        for (String service : stack.services()) {
            assertThat(stack.get(service + "/q/health/ready").status())
                    .as(service)
                    .isEqualTo(200);
        }
        assertThat(stack.bill("/118-sres-540").status()).isEqualTo(404);
        Stack.Said status = stack.habeas("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.text()).containsPattern("kafka +.*(dead|away|not)");
        // and when it is back, everything arrives
        broker = KafkaBroker.start(stack.layout().kafka(), stack.layout().kafkaPort());
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(stack.bill("/118-sres-540").body().path("status").asText())
                    .isEqualTo("EXPIRED");
            assertThat(stack.bill("/118-sres-540/documents").body().path("items"))
                    .hasSize(1);
            assertThat(stack.detainee("/ruben-vardanyan/documents").body().path("items"))
                    .hasSize(1);
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stack.habeas("alerts", "--since", "beginning", "--backfill")
                                .text())
                        .contains("S.Res.540 (118th Congress)")
                        .contains("Ruben Vardanyan: held by Azerbaijan"));
    }

    @Test
    @Order(2)
    void frozenPublisherThatWasOvertakenLeavesTheStateTopicEqualToTheRecords() throws Exception {
        ProcessHandle original = stack.part("legislation-service/");
        try (Twin twin = Twin.of(original, freePort(), folder.resolve("twin.log"))) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> stack.get(twin.url() + "/q/health/ready").status() == 200);
            Map<String, ProcessHandle> replicas =
                    Map.of(stack.layout().legislationUrl(), original, twin.url(), twin.process());
            for (int round = 0; round < ROUNDS; round++) {
                // Given: changes of the same bills are being published
                Path versions = versions(round);
                CompletableFuture<Stack.Said> sending =
                        CompletableFuture.supplyAsync(() -> stack.habeasUnchecked("ingest", versions.toString()));
                long before = published();
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> published() > before + 10);
                // When
                String frozen = active(replicas);
                Twin.freeze(replicas.get(frozen));
                try {
                    await("another replica publishes")
                            .atMost(Duration.ofSeconds(30))
                            .until(() -> replicas.keySet().stream()
                                    .filter(url -> !url.equals(frozen))
                                    .allMatch(FaultTest::isActive));
                    assertThat(sending.get(60, TimeUnit.SECONDS).exitCode()).isZero();
                    long overtaken = published();
                    sendOneMore(round);
                    // what the frozen one held: its partitions for 10 s, the locks of its transaction for 15
                    await("changes of what the frozen one held")
                            .atMost(Duration.ofSeconds(60))
                            .until(() -> published() > overtaken);
                } finally {
                    Twin.thaw(replicas.get(frozen));
                }
                // Then: it is so, and stays so when the thawed one has tried to go on
                String title = title(round, VERSIONS);
                await("round " + round)
                        .atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofMillis(500))
                        .during(Duration.ofSeconds(4))
                        .untilAsserted(() -> {
                            Map<String, JsonNode> records = records();
                            assertThat(records).hasSize(5 + BILLS);
                            assertThat(records.get("119-hr-9000").path("title").asText())
                                    .isEqualTo(title);
                            assertThat(states()).isEqualTo(records);
                        });
            }
        }
    }

    /** Every bill in {@code VERSIONS} versions, each later than the one before. */
    private static Path versions(int round) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions-" + round));
        for (int version = 0; version < VERSIONS; version++) {
            for (int bill = 0; bill < BILLS; bill++) {
                write(versions.resolve("v%03d-%03d.yaml".formatted(version, bill)), bill, round, version);
            }
        }
        return versions;
    }

    private static void sendOneMore(int round) throws Exception {
        Path last = Files.createDirectories(folder.resolve("last-" + round));
        for (int bill = 0; bill < BILLS; bill++) {
            write(last.resolve("v%03d.yaml".formatted(bill)), bill, round, VERSIONS);
        }
        assertThat(stack.habeas("ingest", last.toString()).exitCode()).isZero();
    }

    private static void write(Path file, int bill, int round, int version) throws IOException {
        Instant asOf = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(round * 1_000L + version);
        Files.writeString(file, """
                habeas: bill/1
                id: 119-hr-%d
                asOf: %s
                sources: [{publisher: Habeas, title: "A test of the publisher"}]
                introduced: 2026-01-01
                titles: [{text: "%s", kind: display}]
                """.formatted(9_000 + bill, asOf, title(round, version)));
    }

    private static String title(int round, int version) {
        return "Version %d of round %d".formatted(version, round);
    }

    private static String active(Map<String, ProcessHandle> replicas) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> replicas.keySet().stream()
                                .filter(FaultTest::isActive)
                                .toList(),
                        urls -> urls.size() == 1)
                .getFirst();
    }

    private static boolean isActive(String url) {
        try {
            return stack.text(url + "/q/metrics")
                    .lines()
                    .anyMatch(l -> l.startsWith("habeas_sequencer_active") && l.endsWith(" 1.0"));
        } catch (IOException e) {
            return false; // frozen
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many messages the log topic of the bills holds, markers of transactions included. */
    private static long published() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, Topic.BILLS)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static Map<String, JsonNode> records() throws Exception {
        Map<String, JsonNode> records = new TreeMap<>();
        for (JsonNode bill : stack.all(stack.layout().legislationUrl() + "/v1/bills")) {
            records.put(bill.path("id").asText(), bill);
        }
        return records;
    }

    /** What a new consumer of the compacted topic ends up with, and that its revision is the record's. */
    private static Map<String, JsonNode> states() throws Exception {
        Map<String, JsonNode> states = new TreeMap<>();
        Map<String, Long> revisions = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            var partitions = partitions(consumer, Topic.BILLS_STATE);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<String, byte[]> state : consumer.poll(Duration.ofMillis(200))) {
                    states.put(state.key(), Json.mapper().readTree(state.value()));
                    revisions.put(
                            state.key(),
                            Long.parseLong(new String(
                                    state.headers()
                                            .lastHeader(EventHeaders.REVISION)
                                            .value(),
                                    StandardCharsets.UTF_8)));
                }
            }
        }
        for (Map.Entry<String, Long> revision : revisions.entrySet()) {
            assertThat(stack.bill("/" + revision.getKey())
                            .body()
                            .path("revision")
                            .asLong())
                    .as(revision.getKey())
                    .isEqualTo(revision.getValue());
        }
        return states;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.layout().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
