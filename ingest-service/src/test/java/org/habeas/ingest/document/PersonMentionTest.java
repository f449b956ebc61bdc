package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.test.PeopleStates;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class PersonMentionTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    DataSource database;

    @Test
    void pressReleaseHasTheSameMentionsWhicheverCameFirst() throws Exception {
        // Given: two names before the document
        String text = Files.readString(SharedData.file("corpus/docs/001.txt"));
        UUID ruben = Ids.newId();
        UUID gubad = Ids.newId();
        UUID arayik = Ids.newId();
        state(ruben, 1, "Ruben Vardanyan", "Рубен Варданян");
        state(gubad, 1, "Gubad Ibadoghlu", "Gubad Ibadoglu");
        awaitKnown("Ruben Vardanyan", ruben);
        awaitKnown("Gubad Ibadoglu", gubad);
        // When
        String id = post(text + "\n1").statusCode(201).extract().path("id");
        // Then
        List<Map<String, Object>> all = persons(id);
        assertThat(all).extracting(m -> m.get("text")).contains("Arayik Harutyunyan");
        List<Map<String, Object>> first = tracked(all);
        assertThat(first)
                .extracting(m -> m.get("text"))
                .containsExactly("Ruben Vardanyan", "Gubad Ibadoglu", "Ruben Vardanyan");
        assertThat(first.get(1)).containsEntry("name", "Gubad Ibadoghlu").containsEntry("detaineeId", gubad.toString());
        for (Map<String, Object> mention : first) {
            assertThat(text.substring((int) mention.get("start"), (int) mention.get("end")))
                    .isEqualTo(mention.get("text"));
            assertThat(text.substring((int) mention.get("quoteStart"), (int) mention.get("quoteEnd")))
                    .isEqualTo(mention.get("quote"));
        }
        // When: a third name after the document, twice
        state(arayik, 1, "Arayik Harutyunyan");
        state(arayik, 1, "Arayik Harutyunyan");
        // Then
        await().untilAsserted(() -> assertThat(tracked(persons(id))).hasSize(5));
        String later = post(text + "\n2").statusCode(201).extract().path("id");
        assertThat(persons(later)).isEqualTo(persons(id));
        await().untilAsserted(() -> given().queryParam("subject", id)
                .get("/v1/changes")
                .then()
                .body("items.type", equalTo(List.of("document.ingested", "document.mentions-changed")))
                .body("items[1].revision", equalTo(2))
                .body("items[1].record.mentions.persons.findAll { it.detaineeId != null }.size()", equalTo(5))
                .body("items[1].record.mentions.bills.billId", hasItem("118-sres-540")));
        given().queryParam("detainee", arayik.toString())
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(later, id));
        // When: one name is gone and an older state of it comes late
        state(arayik, 3);
        state(arayik, 2, "Arayik Harutyunyan");
        // Then
        await().untilAsserted(() -> assertThat(persons(id)).isEqualTo(all));
        given().get("/v1/documents/" + id).then().body("revision", equalTo(3));
    }

    private static List<Map<String, Object>> tracked(List<Map<String, Object>> persons) {
        return persons.stream().filter(m -> m.get("detaineeId") != null).toList();
    }

    @Test
    void cyrillicAndArmenianTextNamesPeople() throws Exception {
        // Given
        UUID bako = Ids.newId();
        state(bako, 1, "Bako Sahakyan", "Բակո Սահակյան", "Бако Саакян");
        awaitKnown("Bako Sahakyan", bako);
        // When, Then
        post("В Баку судят экс-президента: Бако Саакян не признал вины. Саакян выступил.")
                .body("mentions.persons.text", equalTo(List.of("Бако Саакян", "Саакян")))
                .body("mentions.persons.score", equalTo(List.of(1.0f, 0.9f)))
                .body("mentions.persons.name", equalTo(List.of("Bako Sahakyan", "Bako Sahakyan")));
        post("Բաքվում դատում են նախկին նախագահին. Բակո Սահակյան։")
                .body("mentions.persons.text", equalTo(List.of("Բակո Սահակյան")))
                .body("mentions.persons.detaineeId", equalTo(List.of(bako.toString())));
    }

    @Test
    void documentsThatComeWhileANameArrivesAllNameIt() throws Exception {
        // Given
        UUID levon = Ids.newId();
        List<String> ids = new java.util.concurrent.CopyOnWriteArrayList<>();
        // When
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 40; i++) {
                ids.add(post("Levon Mnatsakanyan was seen, note " + i)
                        .statusCode(201)
                        .extract()
                        .path("id"));
            }
        });
        await().until(() -> ids.size() > 5);
        state(levon, 1, "Levon Mnatsakanyan");
        sender.join();
        // Then
        await().untilAsserted(() -> assertThat(ids)
                .hasSize(40)
                .allSatisfy(id -> assertThat(persons(id))
                        .extracting(m -> m.get("detaineeId"))
                        .containsExactly(levon.toString())));
    }

    @Test
    void stateThatWasAppliedBeforeSlugsWereTakenIsAppliedAgain() throws Exception {
        // Given: what the first reading kept of a person, and that it knows the event
        UUID event = Ids.newId();
        UUID id = Ids.newId();
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            s.execute("insert into known_name (detainee_id, revision, name, names) values ('" + id
                    + "', 4, 'Arsen Rereadian', '[\"Arsen Rereadian\"]')");
            s.execute("insert into inbox (consumer, topic, event_id, applied_at) values ('ingest', '"
                    + Topic.DETAINEES_STATE.topicName() + "', '" + event + "', now())");
        }
        given().get("/v1/documents?detainee=slug-" + id).then().statusCode(400);
        // When
        state(event, id, 4, "Arsen Rereadian");
        // Then
        await().untilAsserted(() ->
                given().get("/v1/documents?detainee=slug-" + id).then().statusCode(200));
    }

    private void awaitKnown(String name, UUID id) {
        String probe =
                post("They still hold " + name + ", case " + id).extract().path("id");
        await().untilAsserted(() ->
                assertThat(persons(probe)).extracting(m -> m.get("detaineeId")).contains(id.toString()));
    }

    private static List<Map<String, Object>> persons(String id) {
        JsonPath mentions = given().get("/v1/documents/" + id + "/mentions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return mentions.getList("persons");
    }

    private static ValidatableResponse post(String text) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", text.getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"date\": \"2024-04-04\"}")
                .post("/v1/documents")
                .then();
    }

    /** Sends a state as the detainee-service's publisher does; without names the person is gone. */
    private void state(UUID id, long revision, String... names) throws Exception {
        state(Ids.newId(), id, revision, names);
    }

    private void state(UUID event, UUID id, long revision, String... names) throws Exception {
        byte[] value = names.length == 0 ? null : Json.mapper().writeValueAsBytes(PeopleStates.of(id, revision, names));
        PeopleStates.send(bootstrap, Topic.DETAINEES_STATE, id, event, revision, value);
    }
}
