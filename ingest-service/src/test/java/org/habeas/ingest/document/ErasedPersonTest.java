package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.Everywhere;
import org.habeas.kit.test.PeopleStates;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a person who is erased nothing is kept with the documents, and the documents stay. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ErasedPersonTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<String> WORDS = Set.of("zorvan", "quilletian");
    private static final String DEAD_LETTERS = Topic.DOCUMENTS.deadLetterName("detainee");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    DataSource database;

    @Test
    void erasedPersonIsOutOfMentionsChangesAndTopicsAndDoesNotComeBack() throws Exception {
        // Given
        UUID person = Ids.newId();
        UUID other = Ids.newId();
        state(person, 1, "Zorvan Quilletian");
        state(other, 1, "Otto Bystandian");
        String open = post(
                        "A letter of last week.\n\nOtto Bystandian was seen. Zorvan Quilletian was seen as well.",
                        "CLEAR")
                .extract()
                .path("id");
        String restricted = post("A letter of this week.\n\nZorvan Quilletian was heard of.", "AMBER")
                .extract()
                .path("id");
        await().atMost(SOON)
                .until(() -> named(open).size() == 2 && named(restricted).size() == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(topics())
                        .contains("habeas.documents.v1: zorvan", "habeas.documents.restricted.v1: zorvan"));
        ConsumerRecord<byte[], byte[]> told = Everywhere.messages(bootstrap).stream()
                .filter(m -> m.topic().equals(Topic.DOCUMENTS.topicName()))
                .filter(m -> new String(m.value(), StandardCharsets.UTF_8).contains("Zorvan"))
                .findFirst()
                .orElseThrow();
        send(new ProducerRecord<>(DEAD_LETTERS, null, told.key(), told.value(), told.headers()));
        Set<String> before = ids();
        // When
        send(record(
                Topic.DETAINEES,
                person,
                Ids.newId(),
                2,
                Json.mapper()
                        .writeValueAsBytes(new Change(
                                7,
                                Ids.newId(),
                                ChangeType.DETAINEE_ERASED,
                                person.toString(),
                                2,
                                Instant.now(),
                                null,
                                List.of(),
                                null,
                                null,
                                null))));
        // Then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(topics()).isEmpty();
            assertThat(Everywhere.tables(database, Set.of(person.toString())))
                    .allMatch(row -> row.startsWith("public.erased_person:") || row.startsWith("public.known_name:"));
        });
        assertThat(named(open)).extracting(m -> m.get("name")).containsExactly("Otto Bystandian");
        assertThat(named(restricted)).isEmpty();
        given().get("/v1/documents/" + open + "/text").then().statusCode(200);
        given().get("/v1/changes?limit=200&subject=" + open)
                .then()
                .body("items.record.mentions.persons.name.flatten().unique()", equalTo(List.of("Otto Bystandian")));
        // what is left are the documents themselves, with what their words are found by
        assertThat(Everywhere.tables(database, WORDS))
                .allMatch(row -> row.startsWith("public.document_text:") || row.startsWith("public.document:"));
        assertThat(ids()).containsAll(before);
        // When: a state of before comes late
        state(person, 1, "Zorvan Quilletian");
        String later = post(
                        "A third letter.\n\nOtto Bystandian was seen. Zorvan Quilletian was arrested again. The political"
                                + " prisoner Quilletian Zorvan wrote. Z. Quilletian was jailed, and Zorvan Ashot Quilletian, who"
                                + " was detained, as well. Dorothea Unfamiliar was arrested.",
                        "CLEAR")
                .extract()
                .path("id");
        // Then: and nobody is named who may be them under another spelling
        await().atMost(SOON).until(() -> named(later).size() == 2);
        assertThat(named(later))
                .extracting(m -> m.get("name"))
                .containsExactly("Otto Bystandian", "Dorothea Unfamiliar");
    }

    @Test
    void onePersonWhoCannotBeForgottenHoldsUpNobodyElse() throws Exception {
        // Given
        UUID failing = new UUID(0, 1);
        UUID other = new UUID(0, 2);
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute("create function refuse() returns trigger language plpgsql as"
                    + " 'begin raise exception ''this one fails''; end'");
            s.execute("create trigger refuse before update on erased_person for each row" + " when (old.detainee_id = '"
                    + failing + "') execute function refuse()");
            try {
                // When
                s.execute("insert into erased_person (detainee_id) values ('" + failing + "'), ('" + other + "')");
                // Then
                await().atMost(SOON).until(() -> {
                    try (ResultSet row = s.executeQuery("select detainee_id from erased_person"
                            + " where done_at is null and detainee_id <= '" + other + "'")) {
                        return row.next() && row.getObject(1, UUID.class).equals(failing) && !row.next();
                    }
                });
                assertThat(given().get("/q/metrics").asString()).containsPattern("habeas_erasure_failures_total [1-9]");
            } finally {
                s.execute("drop function refuse cascade");
                s.execute("delete from erased_person where detainee_id <= '" + other + "'");
            }
        }
    }

    /** Topics of documents, and of their dead letters, that have the name. */
    private Set<String> topics() {
        return Everywhere.topics(bootstrap, WORDS).stream()
                .filter(t -> t.startsWith("habeas.documents."))
                .collect(Collectors.toSet());
    }

    private Set<String> ids() {
        return Everywhere.messages(bootstrap).stream()
                .filter(m -> m.topic().startsWith("habeas.documents."))
                .filter(m -> m.headers().lastHeader(EventHeaders.ID) != null)
                .map(m -> m.topic() + " "
                        + new String(m.headers().lastHeader(EventHeaders.ID).value(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private static List<Map<String, Object>> named(String document) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .get("/v1/documents/" + document + "/mentions")
                .jsonPath()
                .getList("persons");
    }

    private static ValidatableResponse post(String text, String mark) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .header("Idempotency-Key", "erased " + text.length())
                .multiPart("file", "file", text.getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"tlp\": \"" + mark + "\"}")
                .post("/v1/documents")
                .then()
                .statusCode(201);
    }

    private void state(UUID id, long revision, String name) throws Exception {
        byte[] value = Json.mapper().writeValueAsBytes(PeopleStates.of(id, revision, name));
        PeopleStates.send(bootstrap, Topic.DETAINEES_STATE, id, Ids.newId(), revision, value);
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, UUID subject, UUID event, long revision, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.topicName(), subject.toString().getBytes(StandardCharsets.UTF_8), value);
        record.headers()
                .add(EventHeaders.ID, event.toString().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.REVISION, Long.toString(revision).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
