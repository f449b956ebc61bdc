package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.statement.Thing;
import org.habeas.kit.test.OutletMatrix;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Something of each mark is said of one person, proposed, judged and written in a document, and then looked for by readers of every
 * role and clearance at every address of the committed contract. An address that is not listed here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class OutletTest {

    private static final org.jboss.logging.Logger LOG = org.jboss.logging.Logger.getLogger(OutletTest.class);
    private static final Path CONTRACT = Path.of("..", "docs", "openapi", "detainee-service.yaml");
    private static final List<Tlp> RESTRICTED = List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED);
    private static final List<String> ROLES = List.of("contributor", "reviewer", "partner", "admin");
    private static final Set<String> REVIEWS = Set.of("reviewer", "admin");
    private static final Set<String> PROPOSES = Set.of("contributor", "reviewer", "admin");
    private static final Set<String> ADMINISTERS = Set.of("admin");
    private static final String PERSON = "outlet-person";

    /** In a name, a place, an office, a proposal and a reason of each mark, and in nothing else. */
    private static final Map<Tlp, String> WORDS = Map.of(
            Tlp.GREEN, "Verdigriso",
            Tlp.AMBER, "Umbridgel",
            Tlp.AMBER_STRICT, "Wojcikova",
            Tlp.RED, "Prokopruth");

    private static final Map<Tlp, String> BILLS = Map.of(
            Tlp.GREEN, "118-sres-9101",
            Tlp.AMBER, "118-sres-9102",
            Tlp.AMBER_STRICT, "118-sres-9103",
            Tlp.RED, "118-sres-9104");

    /** What a reader has to find who is cleared; nobody ever finds more. */
    private enum Tells {
        ALL,
        NOTHING,
        AT_MOST
    }

    /**
     * An address, with {@code {word}} and {@code {bill}} where it asks for what is restricted: then the person is looked for in the
     * answer, else the words are.
     *
     * @param roles who is answered; empty for everybody
     */
    private record Read(String address, Tells tells, Set<String> roles) {}

    private static Map<String, List<Read>> reads(String id, Instant known) {
        Map<String, List<Read>> reads = new HashMap<>();
        String person = "/v1/detainees/" + PERSON;
        reads.put("/v1/alerts", all(Tells.AT_MOST, "/v1/alerts?backfill=true&limit=200&subject=" + id));
        reads.put("/v1/audit", of(Tells.NOTHING, ADMINISTERS, "/v1/audit?limit=200&subject=" + id));
        reads.put("/v1/changes", all(Tells.AT_MOST, "/v1/changes?limit=200&subject=" + id));
        reads.put(
                "/v1/detainees",
                all(
                        Tells.NOTHING,
                        "/v1/detainees?count=exact&q=Outletta Persone",
                        "/v1/detainees?count=exact&q=Lukrezia {word}",
                        "/v1/detainees?count=exact&q=Outletta Persone&custody=HOUSE_ARREST",
                        "/v1/detainees?count=exact&q=Outletta Persone&heldSinceFrom=2021-01-01&heldSinceTo=2021-12-31"));
        reads.computeIfPresent(
                "/v1/detainees",
                (path, lists) -> joined(
                        joined(lists, all(Tells.ALL, "/v1/detainees?count=exact&bill={bill}")),
                        joined(
                                all(
                                        Tells.NOTHING,
                                        "/v1/detainees?count=exact&q=Outletta Persone&asOf=" + known,
                                        "/v1/detainees?count=exact&q=Lukrezia {word}&asOf=" + known,
                                        "/v1/detainees?count=exact&q=Outletta Persone&custody=HOUSE_ARREST&asOf="
                                                + known),
                                all(
                                        Tells.ALL,
                                        "/v1/detainees?count=exact&bill={bill}&asOf=" + known,
                                        "/v1/detainees?count=exact&bill={bill}&on=2022-05-01"))));
        reads.put("/v1/detainees/export", joined(exports(""), exports("&asOf=" + known)));
        reads.put(
                "/v1/detainees/{id}",
                all(
                        Tells.ALL,
                        person,
                        person + "?asOf=" + known,
                        person + "?on=2023-06-01",
                        person + "?include=statements",
                        person + "?include=documents,bills"));
        reads.put(
                "/v1/detainees/{id}/bills",
                all(Tells.ALL, person + "/bills?count=exact", person + "/bills?count=exact&asOf=" + known));
        reads.put("/v1/detainees/{id}/changes", all(Tells.AT_MOST, person + "/changes?limit=200"));
        reads.put(
                "/v1/detainees/{id}/documents",
                all(Tells.ALL, person + "/documents?count=exact", person + "/documents?count=exact&asOf=" + known));
        reads.put(
                "/v1/detainees/{id}/statements",
                all(Tells.ALL, person + "/statements?limit=200", person + "/statements?limit=200&asOf=" + known));
        reads.put(
                "/v1/detainees/{id}/timeline",
                all(Tells.ALL, person + "/timeline?limit=200", person + "/timeline?limit=200&asOf=" + known));
        reads.put(
                "/v1/detainees/{id}/why",
                all(
                        Tells.ALL,
                        person + "/why?property=office",
                        person + "/why?property=placeOfDetention",
                        person + "/why?property=placeOfDetention&asOf=" + known,
                        person + "/why?property=sentence&thing="
                                + new Thing("Open case", null, null, "2021")
                                        .idFor(id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id)),
                        person + "/why?property=court&thing={case}"));
        reads.put("/v1/erasures", of(Tells.NOTHING, ADMINISTERS, "/v1/erasures?limit=200"));
        reads.put("/v1/merges", of(Tells.ALL, REVIEWS, "/v1/merges?limit=200&detainee=" + PERSON));
        reads.put(
                "/v1/merges/suggestions",
                of(Tells.ALL, REVIEWS, "/v1/merges/suggestions?limit=200&detainee=" + PERSON));
        reads.put("/v1/merges/{id}", of(Tells.ALL, REVIEWS, "/v1/merges/{merge}"));
        reads.put("/v1/proposals", of(Tells.ALL, PROPOSES, "/v1/proposals?state=OPEN&limit=200"));
        reads.put("/v1/proposals/{id}", of(Tells.ALL, PROPOSES, "/v1/proposals/{proposal}"));
        reads.put("/v1/vouchers", of(Tells.ALL, REVIEWS, "/v1/vouchers?limit=200"));
        reads.put("/v1/vouchers/{id}", of(Tells.ALL, REVIEWS, "/v1/vouchers/{voucher}"));
        reads.put("/v1/vocabulary", all(Tells.NOTHING, "/v1/vocabulary"));
        return reads;
    }

    private static List<Read> exports(String past) {
        return all(
                Tells.ALL,
                "/v1/detainees/export?q=Outletta Persone&format=ndjson" + past,
                "/v1/detainees/export?q=Outletta Persone&format=csv" + past,
                "/v1/detainees/export?q=Outletta Persone&format=ftm" + past);
    }

    /** Read until an event comes that everybody sees, or by a body: {@link #drivenElsewhere} names the test that does so. */
    private static Map<String, String> drivenElsewhere() {
        return Map.of(
                "/v1/alerts/stream", "../service-kit/src/test/java/org/habeas/kit/change/ChangeAccessTest.java",
                "/v1/changes/stream", "../service-kit/src/test/java/org/habeas/kit/change/ChangeAccessTest.java",
                "/v1/erasures/{erasure}", "src/test/java/org/habeas/detainee/erasure/ErasureTest.java");
    }

    /** Posted to, and nothing is asked by it but what the sender may do. */
    private static final Set<String> WRITES = Set.of(
            "/v1/detainees",
            "/v1/detainees/{id}/erase",
            "/v1/detainees/{id}/statements",
            "/v1/merges",
            "/v1/proposals/{id}/accept",
            "/v1/proposals/{id}/reject",
            "/v1/statements/{id}/retract",
            "/v1/vouchers");

    /** Asked by a body, of everybody. */
    private static final OutletMatrix.Read MATCH = OutletMatrix.Read.of(OutletMatrix.Tells.ALL, "/v1/match")
            .posted("{\"queries\": {\"a\": {\"name\": \"Lukrezia {word}\"}}, \"limit\": 10}")
            .showing("\"matchedName\":\"Lukrezia {word}\"");

    @Inject
    MentionService documents;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final Map<Tlp, UUID> letters = new LinkedHashMap<>();
    private final Map<Tlp, String> merges = new LinkedHashMap<>();
    private final Map<Tlp, String> proposals = new LinkedHashMap<>();
    private final Map<Tlp, String> vouchers = new LinkedHashMap<>();

    @Test
    void everyAddressOfTheContractThatIsReadIsLookedAt() throws IOException {
        Set<String> listed = new TreeSet<>(reads("", Instant.EPOCH).keySet());
        listed.addAll(drivenElsewhere().keySet());
        assertThat(OutletMatrix.paths(CONTRACT, "get")).isEqualTo(listed);
        Set<String> posted = new TreeSet<>(WRITES);
        posted.add(MATCH.address());
        assertThat(OutletMatrix.paths(CONTRACT, "post")).isEqualTo(posted);
        assertThat(drivenElsewhere().values())
                .allSatisfy(test -> assertThat(Path.of(test)).exists());
    }

    @Test
    void whatIsMarkedLeavesThroughNoAddressTopicOrLogForWhomItIsNot() {
        // Given
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        Handler log = keeping(logged);
        Logger.getLogger("").addHandler(log);
        try {
            String id = person();
            Instant known =
                    Instant.parse(given().get("/v1/detainees/outlet-last").path("updated"));
            // so that lists of the past compute the person, and do not read what stands
            People.state(PERSON, Tlp.RED, said("office", "Member of a council", Tlp.CLEAR))
                    .statusCode(201);
            // When
            List<String> wrong = new ArrayList<>();
            reads(id, known).values().forEach(addresses -> {
                wrong.addAll(wrong(addresses.getFirst(), id, null, Tlp.CLEAR));
                for (Tlp clearance : Tlp.values()) {
                    ROLES.forEach(role -> wrong.addAll(wrong(addresses.getFirst(), id, role, clearance)));
                    // other questions to the same address differ by clearance alone
                    addresses.stream().skip(1).forEach(read -> wrong.addAll(wrong(read, id, "partner", clearance)));
                }
            });
            wrong.addAll(new OutletMatrix(Map.of(), Map.of("word", WORDS)).wrong(MATCH));
            LOG.warn("All addresses are read.");
            // Then
            assertThat(wrong).isEmpty();
            assertThat(logged)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(seen(line)).as(line).isEmpty());
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        Map<Tlp, Set<String>> topics = topics();
        assertThat(topics.getOrDefault(Tlp.RED, Set.of())).isEmpty();
        assertThat(topics.values())
                .allSatisfy(names ->
                        assertThat(names).allSatisfy(name -> assertThat(name).contains("restricted")));
    }

    /** What a reader finds that is not for them, and what is missing that is. */
    private List<String> wrong(Read read, String id, @Nullable String role, Tlp clearance) {
        boolean isAnswered =
                read.roles().isEmpty() || role != null && read.roles().contains(role);
        List<String> wrong = new ArrayList<>();
        Set<Tlp> found =
                read.address().contains("{") ? asked(read, id, role, clearance) : looked(read, role, clearance);
        for (Tlp mark : RESTRICTED) {
            boolean isCleared = isAnswered && clearance.covers(mark);
            boolean isFound = found.contains(mark);
            if (isFound && (!isCleared || read.tells() == Tells.NOTHING)) {
                wrong.add("%s shows %s to %s cleared for %s".formatted(read.address(), mark, role, clearance));
            } else if (isCleared && !isFound && read.tells() == Tells.ALL && isReviewing(read, role)) {
                wrong.add("%s keeps %s from %s cleared for %s".formatted(read.address(), mark, role, clearance));
            }
        }
        return wrong;
    }

    /** Contributors read the proposals that are their own. */
    private static boolean isReviewing(Read read, @Nullable String role) {
        return !read.address().contains("/proposals") || REVIEWS.contains(String.valueOf(role));
    }

    private Set<Tlp> looked(Read read, @Nullable String role, Tlp clearance) {
        return seen(OutletMatrix.ask(read.address(), null, role, clearance));
    }

    private Set<Tlp> asked(Read read, String id, @Nullable String role, Tlp clearance) {
        return RESTRICTED.stream()
                .filter(mark -> {
                    String address = read.address()
                            .replace("{word}", WORDS.get(mark))
                            .replace("{bill}", BILLS.get(mark))
                            .replace(
                                    "{case}",
                                    Thing.ofCase("Case of " + WORDS.get(mark)).idFor(UUID.fromString(id)))
                            .replace("{merge}", merges.get(mark))
                            .replace("{proposal}", proposals.get(mark))
                            .replace("{voucher}", vouchers.get(mark));
                    String answer = OutletMatrix.ask(address, null, role, clearance);
                    return read.address().contains("{word}") || read.address().contains("{bill}")
                            ? answer.contains(id)
                            : seen(answer).contains(mark);
                })
                .collect(Collectors.toSet());
    }

    private Set<Tlp> seen(String text) {
        return RESTRICTED.stream()
                .filter(mark -> text.contains(WORDS.get(mark))
                        || text.contains(BILLS.get(mark))
                        || text.contains(letters.get(mark).toString()))
                .collect(Collectors.toSet());
    }

    /** Somebody of whom something of each mark is said, and whoever is last in the log. */
    private String person() {
        People.add(PERSON, "");
        People.state(
                        PERSON,
                        Tlp.RED,
                        "{\"property\": \"name\", \"value\": \"Outletta Persone\","
                                + " \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201);
        String id = given().get("/v1/detainees/" + PERSON).path("id");
        for (Tlp mark : RESTRICTED) {
            String word = WORDS.get(mark);
            People.state(
                            PERSON,
                            Tlp.RED,
                            String.join(
                                    ",",
                                    said("name", "Lukrezia " + word, mark),
                                    said("office", "Clerk of " + word, mark),
                                    said("placeOfDetention", word + " prison", mark),
                                    said("custody", "HOUSE_ARREST", mark),
                                    said(
                                            "court",
                                            "Court of " + word,
                                            mark,
                                            ", \"thing\": {\"case\": \"Case of " + word + "\"}"),
                                    said(
                                            "sentence",
                                            "As " + word + " reports",
                                            mark,
                                            ", \"thing\": {\"case\": \"Open case\", \"sentence\": \"2021\"}")))
                    .statusCode(201);
            letters.put(mark, Ids.newId());
            documents.apply(Documents.naming(letters.get(mark), UUID.fromString(id), mark, BILLS.get(mark), 1));
            vouchers.put(mark, vouch(letters.get(mark), word));
            proposals.put(mark, propose(word, mark));
            merges.put(mark, judge(word, mark));
        }
        People.add("outlet-last");
        return id;
    }

    private static String said(String property, String value, Tlp mark) {
        return said(property, value, mark, "");
    }

    private static String said(String property, String value, Tlp mark, String more) {
        return """
                {"property": "%s", "value": "%s", "validFrom": "2021-03-0%d", "tlp": "%s",
                 "evidence": {"title": "Page of %s", "publisher": "%s Press", "date": "2021-04-01"}%s}
                """.formatted(property, value, mark.ordinal() + 1, mark.label(), WORDS.get(mark), WORDS.get(mark), more);
    }

    private static String propose(String word, Tlp mark) {
        return given().auth()
                .oauth2(Tokens.of("somebody else", Tlp.RED, "contributor"))
                .contentType("application/json")
                .body("{\"statements\": [" + said("office", "Judge of " + word, mark) + "]}")
                .post("/v1/detainees/" + PERSON + "/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String vouch(UUID letter, String word) {
        return People.reviewer(Tlp.RED)
                .contentType("application/json")
                .body("""
                        {"documentId": "%s", "issuer": "An office", "kind": "letter", "alignment": "ngo", "reason": "As %s says."}
                        """.formatted(letter, word))
                .post("/v1/vouchers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Judges of the person and somebody who has a name of this mark, too. */
    private static String judge(String word, Tlp mark) {
        String other = "outlet-other-" + mark.ordinal();
        People.add(other);
        People.state(other, Tlp.RED, said("name", "Lukrezia " + word, mark)).statusCode(201);
        return People.reviewer(Tlp.RED)
                .contentType("application/json")
                .body("""
                        {"survivor": "%s", "absorbed": "%s", "judgement": "unsure", "reason": "As %s says.", "tlp": "%s"}
                        """.formatted(PERSON, other, word, mark.label()))
                .post("/v1/merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The topics on which something of a mark is, once all of it is published that may be. */
    private Map<Tlp, Set<String>> topics() {
        String last = given().get("/v1/detainees/outlet-last").path("id");
        Map<Tlp, Set<String>> topics = new HashMap<>();
        Set<String> published = new TreeSet<>();
        Map<String, Object> config = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = Arrays.stream(Topic.values())
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    String text = message.key() + " " + message.value();
                    seen(text)
                            .forEach(mark -> topics.computeIfAbsent(mark, m -> new TreeSet<>())
                                    .add(message.topic()));
                    if (String.valueOf(message.key()).equals(last)) {
                        published.add(message.topic());
                    }
                });
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                return !published.isEmpty()
                        && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return topics;
    }

    private static Handler keeping(Queue<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private static List<Read> all(Tells tells, String... addresses) {
        return of(tells, Set.of(), addresses);
    }

    private static List<Read> of(Tells tells, Set<String> roles, String... addresses) {
        return Arrays.stream(addresses).map(a -> new Read(a, tells, roles)).toList();
    }

    private static List<Read> joined(List<Read> some, List<Read> others) {
        List<Read> joined = new ArrayList<>(some);
        joined.addAll(others);
        return joined;
    }
}
