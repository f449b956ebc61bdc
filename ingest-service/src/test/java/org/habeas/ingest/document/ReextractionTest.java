package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The present extractors are run over what is stored; only what they find otherwise is told, and nobody's word is overwritten. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ReextractionTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    DataSource database;

    @Inject
    NameService names;

    @Inject
    Reextractions reextractions;

    @BeforeEach
    void everythingElseIsUpToDate() throws SQLException {
        sql("update document set extraction = " + ExtractionVersion.NUMBER);
    }

    @Test
    void onlyWhatIsFoundOtherwiseIsToldAndWhatPeopleSaidStays() throws SQLException {
        // Given: three documents as an earlier version read them, which saw no bills
        String other = send("Old title line\n\nWe welcome S.Res.540 (118th Congress).", "{\"date\": \"2024-04-04\"}");
        String same = send("Nothing is said here of any measure.", "{}");
        String titled = send("First line\n\nWe welcome S.Res.541 (118th Congress).", "{\"title\": \"As sent\"}");
        for (String id : List.of(other, same, titled)) {
            readByEarlierVersion(id);
        }
        sql("update document set record = jsonb_set(record, '{mentions,bills}', '[]') where id in ('" + other + "', '"
                + titled + "')");
        // When
        JsonPath run = run("");
        // Then
        assertThat(run.getLong("total")).isEqualTo(3);
        assertThat(run.getLong("done")).isEqualTo(3);
        assertThat(run.getLong("changed")).isEqualTo(2);
        assertThat(run.getLong("failed")).isZero();
        assertThat(run.getLong("remaining")).isZero();
        given().get("/v1/documents/" + other)
                .then()
                .body("mentions.bills.billId", equalTo(List.of("118-sres-540")))
                .body("title", equalTo("Old title line"))
                .body("date", equalTo("2024-04-04"))
                .body("revision", equalTo(2));
        given().get("/v1/documents/" + titled)
                .then()
                .body("title", equalTo("As sent"))
                .body("revision", equalTo(2));
        given().get("/v1/documents/" + same).then().body("revision", equalTo(1));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/v1/changes?limit=200&subject=" + other)
                        .then()
                        .body("items.type", equalTo(List.of("document.ingested", "document.mentions-changed"))));
        // When: what was read with this version is read again only if that is asked for
        assertThat(run("").getLong("total")).isZero();
        // Then
        assertThat(run("?all=true").getLong("done")).isGreaterThanOrEqualTo(3);
        for (String id : List.of(other, titled)) {
            given().get("/v1/documents/" + id).then().body("revision", equalTo(2));
        }
        given().get("/v1/documents/" + same).then().body("revision", equalTo(1));
    }

    @Test
    void runGoesOnBehindWhatWasCommittedAndLeavesRetractedDocumentsAlone() throws SQLException {
        // Given
        String first = send("Run once: S.Res.101 (118th Congress).", "{}");
        String second = send("Run twice: S.Res.102 (118th Congress).", "{}");
        String retracted = send("Never run: S.Res.103 (118th Congress).", "{}");
        given().auth()
                .oauth2(Tokens.of("rita", Tlp.CLEAR, "reviewer"))
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"Forged.\"}")
                .post("/v1/documents/" + retracted + "/retract")
                .then()
                .statusCode(200);
        for (String id : List.of(first, second, retracted)) {
            readByEarlierVersion(id);
            sql("update document set record = jsonb_set(record, '{mentions,bills}', '[]') where id = '" + id + "'");
        }
        UUID job = Ids.newId();
        // When: a replica that died behind the first one
        sql(
                "insert into reextraction (id, version, everything, requested_by, requested_at, started_at, after_id, total, done)"
                        + " values ('" + job + "', " + ExtractionVersion.NUMBER + ", false, 'ada', now(), now(), '"
                        + first
                        + "', 2, 1)");
        // Then
        JsonPath run = done(job.toString());
        assertThat(run.getLong("done")).isEqualTo(2);
        given().get("/v1/documents/" + first).then().body("revision", equalTo(1));
        given().get("/v1/documents/" + second).then().body("revision", equalTo(2));
        given().get("/v1/documents/" + retracted)
                .then()
                .body("revision", equalTo(2))
                .body("mentions.bills", empty());
    }

    @Test
    void documentThatCannotBeReadAgainStaysAndIsNamed() throws SQLException {
        // Given: a page whose bytes are gone
        String id = send("<html><title>Lost</title><body><p>Lost bytes.</p></body></html>", "{}");
        readByEarlierVersion(id);
        sql("update document set record = jsonb_set(record, '{sha256}', '\"" + "0".repeat(64) + "\"') where id = '" + id
                + "'");
        // When
        JsonPath run = run("");
        // Then
        assertThat(run.getLong("failed")).isEqualTo(1);
        assertThat(run.getList("failures.documentId")).containsExactly(id);
        given().get("/v1/documents/" + id).then().body("revision", equalTo(1));
    }

    @Test
    void oneRunsAtATimeAndOnlyAdministratorsAsk() throws SQLException {
        // Given
        UUID job = Ids.newId();
        sql("insert into reextraction (id, version, everything, requested_by, requested_at, started_at)" + " values ('"
                + job + "', 0, false, 'ada', now(), now())");
        // When
        ValidatableResponse answer = ask("admin", "");
        // Then: it was done in between, or names the one that is under way
        if (answer.extract().statusCode() == 409) {
            answer.body("detail", containsString(job.toString()));
        } else {
            done(answer.statusCode(202).extract().path("id"));
        }
        for (String role : List.of("contributor", "reviewer", "partner")) {
            ask(role, "").statusCode(403);
        }
        given().post("/v1/documents/reextract").then().statusCode(401);
        ask("admin", "?all=perhaps").statusCode(400).body("errors[0].parameter", equalTo("all"));
        given().auth()
                .oauth2(Tokens.of("ada", Tlp.CLEAR, "admin"))
                .get("/v1/documents/reextract/" + Ids.newId())
                .then()
                .statusCode(404);
    }

    @Test
    void erasedPersonIsFoundAgainByNoRunAndNoDocumentThatComesMeanwhile() throws Exception {
        // Given
        UUID person = Ids.newId();
        names.take(new KnownName(person, "Erazmus Rereadian", List.of("Erazmus Rereadian")), 1);
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add(send("Letter " + i + ": Erazmus Rereadian was seen.", "{}"));
        }
        for (String id : sent) {
            readByEarlierVersion(id);
        }
        // When: all at once
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> running = new ArrayList<>();
            Reextraction.Job job = new Reextraction.Job(
                    Ids.newId(),
                    ExtractionVersion.NUMBER,
                    true,
                    null,
                    null,
                    0,
                    0,
                    0,
                    java.time.Instant.now(),
                    null,
                    null);
            running.add(pool.submit(() -> names.erase(person, 2)));
            for (String id : List.copyOf(sent)) {
                running.add(pool.submit(() -> reextractions.read(job, UUID.fromString(id))));
            }
            for (int i = 10; i < 20; i++) {
                int n = i;
                Future<String> late =
                        pool.submit(() -> send("Letter " + n + ": Erazmus Rereadian was seen again.", "{}"));
                running.add(late);
            }
            for (Future<?> one : running) {
                Object id = one.get();
                if (id instanceof String document) {
                    sent.add(document);
                }
            }
        }
        run("?all=true");
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sent)
                        .allSatisfy(
                                id -> given().get("/v1/documents/" + id).then().body("mentions.persons", empty())));
        run("?all=true");
        assertThat(sent)
                .hasSize(20)
                .allSatisfy(id -> given().get("/v1/documents/" + id).then().body("mentions.persons", empty()));
    }

    private JsonPath run(String query) {
        return done(ask("admin", query).statusCode(202).extract().path("id"));
    }

    private static JsonPath done(String job) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(look(job).getString("state")).isEqualTo("done"));
        return look(job);
    }

    private static JsonPath look(String job) {
        return given().auth()
                .oauth2(Tokens.of("ada", Tlp.CLEAR, "admin"))
                .get("/v1/documents/reextract/" + job)
                .jsonPath();
    }

    private static ValidatableResponse ask(String role, String query) {
        return given().auth()
                .oauth2(Tokens.of("ada", Tlp.CLEAR, role))
                .post("/v1/documents/reextract" + query)
                .then();
    }

    private void readByEarlierVersion(String id) throws SQLException {
        sql("update document set extraction = null where id = '" + id + "'");
    }

    private void sql(String statement) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(statement)) {
            s.executeUpdate();
        }
    }

    private static String send(String text, String metadata) {
        return given().auth()
                .oauth2(Tokens.of("sender", Tlp.RED, "contributor"))
                .multiPart("file", "file", text.getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", metadata)
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
