package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class DocumentListTest {

    @ParameterizedTest
    @CsvSource({
        "kind,court-document",
        "issuer,the court of filters",
        "bill,117-hr-4321",
        "bill,H.R. 4321 (117th Congress)",
        "from,1999-05-20",
        "to,1999-05-02",
        "q,quixotic hearing"
    })
    void filterSelects(String parameter, String value) {
        // Given
        String text = "{\"text\": \"A quixotic hearing on H.R. 4321 (117th Congress).\", \"date\": \"1999-05\","
                + " \"issuer\": \"The Court of Filters\", \"kind\": \"court-document\"}";
        String id = postJson(text, null).extract().path("id");
        // When
        List<String> found = given().queryParam(parameter, value)
                .queryParam("issuer", "The Court of Filters")
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        // Then
        assertThat(found).containsExactly(id);
        given().queryParam("issuer", "The Court of Filters")
                .queryParam("to", "1999-04-30")
                .queryParam("count", "exact")
                .get("/v1/documents")
                .then()
                .body("items.size()", equalTo(0))
                .body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"bill,S.Res.540", "bill,Vardanyan", "detainee,nobody-of-this-name"})
    void filterThatNamesNothingIsRefused(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/documents")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void pageOfLargeDocumentsIsShortAndTheWalkGivesThemAll() {
        // Given: four documents of nearly 2 MiB each, of which three reach what a page may hold
        String bills =
                IntStream.rangeClosed(1, 12_000).mapToObj(n -> "H.R. " + n).collect(Collectors.joining(", "));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String body = "{\"text\": \"List " + i + ": " + bills
                    + "\", \"issuer\": \"The Office of Lists\", \"date\": \"2024-04-04\"}";
            sent.addFirst(postJson(body, null).statusCode(201).extract().path("id"));
        }
        // When
        JsonPath first = page("The Office of Lists", null);
        // Then
        assertThat(first.getList("items.id")).isEqualTo(sent.subList(0, 3));
        assertThat(first.getList("items[0].mentions.bills")).hasSize(12_000);
        assertThat(first.getLong("total")).isEqualTo(4);
        JsonPath second = page("The Office of Lists", first.getString("next"));
        assertThat(second.getList("items.id")).isEqualTo(sent.subList(3, 4));
        assertThat(second.getString("next")).isNull();
    }

    private static JsonPath page(String issuer, String cursor) {
        var request = given().queryParam("issuer", issuer).queryParam("count", "exact");
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void sameIdempotencyKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        // Given
        String body = "{\"text\": \"Once only.\"}";
        String first = postJson(body, "key-1").statusCode(201).extract().asString();
        // When, Then
        assertThat(postJson(body, "key-1").statusCode(201).extract().asString()).isEqualTo(first);
        postJson("{\"text\": \"Another.\"}", "key-1").statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void receiptsTellWhoSentItAndOnlyToThoseWhoMaySend() {
        // Given
        String id = postJson("{\"text\": \"Sent twice.\"}", null).extract().path("id");
        postJson("{\"text\": \"Sent twice.\"}", null).statusCode(200);
        // When, Then
        given().auth()
                .oauth2(Tokens.of("reviewer", Tlp.CLEAR, "reviewer"))
                .get("/v1/documents/" + id + "/receipts")
                .then()
                .statusCode(200)
                .body("items.subject", equalTo(List.of("lister", "lister")));
        String toAnother = given().auth()
                .oauth2(Tokens.of("somebody-else", Tlp.CLEAR, "contributor"))
                .get("/v1/documents/" + id + "/receipts")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .extract()
                .asString();
        assertThat(toAnother).doesNotContain("lister");
        given().get("/v1/documents/" + id + "/receipts").then().statusCode(401);
        given().get("/v1/documents/" + id + "/observations")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void citationsAreFoundWithoutStoringAnything() {
        given().contentType("application/json")
                .body("{\"text\": \"We support S.Res.540 and oppose S. 12.\", \"date\": \"2024-04\"}")
                .post("/v1/citations")
                .then()
                .statusCode(200)
                .body("items.billId", equalTo(List.of("118-sres-540", "118-s-12")))
                .body("items[0].start", equalTo(11))
                .body("items[0].certainty", equalTo("DOCUMENT"));
        given().contentType("application/json")
                .body("{\"text\": \"" + "a".repeat(1_000_001) + "\"}")
                .post("/v1/citations")
                .then()
                .statusCode(413);
    }

    @Test
    void htmlLosesItsFurnitureAndOffsetsReferToTheText() {
        // Given
        String page = "<!doctype html><html><head><title>On S.Res.540</title><script>S. 1</script></head><body>"
                + "<nav>S. 2</nav><article><h1>News</h1><p>We support <b>S.Res.540</b> of the 118th Congress.</p>"
                + "</article><footer>S. 3</footer></body></html>";
        // When
        ValidatableResponse answer = given().auth()
                .oauth2(Tokens.of("lister", Tlp.CLEAR, "contributor"))
                .multiPart("file", "page", page.getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .body("title", equalTo("On S.Res.540"))
                .body("mentions.bills.billId", equalTo(List.of("118-sres-540")));
        // Then
        String text = given().get("/v1/documents/" + answer.extract().path("id") + "/text")
                .then()
                .statusCode(200)
                .body(not(containsString("S. 2")))
                .extract()
                .asString();
        int start = answer.extract().path("mentions.bills[0].start");
        int end = answer.extract().path("mentions.bills[0].end");
        assertThat(text.substring(start, end)).isEqualTo("S.Res.540");
    }

    private static ValidatableResponse postJson(String body, String key) {
        var request = given().auth()
                .oauth2(Tokens.of("lister", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/v1/documents")
                .then();
    }
}
