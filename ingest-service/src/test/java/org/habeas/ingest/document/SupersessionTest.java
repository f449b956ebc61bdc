package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.web.WebProfile;
import org.habeas.ingest.web.Website;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a page that says something else each time. */
@QuarkusTest
@TestProfile(WebProfile.class)
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class SupersessionTest {

    private static final Instant MORNING = Instant.parse("2026-02-05T06:00:00Z");

    private final Website site = new Website();
    private final String mark = UUID.randomUUID().toString();

    @Inject
    DocumentService documents;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void newVersionOfAPageSupersedesTheOldAndTheDiffSaysWhatChanged() {
        // Given
        site.page("/page", "Statement " + mark + "\n\nWe support S.Res.540 (118th Congress).\nHe is held in Baku.");
        String old = fetch("/page")
                .statusCode(201)
                .body("supersedes", nullValue())
                .extract()
                .path("id");
        site.page("/page", "Statement " + mark + "\n\nWe support S.Res.616 (118th Congress).\nHe is held in Baku.");
        // When
        ValidatableResponse answer = fetch("/page").statusCode(201);
        // Then
        String now = answer.body("supersedes", equalTo(old)).extract().path("id");
        given().get("/v1/documents/" + old)
                .then()
                .body("supersededBy", equalTo(now))
                .body("revision", equalTo(2))
                .body("retracted", equalTo(false))
                .body("mentions.bills.billId", contains("118-sres-540"));
        given().get("/v1/documents/" + now + "/diff")
                .then()
                .statusCode(200)
                .body("since", equalTo(old))
                .body("added.lines.text", contains("We support S.Res.616 (118th Congress)."))
                .body("added.lines[0].start", equalTo(("Statement " + mark + "\n\n").length()))
                .body("added.bills.billId", contains("118-sres-616"))
                .body("removed.lines.text", contains("We support S.Res.540 (118th Congress)."))
                .body("removed.bills.billId", contains("118-sres-540"))
                .body("removed.persons", empty());
    }

    @Test
    void whoFollowsIsToldThatTheOldOneIsSuperseded() {
        // Given
        String old = take("first", 1, Tlp.CLEAR);
        String now = take("second", 2, Tlp.CLEAR);
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/v1/changes?type=document.corrected&subject=" + old)
                        .then()
                        .body("items.size()", equalTo(1))
                        .body("items[0].fields[0].field", equalTo("supersededBy"))
                        .body("items[0].fields[0].to", equalTo(now))
                        .body("items[0].record.supersededBy", equalTo(now)));
        given().get("/v1/documents?limit=200")
                .then()
                .body("items.find { it.id == '" + old + "' }.supersededBy", equalTo(now))
                .body("items.id", hasItem(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
    void whatWasAskedForLaterIsTheNewerInWhateverOrderItArrives(String order) {
        // When
        String[] ids = new String[4];
        order.chars().map(c -> c - '0').forEach(n -> ids[n] = take("version " + n, n, Tlp.CLEAR));
        // Then
        assertThat(versions(ids[1])).containsExactly(null, ids[2]);
        assertThat(versions(ids[2])).containsExactly(ids[1], ids[3]);
        assertThat(versions(ids[3])).containsExactly(ids[2], null);
    }

    @Test
    void pageThatSaysAgainWhatItSaidBeforeIsThatDocumentAgain() {
        // Given
        String first = take("a", 1, Tlp.CLEAR);
        String second = take("b", 2, Tlp.CLEAR);
        // When
        String again = take("a", 3, Tlp.CLEAR);
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(versions(first)).containsExactly(second, null);
        assertThat(versions(second)).containsExactly(null, first);
    }

    @Test
    void documentTellsNobodyOfAnotherThatIsForOtherReaders() {
        // Given
        take("for some", 1, Tlp.AMBER);
        // When
        String open = take("for all", 2, Tlp.CLEAR);
        // Then
        assertThat(versions(open)).containsExactly(null, null);
    }

    @Test
    void versionsThatArriveAtOnceStandInOneLine() throws Exception {
        // When
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            List<Future<String>> taken = IntStream.range(0, 16)
                    .mapToObj(n -> all.submit(() -> take("at once " + n, n, Tlp.CLEAR)))
                    .toList();
            String before = null;
            for (int n = 0; n < taken.size(); n++) {
                String id = taken.get(n).get();
                String after = n == taken.size() - 1 ? null : taken.get(n + 1).get();
                // Then
                assertThat(versions(id)).containsExactly(before, after);
                before = id;
            }
        }
    }

    @Test
    void documentThatSupersedesNoneIsHeldAgainstTheOneThatIsNamed() {
        // Given
        String one = take("Only this line", 1, Tlp.CLEAR);
        // Then
        given().get("/v1/documents/" + one + "/diff").then().statusCode(404);
        given().get("/v1/documents/" + one + "/diff?since=" + one)
                .then()
                .statusCode(200)
                .body("added.lines", empty());
        given().get("/v1/documents/" + one + "/diff?since=" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private String take(String text, int hour, Tlp tlp) {
        byte[] bytes = (text + " " + mark).getBytes(StandardCharsets.UTF_8);
        String url = "https://www.example.org/" + mark;
        Metadata metadata = new Metadata(null, null, null, null, tlp, null, url, null, null, null);
        return documents
                .takeFetched(
                        bytes, url, new WebFetch(url, MORNING.plusSeconds(3_600L * hour)), metadata, "tester", Tlp.RED)
                .document()
                .id()
                .toString();
    }

    private static String[] versions(String id) {
        JsonPath document = given().get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new String[] {document.getString("supersedes"), document.getString("supersededBy")};
    }

    private ValidatableResponse fetch(String path) {
        return given().auth()
                .oauth2(Tokens.of("fetcher", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(Json.mapper().valueToTree(Map.of("url", site.url(path))).toString())
                .post("/v1/documents")
                .then();
    }
}
