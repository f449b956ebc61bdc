package org.habeas.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How those who follow the log go on from where they are, and what they hear when that is no longer kept. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ChangeLogTest {

    @TestHTTPResource
    URI service;

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/changes?type=detainee.added&after=0", "/v1/alerts?after=0"})
    void listThatFoundNothingGoesOnBehindWhatItLookedAt(String list) {
        // Given
        long position = position(post("A change that nobody asks for, " + UUID.randomUUID()));
        // When
        JsonPath page = given().get(list).then().statusCode(200).extract().jsonPath();
        // Then
        assertThat(page.getList("items")).isEmpty();
        assertThat(page.getLong("next")).isGreaterThanOrEqualTo(position);
    }

    @Test
    void waitingFromNextMissesNothing() {
        // Given
        long next = given().queryParam("type", "detainee.added")
                .get("/v1/changes")
                .jsonPath()
                .getLong("next");
        // When
        CompletableFuture<JsonPath> waiting = CompletableFuture.supplyAsync(() -> given().queryParam("after", next)
                .queryParam("type", "document.ingested")
                .queryParam("wait", 20)
                .get("/v1/changes")
                .jsonPath());
        String id = post("A change that somebody waits for, " + UUID.randomUUID());
        // Then
        assertThat(waiting.join().getList("items.subject")).contains(id);
        assertThat(waiting.join().getLong("next")).isGreaterThanOrEqualTo(position(id));
    }

    @Test
    void subjectIsADocumentOrABillWithItsCongress() {
        // Given
        String id = post("A change to be found by its subject, " + UUID.randomUUID());
        position(id);
        // Then
        given().queryParam("subject", id.toUpperCase(Locale.ROOT))
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items[0].subject", equalTo(id));
        for (String bill : new String[] {"118-sres-540", "118-SRES-540", "S.Res.540 (118th Congress)"}) {
            given().queryParam("subject", bill).get("/v1/changes").then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/changes,        foo",
        "/v1/changes,        1-1-1-1-1",
        "/v1/changes,        S.Res.540",
        "/v1/alerts,         ruben-vardanyan",
        "/v1/changes/stream, foo",
        "/v1/alerts/stream,  foo"
    })
    void subjectThatIsNoIdIsRefusedBeforeAnyoneWaitsForIt(String path, String subject) {
        given().queryParam("subject", subject)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo("subject"))
                .body("detail", containsString("UUID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/changes/stream", "/v1/alerts/stream"})
    void streamFromWhatIsNoLongerKeptIsRefusedBeforeItOpens(String path) throws Exception {
        // Given: a log whose oldest change is gone
        position(post("A change to keep, " + UUID.randomUUID()));
        await().until(() -> number("select position from change_cursor where name = 'kafka'") >= 1);
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute("create temp table oldest as select * from change order by position limit 1");
            s.execute("delete from change where id in (select id from oldest)");
            try {
                long first = number("select min(position) from change") - 1;
                // When, Then
                String refused = "after=" + first;
                assertThat(open(path + "?after=0", null)).startsWith("410 ").contains(refused);
                assertThat(open(path, "0")).startsWith("410 ").contains(refused);
                assertThat(open(path + "?after=" + first, null)).startsWith("200 :open");
            } finally {
                s.execute("insert into change overriding system value select * from oldest");
                s.execute("drop table oldest");
            }
        }
    }

    /** Status and beginning of the answer. */
    private String open(String path, String lastEventId) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(20));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            int most = answer.statusCode() == 200 ? ":open".length() : 1_000;
            String said =
                    answer.statusCode() + " " + new String(answer.body().readNBytes(most), StandardCharsets.UTF_8);
            client.shutdownNow();
            return said;
        }
    }

    private static String post(String text) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static long position(String id) {
        await().untilAsserted(() ->
                given().queryParam("subject", id).get("/v1/changes").then().body("items[0].subject", equalTo(id)));
        return given().queryParam("subject", id).get("/v1/changes").jsonPath().getLong("items[0].position");
    }

    private long number(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
