package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job through {@code ./habeas} itself, on one stack; the steps are in the order of a user's day. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {

    private static final Path DATA =
            Path.of("../../shared/data").toAbsolutePath().normalize();
    private static final Path SEEDS = Path.of("../seeds").toAbsolutePath().normalize();
    private static final String RELEASE = DATA.resolve("corpus/docs/001.txt").toString();
    private static final String MANY = DATA.resolve("billstatus/117").toString();
    private static final int FILES = 746;
    private static final List<String> PARTS =
            List.of("legislation-service/", "ingest-service/", "detainee-service/", "kafka.Kafka ", "postgres");
    private static final String BILLS = DATA.resolve("billstatus/118").toString();

    @TempDir
    static Path folder;

    private static Stack stack;

    @BeforeAll
    static void up() throws Exception {
        stack = new Stack(folder);
        Stack.Said up = stack.habeas("up", "--detach");
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(up.text())
                .contains("seeds: 28 loaded, 0 known already, 0 failed")
                .containsPattern("ready in [0-9.]+ s");
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void documentsBecomeBillsAndPeopleWithQuotesAndEverybodyIsTold() throws Exception {
        // When
        Stack.Said ingest = stack.habeas("ingest", RELEASE, BILLS);
        // Then
        assertThat(ingest.text()).contains("6 documents, 0 duplicates, 5 bills").contains("0 failures");
        assertThat(ingest.exitCode()).isZero();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode documents = stack.bill("/118-sres-540/documents").body().path("items");
            assertThat(documents).hasSize(2);
            JsonNode mention = documents.get(0).path("mentions").get(0);
            assertThat(mention.path("start").asInt()).isEqualTo(3238);
            assertThat(mention.path("end").asInt()).isEqualTo(3247);
            assertThat(mention.path("quote").asText())
                    .contains(mention.path("text").asText());
            assertThat(stack.detainee("/ruben-vardanyan/documents").body().path("items"))
                    .hasSize(2);
        });
        JsonNode bill = stack.bill("/118-sres-540").body();
        assertThat(bill.path("status").asText()).isEqualTo("EXPIRED");
        assertThat(bill.path("statusSince").asText()).isEqualTo("2025-01-03");
        assertThat(bill.path("statusBeforeExpiry").asText()).isEqualTo("REFERRED");
        assertThat(bill.path("statusBeforeExpirySince").asText()).isEqualTo("2024-02-01");
        assertThat(bill.path("sponsor").path("bioguide").asText()).isEqualTo("M000133");
        assertThat(bill.path("cosponsors").asInt()).isEqualTo(15);
        JsonNode found = stack.detainee("?q=Vardanyan").body().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("custody").asText()).isEqualTo("HELD");
        assertThat(found.get(0).path("heldSince").asText()).isEqualTo("2023-09-27");
        Stack.Said alerts = stack.habeas("alerts", "--since", "beginning", "--backfill");
        assertThat(alerts.text())
                .contains("S.Res.540 (118th Congress): expired with its Congress on 3 January 2025")
                .contains("Ruben Vardanyan: held by Azerbaijan since 27 September 2023");
    }

    @Test
    @Order(2)
    void nineteenAreHeldAndFourWereReleased() throws Exception {
        assertThat(stack.detainee("?custody=HELD&count=exact&limit=1")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(19);
        assertThat(stack.detainee("?custody=FREE&count=exact&limit=1")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        JsonNode restricted = stack.detainee("/gubad-ibadoghlu").body();
        assertThat(restricted.path("custody").asText()).isEqualTo("RESTRICTED_LIBERTY");
        assertThat(restricted.path("proceedings").asText()).isEqualTo("SUSPENDED");
        assertThat(restricted.path("stale").asBoolean()).isTrue();
    }

    @Test
    @Order(3)
    void sameFilesAndSeedsAgainChangeNothing() throws Exception {
        // Given
        Map<String, Integer> before = settledCounts();
        // When
        Stack.Said again = stack.habeas("ingest", RELEASE, BILLS);
        Stack.Said seeds = stack.habeas("seed");
        // Then
        assertThat(again.text()).contains("0 documents, 6 duplicates").contains("0 failures");
        assertThat(seeds.text()).contains("seeds: 0 loaded, 28 known already, 0 failed");
        assertThat(settledCounts()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void oneBillChangeIsOneChangeOverAllLogs() throws Exception {
        Map<String, Integer> added = new HashMap<>();
        for (String service : stack.services()) {
            for (JsonNode change : stack.changes(service)) {
                if (change.path("type").asText().equals("bill.added")) {
                    added.merge(change.path("subject").asText(), 1, Integer::sum);
                }
            }
        }
        assertThat(added)
                .hasSize(5)
                .allSatisfy((bill, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    @Order(5)
    void secondUpOnARunningStackSaysSo() throws Exception {
        Stack.Said second = stack.habeas("up", "--detach");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.text()).contains("A stack is already running on");
        assertThat(stack.habeas("status").exitCode()).isZero();
    }

    @Test
    @Order(6)
    void killedPartsComeBackAndNothingIsLostOrTwice() throws Exception {
        int midway = 0;
        for (int part = 0; part < PARTS.size(); part++) {
            // Given
            int before = documents();
            String[] ingest = ingestOfEveryFifth(part);
            CompletableFuture<Stack.Said> sending = CompletableFuture.supplyAsync(() -> stack.habeasUnchecked(ingest));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> documents() >= before + 3);
            // When
            midway += sending.isDone() ? 0 : 1;
            kill(PARTS.get(part).equals("postgres") ? stack.postgres() : stack.part(PARTS.get(part)));
            awaitReady();
            // Then
            Stack.Said sent = sending.get(2, TimeUnit.MINUTES);
            assertThat(sent.text()).as(PARTS.get(part)).contains(" 0 failures");
        }
        // an ingest takes about a second; a kill right behind its end still finds all of it to be consumed
        assertThat(midway).as("parts killed while documents were being sent").isGreaterThanOrEqualTo(3);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(billsOf(117)).isEqualTo(FILES));
        settledCounts();
        assertThat(stack.setAside()).as("messages in dead-letter topics").isEmpty();
        for (String service : stack.services()) {
            List<Long> positions = stack.changes(service).stream()
                    .map(c -> c.path("position").asLong())
                    .toList();
            assertThat(positions).as(service).doesNotHaveDuplicates().isSorted();
            assertThat(positions.getLast()).as(service).isEqualTo(positions.size());
        }
        Map<String, Integer> added = new TreeMap<>();
        for (JsonNode change : stack.changes(stack.layout().legislationUrl())) {
            if (change.path("type").asText().equals("bill.added")) {
                added.merge(change.path("subject").asText(), 1, Integer::sum);
            }
        }
        assertThat(added)
                .hasSize(5 + FILES)
                .allSatisfy((bill, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    @Order(7)
    void everythingIsThereAfterARestart() throws Exception {
        // Given
        Map<String, JsonNode> before = records();
        String etag = stack.bill("/118-sres-540").etag().orElseThrow();
        // When
        assertThat(stack.habeas("down").exitCode()).isZero();
        Stack.Said up = stack.habeas("up", "--detach");
        // Then
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(up.text()).doesNotContain("seeds:");
        assertSame(before, records());
        assertThat(stack.bill("/118-sres-540").etag()).contains(etag);
    }

    @Test
    @Order(8)
    void seedsInReverseOrderGiveTheSameRecords(@TempDir Path other) throws Exception {
        try (Stack reverse = new Stack(other)) {
            Stack.Said up = reverse.habeas("up", "--detach", "--no-seeds");
            assertThat(up.exitCode()).as(up.text()).isZero();
            Stack.Said seed = reverse.habeas(
                    "seed",
                    SEEDS.resolve("documents").toString(),
                    SEEDS.resolve("detainees").toString(),
                    SEEDS.resolve("bills").toString());
            assertThat(seed.text()).contains("seeds: 28 loaded, 0 known already, 0 failed");
            // the release and the official files come last here, and came first or never there
            assertThat(reverse.habeas("ingest", MANY, BILLS, RELEASE).exitCode())
                    .isZero();
            Map<String, JsonNode> expected = records();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertSame(expected, records(reverse)));
        }
    }

    /** Names the first record that differs instead of showing eight hundred. */
    private static void assertSame(Map<String, JsonNode> expected, Map<String, JsonNode> actual) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, record) -> assertThat(actual.get(id)).as(id).isEqualTo(record));
    }

    private static Map<String, JsonNode> records() throws Exception {
        return records(stack);
    }

    /** Every bill and person with the documents that name them, without what tells when and in which order it came. */
    private static Map<String, JsonNode> records(Stack of) throws Exception {
        Map<String, JsonNode> all = new TreeMap<>();
        for (JsonNode bill : of.all(of.layout().legislationUrl() + "/v1/bills")) {
            String id = bill.path("id").asText();
            all.put(
                    id,
                    Timeless.of(
                            of.bill("/" + id + "?include=actions,cosponsors").body()));
            all.put(
                    id + " documents",
                    Timeless.titles(of.bill("/" + id + "/documents").body()));
        }
        for (JsonNode person : of.all(of.layout().detaineesUrl() + "/v1/detainees")) {
            String id = person.path("slug").asText();
            all.put(id, Timeless.of(of.detainee("/" + id).body()));
            all.put(
                    id + " documents",
                    Timeless.titles(of.detainee("/" + id + "/documents").body()));
        }
        return all;
    }

    /** How many changes each log holds once nothing more comes. */
    private static Map<String, Integer> settledCounts() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Map<String, Integer> now = new TreeMap<>();
                    for (String service : stack.services()) {
                        now.put(service, stack.changes(service).size());
                    }
                    boolean same = now.equals(counts);
                    counts.putAll(now);
                    return same;
                });
        return counts;
    }

    /** kill -9, and its end awaited. */
    private static void kill(ProcessHandle process) {
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static String[] ingestOfEveryFifth(int first) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(MANY))) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).hasSize(FILES);
            return IntStream.range(-1, FILES)
                    .filter(i -> i < 0 || i % PARTS.size() == first)
                    .mapToObj(i -> i < 0 ? "ingest" : sorted.get(i).toString())
                    .toArray(String[]::new);
        }
    }

    private static int documents() throws Exception {
        return stack.get(stack.layout().ingestUrl() + "/v1/documents?count=exact&limit=1")
                .body()
                .path("total")
                .asInt();
    }

    private static int billsOf(int congress) throws Exception {
        return stack.bill("?count=exact&limit=1&congress=" + congress)
                .body()
                .path("total")
                .asInt();
    }

    private static void awaitReady() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> stack.habeas("status").exitCode() == 0);
    }
}
