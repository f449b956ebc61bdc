package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.habeas.bench.status.BillFiles;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job through {@code ./habeas} itself, on one stack; the steps are in the order of a user's day. First of all tests, for the
 * classes that it keeps are those with which the stacks of the others start.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {

    private static final Path DATA =
            Path.of("../../shared/data").toAbsolutePath().normalize();
    private static final Path SEEDS = Path.of("../seeds").toAbsolutePath().normalize();
    private static final String RELEASE = DATA.resolve("corpus/docs/001.txt").toString();
    private static final String MANY = DATA.resolve("billstatus/117").toString();
    private static final String ARCHIVE = "billstatus/billstatus-117-all.tar.xz";
    private static final int FILES = 746;
    /** So many beside them in each archive, that its import has several transactions. */
    private static final int MORE_FILES = 150;

    private static final int BILLS_117 = FILES + 6 * MORE_FILES;
    private static final int BATCH = 100;
    private static final String NEW_BILL = "119-s-9100";
    private static final List<String> PARTS = List.of(
            "legislation-service/", "ingest-service/", "detainee-service/", "kafka.Kafka ", "postgres", "dashboard/");
    private static final Pattern READY = Pattern.compile("ready in ([0-9.]+) s");
    /** On a machine that does nothing else; docs/performance.md has the figures. */
    private static final double FIRST_UP_SECONDS = 60;

    private static final double SECOND_UP_SECONDS = 15;
    /** What a busy machine is granted. */
    private static final double SLACK = 2;

    private static final long MOST_BYTES = 1_500_000_000;
    private static final String BILLS = DATA.resolve("billstatus/118").toString();

    @TempDir
    static Path folder;

    private static Stack stack;
    private static List<Path> archives;
    private static double firstUp;
    private static long memory;

    @BeforeAll
    static void up() throws Exception {
        SharedData.file("corpus/docs/001.txt");
        SharedData.file("billstatus/117");
        SharedData.file(ARCHIVE);
        stack = new Stack(folder);
        for (Path archive : classArchives()) { // the first start after a build has none
            Files.delete(archive);
        }
        Stack.Said up = stack.habeas("up", "--detach");
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(up.text()).contains("seeds: 31 loaded, 0 known already, 0 failed");
        firstUp = seconds(up);
        memory = stack.residentBytes();
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    @Order(0)
    void firstUpIsReadyWithinAMinuteInOneAndAHalfGigabytes() {
        System.out.printf("first up with seeds: %.1f s; memory when idle: %d MB%n", firstUp, memory / 1_000_000);
        assertThat(firstUp).as("seconds").isLessThanOrEqualTo(FIRST_UP_SECONDS * SLACK);
        assertThat(memory).as("bytes").isLessThan(MOST_BYTES);
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
        assertThat(seeds.text()).contains("seeds: 0 loaded, 31 known already, 0 failed");
        assertThat(settledCounts()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void oneBillChangeIsOneChangeOverAllLogs() throws Exception {
        // Given
        assertThat(stack.habeas("ingest", newBill("first", "").toString()).text())
                .contains("1 bill,");
        await().until(() -> stack.bill("/" + NEW_BILL).status() == 200);
        Map<String, Integer> before = settledCounts();
        // When
        String more = """
                cosponsors: [{bioguide: W000437, name: "Sen. Wicker, Roger F. [R-MS]", joined: 2026-01-02}]
                actions: [{date: 2026-01-02, text: "Read twice and referred to the Committee on Foreign Relations."}]
                """;
        assertThat(stack.habeas("ingest", newBill("second", more).toString()).text())
                .contains("1 bill,");
        await().until(() -> stack.bill("/" + NEW_BILL).body().path("cosponsors").asInt() == 1);
        // Then
        assertThat(settledCounts().get(stack.layout().legislationUrl()))
                .isGreaterThan(before.get(stack.layout().legislationUrl()));
        Map<String, Integer> told = new TreeMap<>();
        for (String service : stack.services()) {
            for (JsonNode change : stack.changes(service)) {
                if (change.path("subject").asText().equals(NEW_BILL)) {
                    told.merge(change.path("type").asText(), 1, Integer::sum);
                }
            }
        }
        assertThat(told)
                .containsEntry("bill-record.published", 2) // one for each of the two files
                .containsEntry("bill.added", 1)
                .containsEntry("bill.status-changed", 1)
                .containsEntry("bill.cosponsors-changed", 1);
        told.remove("bill-record.published");
        assertThat(told.values()).allMatch(times -> times == 1);
        // and on Kafka each of them once
        Map<String, Integer> published = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : stack.messages(List.of(Topic.BILLS.topicName()))) {
            JsonNode change = Json.mapper().readTree(message.value());
            if (change.path("subject").asText().equals(NEW_BILL)) {
                published.merge(change.path("type").asText(), 1, Integer::sum);
            }
        }
        assertThat(published).isEqualTo(told);
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
        archives = archivesOfBills();
        int midway = 0;
        for (int part = 0; part < PARTS.size(); part++) {
            // Given
            int before = documents();
            Path archive = archives.get(part);
            CompletableFuture<Stack.Said> sending =
                    CompletableFuture.supplyAsync(() -> stack.habeasUnchecked("ingest", archive.toString()));
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> documents() > before);
            // When: the first files of the archive are taken, and it goes on
            midway += sending.isDone() ? 0 : 1;
            kill(PARTS.get(part).equals("postgres") ? stack.postgres() : stack.part(PARTS.get(part)));
            awaitReady();
            // Then
            Stack.Said sent = sending.get(2, TimeUnit.MINUTES);
            String counted = "%1$d documents, 0 duplicates, %1$d bills".formatted(size(archive));
            assertThat(sent.text()).as(PARTS.get(part)).contains(counted).contains(" 0 failures");
        }
        // an import takes few seconds; a kill right behind its end still finds all of it to be consumed
        assertThat(midway)
                .as("parts killed while an archive was being imported")
                .isGreaterThanOrEqualTo(PARTS.size() - 1);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(billsOf(117)).isEqualTo(BILLS_117));
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
                .hasSize(6 + BILLS_117)
                .allSatisfy((bill, times) -> assertThat(times).isEqualTo(1));
        assertKafkaCarriesWhatTheServicesTell();
    }

    @Test
    @Order(7)
    void everythingIsThereAfterARestart() throws Exception {
        // Given
        Map<String, JsonNode> before = records();
        String etag = stack.bill("/118-sres-540").etag().orElseThrow();
        // When
        assertThat(stack.habeas("down").exitCode()).isZero();
        List<Path> kept = classArchives();
        Stack.Said up = stack.habeas("up", "--detach");
        // Then
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(up.text()).doesNotContain("seeds:");
        assertThat(kept)
                .as("classes kept for the next start")
                .hasSize(5)
                .allSatisfy(archive -> assertThat(stack.isMapped(archive)).isTrue());
        System.out.printf("second up with %d bills: %.1f s%n", 6 + BILLS_117, seconds(up));
        assertThat(seconds(up)).as("seconds").isLessThanOrEqualTo(SECOND_UP_SECONDS * SLACK);
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
            // the release and the official files come last here, and came first or never there; so does the older
            // version
            for (String version : List.of("second", "first")) {
                assertThat(reverse.habeas(
                                        "ingest",
                                        folder.resolve(version + ".yaml").toString())
                                .exitCode())
                        .isZero();
            }
            // here nothing is killed during the imports
            List<String> ingest = new ArrayList<>(List.of("ingest", BILLS, RELEASE));
            archives.forEach(archive -> ingest.add(archive.toString()));
            assertThat(reverse.habeas(ingest.toArray(String[]::new)).exitCode()).isZero();
            Map<String, JsonNode> expected = records();
            await().atMost(Duration.ofSeconds(60)) // to read all of them again and again would hold up what is awaited
                    .until(() -> bills(reverse) == bills(stack));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertSame(expected, records(reverse)));
        }
    }

    /** Every change on its topic, every alert on theirs, and of every record its last state. */
    private static void assertKafkaCarriesWhatTheServicesTell() throws Exception {
        Map<Topic, Set<String>> told = new EnumMap<>(Topic.class);
        for (String service : stack.services()) {
            for (JsonNode change : stack.changes(service)) { // without a token: those that are CLEAR
                Topic topic = ChangeType.ofCode(change.path("type").asText())
                        .orElseThrow()
                        .topic(Tlp.CLEAR)
                        .orElseThrow();
                told.computeIfAbsent(topic, t -> new TreeSet<>())
                        .add(change.path("id").asText());
            }
        }
        assertThat(told).containsOnlyKeys(Topic.DOCUMENTS, Topic.BILL_RECORDS, Topic.BILLS, Topic.DETAINEES);
        told.forEach((topic, ids) -> assertSameIds(
                topic,
                ids,
                stack.messages(List.of(topic.topicName())).stream()
                        .map(m -> header(m, EventHeaders.ID))
                        .toList()));
        Set<String> alerts = new TreeSet<>();
        for (String service :
                List.of(stack.layout().legislationUrl(), stack.layout().detaineesUrl())) {
            stack.log(service + "/v1/alerts")
                    .forEach(a -> alerts.add(a.path("alert").path("id").asText()));
        }
        List<String> published = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : stack.messages(List.of(Topic.ALERTS.topicName()))) {
            published.add(Json.mapper().readTree(message.value()).path("id").asText());
        }
        assertSameIds(Topic.ALERTS, alerts, published);
        assertLastStates(Topic.BILLS_STATE, stack.all(stack.layout().legislationUrl() + "/v1/bills"));
        assertLastStates(Topic.DETAINEES_STATE, stack.all(stack.layout().detaineesUrl() + "/v1/detainees"));
    }

    /** Nothing is missing and nothing is there that nobody told; a message may come twice after a kill. */
    private static void assertSameIds(Topic topic, Set<String> told, List<String> published) {
        System.out.printf("%s: %d told, %d messages%n", topic.topicName(), told.size(), published.size());
        assertThat(told).as(topic.topicName()).isNotEmpty();
        Set<String> missing = new TreeSet<>(told);
        published.forEach(missing::remove);
        assertThat(missing).as("not on " + topic.topicName()).isEmpty();
        assertThat(told).as(topic.topicName()).containsAll(published);
    }

    private static void assertLastStates(Topic topic, List<JsonNode> records) {
        Map<String, String> last = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> message : stack.messages(List.of(topic.topicName()))) {
            last.put(header(message, EventHeaders.SUBJECT), header(message, EventHeaders.REVISION));
        }
        Map<String, String> expected = new TreeMap<>();
        records.forEach(
                r -> expected.put(r.path("id").asText(), r.path("revision").asText()));
        assertThat(last).as(topic.topicName()).hasSize(expected.size());
        expected.forEach((id, revision) ->
                assertThat(last.get(id)).as(topic.topicName() + " of " + id).isEqualTo(revision));
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<Path> classArchives() throws IOException {
        Path folder = stack.layout().classArchives();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static double seconds(Stack.Said up) {
        Matcher ready = READY.matcher(up.text());
        assertThat(ready.find()).as(up.text()).isTrue();
        return Double.parseDouble(ready.group(1));
    }

    /** A version of a bill of which nothing else says anything. */
    private static Path newBill(String version, String more) throws IOException {
        return Files.writeString(
                folder.resolve(version + ".yaml"), """
                habeas: bill/1
                id: %s
                asOf: 2026-01-0%dT00:00:00Z
                sources: [{publisher: Habeas, title: "A test of the main job"}]
                introduced: 2026-01-01
                titles: [{text: "A bill of this test.", kind: display}]
                sponsor: {bioguide: M000133, name: "Sen. Markey, Edward J. [D-MA]"}
                %s""".formatted(NEW_BILL, more.isEmpty() ? 1 : 2, more));
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
        List<String> ids = of.all(of.layout().legislationUrl() + "/v1/bills").stream()
                .map(bill -> bill.path("id").asText())
                .toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            List<JsonNode> bills = of.bills(batch, "actions,cosponsors,documents");
            assertThat(bills).hasSameSizeAs(batch).noneMatch(JsonNode::isMissingNode);
            for (JsonNode bill : bills) {
                String id = bill.path("id").asText();
                JsonNode documents = ((ObjectNode) bill.path("included")).remove("documents");
                assertThat(documents).as(id).isNotNull();
                all.put(id + " documents", Timeless.titles(documents));
                all.put(id, Timeless.of(bill));
            }
        }
        assertThat(all).hasSize(2 * ids.size());
        for (JsonNode person : of.all(of.layout().detaineesUrl() + "/v1/detainees")) {
            String id = person.path("slug").asText();
            all.put(id, Timeless.of(of.detainee("/" + id).body()));
            all.put(
                    id + " documents",
                    Timeless.titles(of.detainee("/" + id + "/documents").body().path("items")));
        }
        return all;
    }

    /** How far each log goes once nothing more comes. */
    private static Map<String, Integer> settledCounts() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Map<String, Integer> now = new TreeMap<>();
                    for (String service : stack.services()) {
                        now.put(service, stack.head(service));
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

    /** The sample of the 117th Congress and some more of its bills, cut into an archive for each part. */
    private static List<Path> archivesOfBills() throws IOException {
        Map<String, byte[]> sample = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(MANY))) {
            for (Path file : files.toList()) {
                sample.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        assertThat(sample).hasSize(FILES);
        Map<String, byte[]> more = new TreeMap<>();
        int wanted = PARTS.size() * MORE_FILES;
        // so many are enough, should all of the sample be among the first
        BillFiles.readArchive(SharedData.file(ARCHIVE), FILES + wanted, (name, xml) -> {
            String file = Path.of(name).getFileName().toString();
            if (more.size() < wanted && !sample.containsKey(file)) {
                more.put(file, xml);
            }
        });
        List<Map.Entry<String, byte[]>> all = new ArrayList<>(sample.entrySet());
        all.addAll(more.entrySet());
        List<Path> archives = new ArrayList<>();
        for (int part = 0; part < PARTS.size(); part++) {
            Path archive = folder.resolve("bills-" + part + ".zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
                for (int i = part; i < all.size(); i += PARTS.size()) {
                    zip.putNextEntry(new ZipEntry(all.get(i).getKey()));
                    zip.write(all.get(i).getValue());
                }
            }
            archives.add(archive);
        }
        return archives;
    }

    private static int size(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.size();
        }
    }

    private static int documents() throws Exception {
        return stack.get(stack.layout().ingestUrl() + "/v1/documents?count=exact&limit=1")
                .body()
                .path("total")
                .asInt();
    }

    private static int bills(Stack of) throws Exception {
        return of.get(of.layout().legislationUrl() + "/v1/bills?count=exact&limit=1")
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
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stack.answers()
                        && stack.habeas("status").exitCode() == 0); // its JVM would hold up those that start
    }
}
