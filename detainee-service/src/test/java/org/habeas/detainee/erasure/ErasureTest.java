package org.habeas.detainee.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.Everywhere;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person whom two administrators erase is nowhere any more, and does not come back. */
@QuarkusTest
@QuarkusTestResource(
        value = org.habeas.kit.test.TestStack.class,
        initArgs = @ResourceArg(name = "database", value = "detainee"))
class ErasureTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** In all spellings, and as searches fold them. */
    private static final Set<String> WORDS =
            Set.of("zorvan", "quilletian", "զորվան", "քուիլետյան", "зорван", "квиллетян", "kvillet");

    @Inject
    DataSource database;

    @Inject
    MentionService documents;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void erasedPersonIsInNoTableAndOnNoTopicAndDoesNotComeBack() throws Exception {
        // Given
        String id = Ids.newId().toString();
        String bystander = add(Ids.newId().toString(), "erased-bystander", "Bystander Notgone")
                .extract()
                .path("id");
        add(id, "zorvan-quilletian", "Zorvan Quilletian");
        String tag = admin("anna").get("/v1/detainees/" + id).getHeader("ETag");
        admin("anna")
                .header("If-Match", tag)
                .header("Idempotency-Key", "erasure-1")
                .contentType("application/json")
                .body("""
                {"statements": [
                  {"property": "name", "value": "Զորվան Քուիլետյան", "evidence": {"title": "On Quilletian"}},
                  {"property": "custody", "value": "HELD", "validFrom": "2023-09-27", "evidence": {"title": "Zorvan held", "publisher": "Example Press", "date": "2023-09-28"}},
                  {"property": "custody", "value": "FREE", "validFrom": "2024-05-01", "evidence": {"title": "Zorvan free", "publisher": "Example Press", "date": "2024-05-02"}},
                  {"property": "court", "value": "Court of Zorvan", "thing": {"case": "Case of Quilletian"}, "evidence": {"title": "On the case"}},
                  {"property": "sentence", "value": "5 years", "thing": {"case": "Case of Quilletian", "sentence": "2024"}, "evidence": {"title": "On the case"}},
                  {"property": "health", "value": "Quilletian is ill", "tlp": "RED", "evidence": {"title": "A letter"}}]}
                """)
                .post("/v1/detainees/" + id + "/statements")
                .then()
                .statusCode(201);
        contributor()
                .contentType("application/json")
                .body("""
                {"statements": [{"property": "case", "value": "Case of Zorvan", "evidence": {"title": "A page"}}]}
                """)
                .post("/v1/detainees/" + id + "/statements")
                .then()
                .statusCode(202);
        String again = contributor()
                .contentType("application/json")
                .header("Idempotency-Key", "erasure-2")
                .body("""
                {"names": [{"text": "ZORVAN\u00a0 Quilletian"}], "source": {"title": "The same again"}}
                """)
                .post("/v1/detainees")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        DocumentRecord letter = naming(UUID.fromString(id), 1);
        documents.apply(letter);
        admin("anna")
                .contentType("application/json")
                .header("Idempotency-Key", "erasure-3")
                .body("""
                {"documentId": "%s", "issuer": "Office of Zorvan", "kind": "letter", "alignment": "ngo", "reason": "Quilletian's lawyer has it."}
                """.formatted(letter.id()))
                .post("/v1/vouchers")
                .then()
                .statusCode(201)
                .body("issuer", equalTo("Office of Zorvan"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Everywhere.topics(kafka, WORDS))
                        .anySatisfy(t -> assertThat(t).startsWith("habeas.detainees.v1:"))
                        .anySatisfy(t -> assertThat(t).startsWith("habeas.detainees.state.v1:"))
                        .anySatisfy(t -> assertThat(t).startsWith("habeas.alerts.v1:")));
        Set<String> kept = ids(bystander); // who was told before
        assertThat(kept).isNotEmpty();
        assertThat(Everywhere.tables(database, WORDS)).hasSizeGreaterThan(6);
        int changes = given().get("/v1/detainees/" + id + "/changes").path("items.size()");
        String before = Instant.now().toString();
        Map<String, String> past = Map.of("q", "Zorvan Quilletian", "asOf", before);
        given().queryParams(past).get("/v1/detainees").then().body("items.id", hasItem(id));
        // When
        String request = erase("anna", id, "{\"category\": \"safety\", \"reason\": \"Zorvan's family asks\"}")
                .statusCode(202)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("id");
        erase("anna", id, "{\"category\": \"safety\", \"reason\": \"Zorvan's family asks\"}")
                .statusCode(202)
                .body("id", equalTo(request));
        erase("anna", id, confirming(request)).statusCode(403).body("detail", containsString("another administrator"));
        given().get("/v1/detainees/" + id).then().statusCode(200);
        erase("boris", id, confirming(request))
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("reason", nullValue())
                .body("requestedBy", equalTo("anna"))
                .body("decidedBy", equalTo("boris"));
        erase("boris", id, confirming(request)).statusCode(200).body("state", equalTo("DONE"));
        // Then
        admin("boris")
                .get("/v1/erasures/" + request)
                .then()
                .body("proposalsRemoved.id", equalTo(List.of(again)))
                .body("proposalsRemoved.proposer", equalTo(List.of("contributor")));
        contributor()
                .get("/v1/proposals/" + again)
                .then()
                .statusCode(410)
                .body("detail", containsString("send it again"));
        documents.apply(naming(UUID.fromString(id), 2)); // told before, and late
        assertThat(Everywhere.tables(database, WORDS))
                .as("but in what others published of it: the document and how it calls itself")
                .containsExactly("public.document: quilletian", "public.document: zorvan");
        for (String address : List.of(id, "zorvan-quilletian")) {
            for (String part : List.of(
                    "", "/statements", "/why?property=custody", "/documents", "/timeline", "/bills", "/changes")) {
                given().get("/v1/detainees/" + address + part)
                        .then()
                        .statusCode(410)
                        .body("code", equalTo("erased"))
                        .body("detail", containsString("safety"))
                        .body("detail", not(containsString("anna")));
            }
            admin("boris")
                    .get("/v1/detainees/" + address)
                    .then()
                    .statusCode(410)
                    .body("detail", containsString("anna"));
        }
        add(id, null, "Zorvan Quilletian", 410);
        add(Ids.newId().toString(), "zorvan-quilletian", "Zorvan Quilletian", 410);
        given().get("/v1/detainees?q=zorvan").then().body("items", empty());
        for (String address : List.of("/v1/detainees", "/v1/detainees/export?format=csv")) {
            assertThat(given().queryParams(past).get(address).asString()).doesNotContain(id);
            assertThat(given().queryParam("asOf", before).get(address).asString())
                    .doesNotContain(id);
        }
        assertThat(given().get("/v1/detainees/export?format=ndjson").asString()).doesNotContain(id);
        await().atMost(SOON)
                .untilAsserted(() ->
                        admin("boris").get("/v1/erasures/" + request).then().body("topicsDoneAt", notNullValue()));
        admin("boris")
                .get("/v1/vouchers?document=" + letter.id())
                .then()
                .body("items.issuer", equalTo(Collections.singletonList(null)))
                .body("items.reason", equalTo(Collections.singletonList(null)));
        assertThat(Everywhere.topics(kafka, WORDS)).isEmpty();
        assertThat(ids(bystander))
                .as("nobody else's events are lost")
                .isEqualTo(kept)
                .isNotEmpty();
        assertThat(Everywhere.messages(kafka).stream()
                        .filter(m -> m.topic().equals(Topic.DETAINEES_STATE.topicName()))
                        .filter(m -> id.equals(new String(m.key(), StandardCharsets.UTF_8))))
                .as("a tombstone")
                .isNotEmpty()
                .allSatisfy(m -> assertThat(m.value()).isNull());
        given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items", org.hamcrest.Matchers.hasSize(changes + 1))
                .body("items.type", hasItem("detainee.erased"))
                .body("items.record", everyItem(nullValue()))
                .body("items.fields.flatten()", empty());
        PublishedEvents.check(kafka, Topic.DETAINEES, Topic.DETAINEES_STATE, Topic.ALERTS);
    }

    @Test
    void recordsThatAreMergedGoTogetherWhicheverOfThemIsAddressed() throws Exception {
        // Given
        String survivor = add(Ids.newId().toString(), "erased-survivor", "Wexelblatt Ondrius")
                .extract()
                .path("id");
        String absorbed = add(Ids.newId().toString(), "erased-absorbed", "Wexelblatt Ondryus")
                .extract()
                .path("id");
        String tags = reviewer().get("/v1/detainees/" + survivor).getHeader("ETag") + ", "
                + reviewer().get("/v1/detainees/" + absorbed).getHeader("ETag");
        reviewer()
                .contentType("application/json")
                .header("If-Match", tags)
                .body("""
                        {"survivor": "%s", "absorbed": "%s", "judgement": "same", "reason": "Wexelblatt is one man."}
                        """.formatted(survivor, absorbed))
                .post("/v1/merges")
                .then()
                .statusCode(201);
        // When
        String request = erase("anna", absorbed, "{\"category\": \"safety\", \"reason\": \"R\"}")
                .statusCode(202)
                .body("detaineeId", equalTo(survivor))
                .extract()
                .path("id");
        erase("boris", absorbed, confirming(request)).statusCode(200).body("state", equalTo("DONE"));
        // Then
        assertThat(Everywhere.tables(database, Set.of("wexelblatt", "ondryus"))).isEmpty();
        for (String address : List.of(survivor, absorbed, "erased-survivor", "erased-absorbed")) {
            given().redirects()
                    .follow(false)
                    .get("/v1/detainees/" + address)
                    .then()
                    .statusCode(410);
        }
        given().get("/v1/changes?limit=200&subject=" + absorbed).then().body("items.type", hasItem("detainee.erased"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Everywhere.topics(kafka, Set.of("wexelblatt", "ondryus")))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWasMergedAndPartedIsNotInTheOtherOnesRecordOfThatTime(boolean isAbsorbed) throws Exception {
        // Given
        String word = isAbsorbed ? "yxmerath" : "yxmerots";
        Set<String> words = Set.of(word);
        String kept = add(
                        Ids.newId().toString(),
                        word.equals("yxmerath") ? "parted-kept-1" : "parted-kept-2",
                        "Stays Parted")
                .extract()
                .path("id");
        String gone = add(Ids.newId().toString(), word + "-slug", "Ondrius " + word)
                .extract()
                .path("id");
        reviewer()
                .contentType("application/json")
                .header("If-Match", tag(gone))
                .body("""
                        {"statements": [{"property": "custody", "value": "HELD", "validFrom": "2026-02-01",
                          "evidence": {"title": "%s is held", "publisher": "Example Press", "date": "2026-02-01"}}]}
                        """.formatted(word))
                .post("/v1/detainees/" + gone + "/statements")
                .then()
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        String proposal = contributor()
                .contentType("application/json")
                .body("""
                        {"statements": [{"property": "remark", "value": "Wrote a book",
                          "evidence": {"title": "A letter", "publisher": "Example Press", "date": "2026-02-01"}}]}
                        """)
                .post("/v1/detainees/" + gone + "/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String merge = reviewer()
                .contentType("application/json")
                .header("If-Match", tag(kept) + ", " + tag(gone))
                .body("""
                        {"survivor": "%s", "absorbed": "%s", "reason": "%s is one man."}
                        """.formatted(isAbsorbed ? kept : gone, isAbsorbed ? gone : kept, word))
                .post("/v1/merges")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String standing = isAbsorbed ? kept : gone;
        reviewer()
                .contentType("application/json")
                .header("If-Match", tag(standing))
                .header("Idempotency-Key", "while-merged-" + isAbsorbed)
                .body("""
                        {"statements": [{"property": "remark", "value": "Seen",
                          "evidence": {"title": "A letter", "publisher": "Example Press", "date": "2026-02-01"}}]}
                        """)
                .post("/v1/detainees/" + standing + "/statements")
                .then()
                .statusCode(201);
        String third =
                add(Ids.newId().toString(), null, "Somebody Third").extract().path("id");
        reviewer()
                .contentType("application/json")
                .body("""
                        {"survivor": "%s", "absorbed": "%s", "judgement": "different", "reason": "Not %s, who is older."}
                        """.formatted(standing, third, word))
                .post("/v1/merges")
                .then()
                .statusCode(201);
        reviewer()
                .contentType("application/json")
                .header("If-Match", reviewer().get("/v1/proposals/" + proposal).getHeader("ETag"))
                .post("/v1/proposals/" + proposal + "/accept")
                .then()
                .statusCode(200)
                .body("subject", equalTo(standing));
        reviewer()
                .header("If-Match", reviewer().get("/v1/merges/" + merge).getHeader("ETag"))
                .delete("/v1/merges/" + merge)
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Everywhere.topics(kafka, words)).isNotEmpty());
        assertThat(given().get("/v1/changes?limit=200&subject=" + kept).asString())
                .as("told of the other record")
                .containsIgnoringCase(word);
        // When
        String request = erase("anna", gone, "{\"category\": \"safety\", \"reason\": \"R\"}")
                .statusCode(202)
                .extract()
                .path("id");
        erase("boris", gone, confirming(request)).statusCode(200).body("state", equalTo("DONE"));
        // Then
        assertThat(Everywhere.tables(database, words)).isEmpty();
        reviewer().get("/v1/proposals/" + proposal).then().statusCode(404);
        assertThat(given().get("/v1/changes?limit=200&subject=" + kept).asString())
                .doesNotContainIgnoringCase(word);
        given().get("/v1/detainees/" + kept).then().statusCode(200).body("name", equalTo("Stays Parted"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Everywhere.topics(kafka, words)).isEmpty());
        assertThat(Everywhere.messages(kafka).stream()
                        .filter(m -> m.topic().equals(Topic.DETAINEES_STATE.topicName()))
                        .filter(m -> kept.equals(new String(m.key(), StandardCharsets.UTF_8)))
                        .reduce((a, b) -> b))
                .as("the record of who stays")
                .hasValueSatisfying(m -> assertThat(new String(m.value(), StandardCharsets.UTF_8))
                        .contains("Stays Parted"));
    }

    private static String tag(String person) {
        return reviewer().get("/v1/detainees/" + person).getHeader("ETag");
    }

    @Test
    void requestIsListedAndWithdrawnAndSaysWhatIsMissing() {
        // Given
        String id = add(Ids.newId().toString(), "erasure-withdrawn", "Stays Here")
                .extract()
                .path("id");
        // When, Then
        reviewer()
                .contentType("application/json")
                .body("{}")
                .post("/v1/detainees/" + id + "/erase")
                .then()
                .statusCode(403);
        erase("anna", id, "{}").statusCode(422).body("errors[0].pointer", equalTo("/category"));
        erase("anna", id, "{\"category\": \"safety\"}").statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        erase("anna", id, confirming(Ids.newId().toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/confirms"));
        String request = erase("anna", id, "{\"category\": \"safety\", \"reason\": \"R\"}")
                .statusCode(202)
                .extract()
                .path("id");
        erase("boris", id, "{\"category\": \"safety\", \"reason\": \"R\"}")
                .statusCode(409)
                .body("detail", containsString("{\"confirms\": \"" + request + "\"}"));
        admin("boris").get("/v1/erasures?state=PENDING").then().body("items.id", hasItem(request));
        admin("boris").delete("/v1/erasures/" + request).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        admin("boris").get("/v1/erasures?state=PENDING").then().body("items.id", not(hasItem(request)));
        erase("boris", id, confirming(request)).statusCode(409);
        given().get("/v1/detainees/" + id).then().statusCode(200).body("name", equalTo("Stays Here"));
    }

    private Set<String> ids(String subject) {
        return Everywhere.messages(kafka).stream()
                .filter(m -> subject.equals(new String(m.key(), StandardCharsets.UTF_8)))
                .map(m -> m.topic() + " "
                        + new String(m.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private static ValidatableResponse erase(String admin, String id, String body) {
        return admin(admin)
                .contentType("application/json")
                .header("Idempotency-Key", "erase " + body.hashCode() + " " + id)
                .body(body)
                .post("/v1/detainees/" + id + "/erase")
                .then();
    }

    private static String confirming(String request) {
        return "{\"confirms\": \"" + request + "\"}";
    }

    private static ValidatableResponse add(String id, String slug, String name) {
        return add(id, slug, name, 201);
    }

    private static ValidatableResponse add(String id, String slug, String name, int status) {
        return reviewer()
                .contentType("application/json")
                .body("""
                        {"id": "%s", %s "names": [{"text": "%s"}, {"text": "Зорван Квиллетян", "script": "Cyrl"}],
                         "statements": [{"property": "custody", "value": "MISSING", "validFrom": "2026"}],
                         "source": {"title": "A page about %s", "publisher": "Example Press", "date": "2023-09-28"}}
                        """.replace(
                                name.startsWith("Zorvan")
                                        ? "\0"
                                        : ", {\"text\": \"Зорван Квиллетян\", \"script\": \"Cyrl\"}",
                                "")
                        .formatted(id, slug == null ? "" : "\"slug\": \"" + slug + "\",", name, name))
                .post("/v1/detainees")
                .then()
                .statusCode(status);
    }

    private static RequestSpecification admin(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.RED, "admin"));
    }

    private static RequestSpecification reviewer() {
        return given().auth().oauth2(Tokens.of("reviewer", Tlp.RED, "reviewer"));
    }

    private static RequestSpecification contributor() {
        return given().auth().oauth2(Tokens.of("contributor", Tlp.CLEAR, "contributor"));
    }

    private static DocumentRecord naming(UUID person, long revision) {
        return new DocumentRecord(
                UUID.fromString("019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0e1"),
                "0".repeat(64),
                "text/plain",
                28,
                "letter",
                "Quilletian's letter",
                "2022-05-01",
                "Office of Zorvan",
                List.of(),
                List.of(),
                "en",
                null,
                Tlp.CLEAR,
                null,
                new DocumentRecord.Mentions(
                        List.of(),
                        List.of(new DocumentRecord.PersonMention(
                                "Zorvan Quilletian",
                                15,
                                32,
                                person,
                                "Zorvan Quilletian",
                                1.0,
                                "They ask about Zorvan.",
                                0,
                                22))),
                List.of(),
                false,
                revision);
    }
}
