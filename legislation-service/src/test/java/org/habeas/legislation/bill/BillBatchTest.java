package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.habeas.legislation.document.MentionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillBatchTest {

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Test
    void eachIdIsAnsweredInTheOrderAskedForAndTheWrongOnesFailNoOther() {
        // Given
        bills.apply(Snapshots.of("90-sres-1").record());
        bills.apply(Snapshots.of("90-sres-77001").record());
        bills.apply(Snapshots.of("91-sres-77001").record());
        bills.apply(Snapshots.of("90-hconres-77002").record());
        // When, Then
        ask(
                        "90-sres-77001",
                        "nonsense",
                        "S.Res.1 (90th Congress)",
                        "S.Res.77001",
                        "90-s-99999",
                        "H.Con.Res.77002",
                        "S.1 (90th)")
                .statusCode(200)
                .body("items.asked.size()", equalTo(7))
                .body("items[0].bill.id", equalTo("90-sres-77001"))
                .body("items[2].bill.id", equalTo("90-sres-1"))
                .body("items[5].bill.id", equalTo("90-hconres-77002"))
                .body("items.findAll { it.bill != null }.size()", equalTo(3))
                .body("items[1].asked", equalTo("nonsense"))
                .body("items[1].problem.code", equalTo("invalid"))
                .body("items[1].problem.detail", containsString("118-sres-540"))
                .body("items[3].problem.code", equalTo("ambiguous"))
                .body("items[3].problem.candidates", equalTo(List.of("91-sres-77001", "90-sres-77001")))
                .body("items[4].problem.code", equalTo("unknown"))
                .body("items[6].problem.code", equalTo("unknown"))
                .body("items[6].bill", nullValue());
    }

    @Test
    void billIsToldAsAtItsOwnAddressAndOnceHoweverOftenItIsAskedFor() {
        // Given
        bills.apply(Snapshots.of("90-sres-2")
                .action("Referred to the Committee on Finance.")
                .subjects("Armenia")
                .record());
        Map<String, Object> alone = given().queryParam("include", "actions,subjects")
                .get("/v1/bills/90-sres-2")
                .jsonPath()
                .getMap("$");
        // When
        List<String> ids = new ArrayList<>(List.of("90-s-99998"));
        ids.addAll(Collections.nCopies(97, "90-sres-2"));
        ids.addAll(List.of("S.Res.2 (90th Congress)", "90-s-99998"));
        JsonPath answered = given().contentType(ContentType.JSON)
                .queryParam("include", "actions,subjects")
                .body(Map.of("ids", ids))
                .post("/v1/bills/batch")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(answered.getList("items.asked")).isEqualTo(ids);
        assertThat(answered.getMap("items[1].bill")).isEqualTo(alone);
        List<Map<String, Object>> repeated = answered.getList("items.problem.findAll { it?.code == 'repeated' }");
        assertThat(repeated)
                .hasSize(97)
                .allMatch(problem -> problem.get("first").equals(1));
        assertThat(answered.getString("items[98].problem.code")).isEqualTo("repeated");
        assertThat(answered.getString("items[99].problem.code")).isEqualTo("unknown");
    }

    @Test
    void includedDocumentsAreThoseThatTheReaderMaySee() {
        // Given
        bills.apply(Snapshots.of("90-sres-3").record());
        DocumentRecord open = Mentioning.document(UUID.randomUUID(), "90-sres-3");
        DocumentRecord closed = Mentioning.document(UUID.randomUUID(), "90-sres-3", Tlp.AMBER);
        mentions.apply(open);
        mentions.apply(closed);
        Map<String, List<String>> body = Map.of("ids", List.of("90-sres-3"));
        // When, Then
        given().contentType(ContentType.JSON)
                .queryParam("include", "documents")
                .body(body)
                .post("/v1/bills/batch")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .body(
                        "items[0].bill.included.documents.id",
                        equalTo(List.of(open.id().toString())));
        given().auth()
                .oauth2(Tokens.of("partner", Tlp.AMBER))
                .contentType(ContentType.JSON)
                .queryParam("include", "documents")
                .body(body)
                .post("/v1/bills/batch")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items[0].bill.included.documents.size()", equalTo(2))
                .body("items[0].bill.included.documents.id", hasItem(closed.id().toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                           | 400 | /ids
            {"ids": null}                | 400 | /ids
            {"ids": "118-sres-540"}      | 400 | /ids
            {"ids": [["118-sres-540"]]}  | 400 | /ids/0
            {"id": ["118-sres-540"]}     | 400 | /id
            {"ids": ["118-s-1", null]}   | 422 | /ids/1
            {"ids": ["a\\u0000b"]}       | 422 | /ids/0
            {"ids": ["118-s-1", "\\ud83d"]} | 422 | /ids/1
            """)
    void bodyThatNobodyCanMeanIsRefusedWithThePlace(String body, int status, String pointer) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/bills/batch")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void moreThanAHundredAndWhatIsNoJsonAreRefused() {
        ask(IntStream.rangeClosed(1, 101).mapToObj(n -> "90-s-" + n).toArray(String[]::new))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/ids"))
                .body("errors[0].code", equalTo("too-many"));
        for (String body : List.of("{\"ids\": [", "[]", "null", "")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/bills/batch")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().contentType(ContentType.TEXT)
                .body("118-sres-540")
                .post("/v1/bills/batch")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .queryParam("include", "actions,colour")
                .body(Map.of("ids", List.of()))
                .post("/v1/bills/batch")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("include"));
        given().contentType(ContentType.JSON)
                .queryParam("limit", 5)
                .body(Map.of("ids", List.of()))
                .post("/v1/bills/batch")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"));
    }

    @Test
    void noIdsGiveNoItemsAndALongOneIsToldToBeNone() {
        ask().statusCode(200).body("items", equalTo(List.of())).body("next", nullValue());
        ask("S.".repeat(50_000)).statusCode(200).body("items[0].problem.code", equalTo("invalid"));
    }

    private static ValidatableResponse ask(String... ids) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("ids", List.of(ids)))
                .post("/v1/bills/batch")
                .then();
    }
}
