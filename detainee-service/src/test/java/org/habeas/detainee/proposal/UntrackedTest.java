package org.habeas.detainee.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a document calls detained and nobody tracks waits for a reviewer as one new person, and no longer than the document says so. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class UntrackedTest {

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void strangerIsProposedOnceWithWhatIsSaidAndAcceptedBecomesAPerson() throws Exception {
        // Given
        UUID document = Ids.newId();
        String name = "Nerses Strangerian";
        // When: the same revision comes twice, and the same words in the next one
        tell(document(document, name, null, Tlp.CLEAR, false, 1));
        tell(document(document, name, null, Tlp.CLEAR, false, 1));
        tell(document(document, name, null, Tlp.CLEAR, false, 2));
        read(document, 2);
        // Then
        List<String> open = open(name);
        assertThat(open).hasSize(1);
        reviewer("rolf")
                .get("/v1/proposals/" + open.getFirst())
                .then()
                .body("kind", equalTo("DETAINEE"))
                .body("proposer", equalTo("rule:document-observations/1"))
                .body("tlp", equalTo("CLEAR"))
                .body("content.names.text", contains(name))
                .body("content.source.documentId", equalTo(document.toString()))
                .body("content.source.quote", equalTo(name + " was arrested on 14 January 2026."))
                .body("content.statements.property", contains("custody"))
                .body("content.statements.value", contains("HELD"));
        // When
        String person = accept(open.getFirst()).statusCode(200).extract().path("subject");
        // Then
        given().get("/v1/detainees/" + person)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("custody", equalTo("HELD"));
        // When: the ingest-service knows the name now
        tell(document(document, name, person, Tlp.CLEAR, false, 3));
        read(document, 3);
        // Then: what came with the person is not proposed again
        assertThat(open(name)).isEmpty();
        List<String> statements = reviewer("rolf")
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.subject == '" + person + "' }.id");
        assertThat(statements).isEmpty();
    }

    @Test
    void proposalLapsesWithTheMentionAndWithTheDocument() throws Exception {
        // Given
        UUID renamed = Ids.newId();
        UUID retracted = Ids.newId();
        tell(document(renamed, "Vahan Lapsian", null, Tlp.CLEAR, false, 1));
        tell(document(retracted, "Karen Lapsian", null, Tlp.CLEAR, false, 1));
        read(renamed, 1);
        read(retracted, 1);
        String first = open("Vahan Lapsian").getFirst();
        String second = open("Karen Lapsian").getFirst();
        // When: a newer rule reads the name otherwise, and the other document is taken back
        tell(document(renamed, "Vahan Karen Lapsian", null, Tlp.CLEAR, false, 2));
        tell(document(retracted, "Karen Lapsian", null, Tlp.CLEAR, true, 2));
        read(renamed, 2);
        read(retracted, 2);
        // Then
        assertThat(open("Vahan Lapsian")).isEmpty();
        assertThat(open("Vahan Karen Lapsian")).hasSize(1);
        assertThat(open("Karen Lapsian")).isEmpty();
        for (String id : List.of(first, second)) {
            reviewer("rolf")
                    .get("/v1/proposals/" + id)
                    .then()
                    .body("state", equalTo("LAPSED"))
                    .body("reason", containsString("document was retracted"));
        }
    }

    @Test
    void refusedPersonIsNotProposedAgainByTheSameDocument() throws Exception {
        // Given
        UUID document = Ids.newId();
        tell(document(document, "Refused Strangerian", null, Tlp.CLEAR, false, 1));
        read(document, 1);
        String open = open("Refused Strangerian").getFirst();
        reviewer("rolf")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/proposals/" + open).getHeader("ETag"))
                .body("{\"reason\": \"An official.\"}")
                .post("/v1/proposals/" + open + "/reject")
                .then()
                .statusCode(200);
        // When
        tell(document(document, "Refused Strangerian", null, Tlp.CLEAR, false, 2));
        read(document, 2);
        // Then
        assertThat(open("Refused Strangerian")).isEmpty();
    }

    @Test
    void restrictedDocumentProposesNobodyForNamesArePublic() throws Exception {
        // Given
        UUID document = Ids.newId();
        // When
        tell(document(document, "Secret Strangerian", null, Tlp.AMBER, false, 1));
        read(document, 1);
        // Then
        assertThat(open("Secret Strangerian")).isEmpty();
    }

    @Test
    void whoeverWasErasedIsNotProposedUnderAnySpelling() throws Exception {
        // Given: what waits of a person who is then erased, under another spelling, and of somebody else
        String id = given().auth()
                .oauth2(Tokens.of("anna", Tlp.CLEAR, "admin"))
                .contentType("application/json")
                .body("""
                        {"names": [{"text": "Alexander Forgottian"}], "source": {"title": "A page", "publisher": "Example Press"}}
                        """)
                .post("/v1/detainees")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        UUID before = Ids.newId();
        UUID other = Ids.newId();
        tell(document(before, "Forgottian Alexander", null, Tlp.CLEAR, false, 1));
        tell(document(other, "Dorothea Forgottian", null, Tlp.CLEAR, false, 1));
        read(before, 1);
        read(other, 1);
        assertThat(open("Forgottian Alexander")).hasSize(1);
        // When
        String request = erase("anna", id, "{\"category\": \"safety\", \"reason\": \"R\"}")
                .extract()
                .path("id");
        erase("boris", id, "{\"confirms\": \"" + request + "\"}").statusCode(200);
        // Then
        assertThat(open("Forgottian Alexander")).isEmpty();
        assertThat(open("Dorothea Forgottian")).hasSize(1);
        for (String spelling : List.of(
                "Alexander Forgottian",
                "FORGOTTIAN Alexander",
                "Alexander Maria Forgottian",
                "A. Forgottian",
                "Александр Форготтян",
                "Aleksandr Forgottyan")) {
            UUID after = Ids.newId();
            tell(document(after, spelling, null, Tlp.CLEAR, false, 1));
            read(after, 1);
            assertThat(open(spelling)).as(spelling).isEmpty();
        }
    }

    private static ValidatableResponse erase(String by, String person, String body) {
        return given().auth()
                .oauth2(Tokens.of(by, Tlp.CLEAR, "admin"))
                .contentType("application/json")
                .body(body)
                .post("/v1/detainees/" + person + "/erase")
                .then();
    }

    private static DocumentRecord document(
            UUID id, String name, @Nullable String person, Tlp tlp, boolean retracted, long revision) {
        String quote = name + " was arrested on 14 January 2026.";
        UUID known = person == null ? null : UUID.fromString(person);
        return new DocumentRecord(
                id,
                "2".repeat(64),
                "text/plain",
                quote.length(),
                "news",
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
                        List.of(new PersonMention(
                                name,
                                0,
                                name.length(),
                                known,
                                name,
                                known == null ? 0.6 : 1.0,
                                quote,
                                0,
                                quote.length()))),
                List.of(new Observation(
                        person == null ? name : person, "custody", "HELD", "2026-01-14", quote, 0, quote.length())),
                retracted,
                revision);
    }

    private void tell(DocumentRecord document) throws Exception {
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

    private static ValidatableResponse accept(String proposal) {
        return reviewer("rolf")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/proposals/" + proposal).getHeader("ETag"))
                .post("/v1/proposals/" + proposal + "/accept")
                .then();
    }

    /** The proposals of a new person of this name that wait. */
    private static List<String> open(String name) {
        return reviewer("rolf")
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.kind == 'DETAINEE' && it.content.names.text.contains('" + name + "') }.id");
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.AMBER_STRICT, "reviewer"));
    }
}
