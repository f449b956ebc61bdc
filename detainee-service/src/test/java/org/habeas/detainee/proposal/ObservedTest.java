package org.habeas.detainee.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** What documents say of people waits for a reviewer, once, as restricted as the document, and no longer than the document says so. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class ObservedTest {

    private static final String QUOTE = "Observed Person was released on 14 January 2026.";

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void releaseInADocumentIsProposedOnceAndAcceptedStillNeedsAnotherSourceAndPerson() throws Exception {
        // Given
        String person = add("observed-a");
        UUID document = Ids.newId();
        // When: the same revision comes twice, and the same words in the next one
        tell(document(document, person, "news", Tlp.CLEAR, false, 1, "custody", "FREE"));
        tell(document(document, person, "news", Tlp.CLEAR, false, 1, "custody", "FREE"));
        tell(document(document, person, "news", Tlp.CLEAR, false, 2, "custody", "FREE"));
        read(document, 2);
        // Then
        List<String> open = open(person, Tlp.CLEAR);
        assertThat(open).hasSize(1);
        reviewer("rolf", Tlp.CLEAR)
                .get("/v1/proposals/" + open.getFirst())
                .then()
                .body("kind", equalTo("STATEMENTS"))
                .body("proposer", equalTo("rule:document-observations/1"))
                .body("content.statements[0].validFrom", equalTo("2026-01-14"))
                .body("content.statements[0].evidence.kind", equalTo("quoted"))
                .body("content.statements[0].evidence.quote", equalTo(QUOTE))
                .body("content.statements[0].evidence.documentId", equalTo(document.toString()))
                .body("content.statements[0].evidence.sha256", equalTo("1".repeat(64)));
        // When
        accept(open.getFirst()).statusCode(200);
        // Then: the rule that found it is neither a source nor a person
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
        reviewer("rolf", Tlp.CLEAR)
                .get("/v1/detainees/" + person + "/statements")
                .then()
                .body("items.find { it.property == 'custody' }.recordedBy", equalTo("rolf"))
                .body("items.find { it.property == 'custody' }.evidence.quote", equalTo(QUOTE));
        List<String> held = open(person, Tlp.CLEAR);
        assertThat(held).hasSize(1);
        reviewer("rita", Tlp.CLEAR)
                .get("/v1/proposals/" + held.getFirst())
                .then()
                .body("kind", equalTo("TRANSITION"))
                .body("proposer", equalTo("rolf"))
                .body("heldBack", containsString("two independent sources"));
    }

    @Test
    void retractedDocumentWithdrawsWhatWaitsOfItAndASummaryProposesNothing() throws Exception {
        // Given
        String person = add("observed-b");
        UUID document = Ids.newId();
        tell(document(document, person, "news", Tlp.CLEAR, false, 1, "custody", "HELD"));
        read(document, 1);
        String waiting = open(person, Tlp.CLEAR).getFirst();
        // When
        tell(document(document, person, "news", Tlp.CLEAR, true, 2, "custody", "HELD"));
        // Then
        await().untilAsserted(() -> assertThat(open(person, Tlp.CLEAR)).isEmpty());
        reviewer("rolf", Tlp.CLEAR)
                .get("/v1/proposals/" + waiting)
                .then()
                .body("state", equalTo("LAPSED"))
                .body("decidedBy", equalTo("rule:document-withdrawn/1"))
                .body("reason", containsString("document was retracted"));
        accept(waiting).statusCode(409);
        // When
        UUID summary = Ids.newId();
        tell(document(summary, person, "summary", Tlp.CLEAR, false, 1, "custody", "HELD"));
        read(summary, 1);
        // Then
        assertThat(open(person, Tlp.CLEAR)).isEmpty();
    }

    @Test
    void healthAndRestrictedDocumentsAreProposedToWhoeverMaySeeThem() throws Exception {
        // Given
        String person = add("observed-c");
        UUID document = Ids.newId();
        // When
        tell(document(document, person, "news", Tlp.CLEAR, false, 1, "health", "seriously ill"));
        read(document, 1);
        // Then
        assertThat(open(person, Tlp.CLEAR)).isEmpty();
        List<String> health = open(person, Tlp.AMBER);
        assertThat(health).hasSize(1);
        reviewer("rolf", Tlp.AMBER)
                .get("/v1/proposals/" + health.getFirst())
                .then()
                .body("tlp", equalTo("AMBER"))
                .body("content.statements[0].tlp", equalTo("AMBER"));
        // When: what the document says is restricted more
        tell(document(document, person, "news", Tlp.AMBER_STRICT, false, 2, "health", "seriously ill"));
        // Then
        await().untilAsserted(() -> assertThat(open(person, Tlp.AMBER)).isEmpty());
        assertThat(open(person, Tlp.AMBER_STRICT)).isEqualTo(health);
    }

    @Test
    void whatRestsOnADocumentIsRestrictedWithIt() throws Exception {
        // Given
        String person = add("resting");
        UUID letter = Ids.newId();
        tell(document(letter, person, "letter", Tlp.CLEAR, false, 1, "custody", "HELD"));
        read(letter, 1);
        String tag = reviewer("rita", Tlp.CLEAR).get("/v1/detainees/resting").getHeader("ETag");
        reviewer("rita", Tlp.CLEAR)
                .contentType("application/json")
                .header("If-Match", tag)
                .body("""
                        {"statements": [{"property": "placeOfDetention", "value": "Resting prison", "evidence":
                         {"documentId": "%s", "title": "A letter", "date": "2026-01-15"}},
                         {"property": "office", "value": "Mayor", "evidence": {"title": "Another page"}}]}
                        """.formatted(letter))
                .post("/v1/detainees/resting/statements")
                .then()
                .statusCode(201);
        given().get("/v1/detainees/resting").then().body("places.value", contains("Resting prison"));
        // When
        tell(document(letter, person, "letter", Tlp.AMBER, false, 2, "custody", "HELD"));
        read(letter, 2);
        // Then
        assertThat(given().get("/v1/detainees/resting").asString())
                .doesNotContain("Resting prison")
                .contains("Mayor");
        reviewer("rolf", Tlp.AMBER)
                .get("/v1/detainees/resting/statements")
                .then()
                .body("items.find { it.value == 'Resting prison' }.tlp", equalTo("AMBER"))
                .body("items.find { it.value == 'Mayor' }.tlp", equalTo("CLEAR"));
        // and told again it changes nothing
        String now = reviewer("rolf", Tlp.AMBER).get("/v1/detainees/resting").getHeader("ETag");
        tell(document(letter, person, "letter", Tlp.AMBER, false, 3, "custody", "HELD"));
        read(letter, 3);
        assertThat(reviewer("rolf", Tlp.AMBER).get("/v1/detainees/resting").getHeader("ETag"))
                .isEqualTo(now);
    }

    private static DocumentRecord document(
            UUID id,
            String person,
            String kind,
            Tlp tlp,
            boolean retracted,
            long revision,
            String property,
            String value) {
        return new DocumentRecord(
                id,
                "1".repeat(64),
                "text/plain",
                QUOTE.length(),
                kind,
                "A page",
                "2026-01-15",
                "Observing Press",
                List.of(),
                List.of(),
                "en",
                null,
                tlp,
                null,
                new DocumentRecord.Mentions(
                        List.of(),
                        List.of(new DocumentRecord.PersonMention(
                                "Observed Person",
                                0,
                                15,
                                UUID.fromString(person),
                                "Observed Person",
                                1.0,
                                QUOTE,
                                0,
                                QUOTE.length()))),
                List.of(new Observation(person, property, value, "2026-01-14", QUOTE, 0, QUOTE.length())),
                retracted,
                revision);
    }

    private void tell(DocumentRecord document)
            throws JsonProcessingException, ExecutionException, InterruptedException {
        Topic topic = document.tlp() == Tlp.CLEAR ? Topic.DOCUMENTS : Topic.DOCUMENTS_RESTRICTED;
        Change change = new Change(
                1,
                Ids.newId(),
                ChangeType.DOCUMENT_INGESTED,
                document.id().toString(),
                document.revision(),
                Instant.parse("2026-01-16T00:00:00Z"),
                null,
                List.of(),
                null,
                Json.mapper().valueToTree(document),
                null);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                topic.topicName(),
                document.id().toString().getBytes(StandardCharsets.UTF_8),
                Json.mapper().writeValueAsBytes(change));
        message.headers().add(EventHeaders.ID, change.id().toString().getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    /** Its mentions and what is proposed of it are of one transaction. */
    private void read(UUID document, long revision) {
        await().untilAsserted(() -> {
            try (Connection c = database.getConnection();
                    PreparedStatement sql = c.prepareStatement("select revision from document where id = ?")) {
                sql.setObject(1, document);
                ResultSet row = sql.executeQuery();
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(1)).isEqualTo(revision);
            }
        });
    }

    private static String add(String slug) {
        return reviewer("rita", Tlp.CLEAR)
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "Person of %s"}],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2022-01-01"}}
                        """.formatted(slug, slug))
                .post("/v1/detainees")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse accept(String proposal) {
        String tag =
                reviewer("rolf", Tlp.CLEAR).get("/v1/proposals/" + proposal).getHeader("ETag");
        return reviewer("rolf", Tlp.CLEAR)
                .contentType("application/json")
                .header("If-Match", tag)
                .post("/v1/proposals/" + proposal + "/accept")
                .then();
    }

    private static List<String> open(String person, Tlp clearance) {
        return reviewer("rolf", clearance)
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.subject == '" + person + "' }.id");
    }

    private static RequestSpecification reviewer(String subject, Tlp clearance) {
        return given().auth().oauth2(Tokens.of(subject, clearance, "reviewer"));
    }
}
