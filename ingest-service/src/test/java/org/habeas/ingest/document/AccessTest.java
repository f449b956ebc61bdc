package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.PlainClient;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One document of each mark, looked for through every outlet by readers of every role and clearance. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class AccessTest {

    private static final List<String> ROLES = List.of("contributor", "reviewer", "partner", "admin");

    @TestHTTPResource("/v1/changes/stream")
    URI stream;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void everyOutletShowsAReaderWhatIsClearedAndNothingElse() throws IOException, InterruptedException {
        // Given
        String issuer = "Office " + UUID.randomUUID();
        Map<Tlp, String> documents = documents(issuer);
        for (String role : ROLES) {
            for (Tlp clearance : Tlp.values()) {
                // When, Then
                assertThat(outlets(issuer, documents, Tokens.of(role, clearance, role)))
                        .as("%s cleared for %s", role, clearance)
                        .allSatisfy((outlet, seen) -> assertThat(seen)
                                .as(outlet)
                                .isEqualTo(Arrays.stream(Tlp.values())
                                        .filter(mark -> mark.ordinal() <= clearance.ordinal())
                                        .collect(Collectors.toSet())));
            }
        }
        assertThat(outlets(issuer, documents, null))
                .allSatisfy((outlet, seen) -> assertThat(seen).as(outlet).isEqualTo(Set.of(Tlp.CLEAR)));
    }

    @Test
    void redIsOnNoTopicAndPublicTopicsCarryClearOnly() {
        // Given
        Map<Tlp, String> documents = documents("Office " + UUID.randomUUID());
        // When: published in the order of the log, in which the CLEAR one is the last
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topicsOf(documents.get(Tlp.CLEAR)).contains("habeas.documents.v1"));
        // Then
        assertThat(topicsOf(documents.get(Tlp.CLEAR))).containsExactly("habeas.documents.v1");
        for (Tlp mark : List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT)) {
            assertThat(topicsOf(documents.get(mark))).containsExactly("habeas.documents.restricted.v1");
        }
        assertThat(topicsOf(documents.get(Tlp.RED))).isEmpty();
    }

    @Test
    void sameBytesOfARestrictedDocumentDoNotOpenIt() {
        // Given
        String body = body("Office " + UUID.randomUUID(), Tlp.AMBER);
        String id = post(body, Tlp.AMBER).statusCode(201).extract().path("id");
        // When, Then
        String refused = post(body, Tlp.GREEN).statusCode(409).extract().asString();
        assertThat(refused).doesNotContain(id).doesNotContain("Office");
        post(body, Tlp.AMBER).statusCode(200);
    }

    @Test
    void senderWithoutClearanceHearsTheSameWhateverTheDocumentIsLike() throws SQLException {
        // Given
        String body = body("Office " + UUID.randomUUID(), Tlp.AMBER);
        String higher = body.replace("\"tlp\": \"AMBER\"", "\"tlp\": \"RED\"");
        String id = post(body, Tlp.AMBER).statusCode(201).extract().path("id");
        String refused = post(body, Tlp.GREEN).statusCode(409).extract().path("detail");
        assertThat(refused).isEqualTo("These bytes cannot be taken with your token.");
        // When
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute("update document set retracted = true where id = '" + id + "'");
        }
        // Then
        post(body, Tlp.GREEN).statusCode(409).body("detail", equalTo(refused));
        post(higher, Tlp.CLEAR).statusCode(409).body("detail", equalTo(refused));
        post(body, Tlp.AMBER).statusCode(409).body("detail", containsString(id));
    }

    /** What a reader finds of the documents, by outlet. */
    private Map<String, Set<Tlp>> outlets(String issuer, Map<Tlp, String> documents, @Nullable String token)
            throws IOException, InterruptedException {
        Map<String, Set<Tlp>> seen = new LinkedHashMap<>();
        for (String part : List.of("", "/mentions", "/observations", "/text", "/content")) {
            seen.put(
                    "/v1/documents/{id}" + part,
                    marks(
                            documents,
                            id -> PlainClient.ask("/v1/documents/" + id + part, null, token)
                                            .statusCode()
                                    == 200));
        }
        JsonNode list = asked("/v1/documents?count=exact&issuer=" + issuer, token);
        List<String> listed = list.findValuesAsText("id");
        seen.put("/v1/documents", marks(documents, listed::contains));
        assertThat(list.path("total").asInt())
                .as("the count tells no more than the list")
                .isEqualTo(list.path("items").size());
        seen.put(
                "/v1/changes",
                marks(
                        documents,
                        id -> asked("/v1/changes?subject=" + id, token)
                                .findValuesAsText("subject")
                                .contains(id)));
        Set<String> streamed = streamed(token, documents.get(Tlp.CLEAR));
        seen.put("/v1/changes/stream", marks(documents, streamed::contains));
        return seen;
    }

    /** The subjects of the stream from its beginning up to one that everybody sees. */
    private Set<String> streamed(@Nullable String token, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + "?after=0"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        Set<String> subjects = new TreeSet<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<java.io.InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:")) {
                        String subject = Json.mapper()
                                .readTree(line.substring(5))
                                .path("subject")
                                .asText();
                        subjects.add(subject);
                        if (subject.equals(last)) {
                            break;
                        }
                    }
                }
            }
            client.shutdownNow();
        }
        return subjects;
    }

    /** The topics on which anything has this subject or speaks of it. */
    private Set<String> topicsOf(String id) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", kafka);
        config.put("isolation.level", "read_committed");
        Set<String> topics = new TreeSet<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = Arrays.stream(Topic.values())
                    .flatMap(t -> consumer.partitionsFor(t.topicName()).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(id)
                            || (message.value() != null && message.value().contains(id))) {
                        topics.add(message.topic());
                    }
                }
            }
        }
        return topics;
    }

    private static Set<Tlp> marks(Map<Tlp, String> documents, java.util.function.Predicate<String> seen) {
        return documents.entrySet().stream()
                .filter(d -> seen.test(d.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** One document of each mark, the CLEAR one last. */
    private static Map<Tlp, String> documents(String issuer) {
        Map<Tlp, String> documents = new LinkedHashMap<>();
        Arrays.stream(Tlp.values())
                .sorted(Comparator.reverseOrder())
                .forEach(mark -> documents.put(
                        mark,
                        post(body(issuer, mark), Tlp.RED)
                                .statusCode(201)
                                .extract()
                                .path("id")));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> given().queryParam("subject", documents.get(Tlp.CLEAR))
                        .get("/v1/changes")
                        .<List<String>>path("items.subject")
                        .contains(documents.get(Tlp.CLEAR)));
        return documents;
    }

    private static String body(String issuer, Tlp mark) {
        return "{\"text\": \"%s of %s\", \"issuer\": \"%s\", \"tlp\": \"%s\"}"
                .formatted(mark, issuer, issuer, mark.label());
    }

    private static io.restassured.response.ValidatableResponse post(String body, Tlp clearance) {
        return given().auth()
                .oauth2(Tokens.of("sender", clearance, "contributor"))
                .contentType("application/json")
                .body(body)
                .post("/v1/documents")
                .then();
    }

    private static JsonNode asked(String address, @Nullable String token) {
        HttpResponse<String> answer = PlainClient.ask(address, null, token);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        try {
            return Json.mapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
