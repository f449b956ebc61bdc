package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reviewer withdraws a document for good: it stays readable, and nothing rests on it any more. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class RetractionTest {

    private static final String WHY = "{\"reason\": \"The sender says that it is forged.\"}";

    @Test
    void retractedDocumentNamesNothingStaysReadableAndIsTold() {
        // Given
        String text = "A forged letter welcomes S.Res.540 (118th Congress).";
        String id = send(text, "CLEAR").statusCode(201).extract().path("id");
        // When
        ValidatableResponse answer = retract(reviewer(Tlp.CLEAR), id, tag(id), WHY);
        // Then
        answer.statusCode(200)
                .header("ETag", "\"" + id + ".2.0\"")
                .body("retracted", equalTo(true))
                .body("revision", equalTo(2))
                .body("retraction.reason", equalTo("The sender says that it is forged."))
                .body("retraction.at", startsWith("20"))
                .body("mentions.bills", empty())
                .body("title", equalTo(text));
        given().get("/v1/documents/" + id).then().statusCode(200).body("retracted", equalTo(true));
        given().get("/v1/documents/" + id + "/text").then().statusCode(200).body(equalTo(text));
        given().get("/v1/documents/" + id + "/content").then().statusCode(200);
        await().untilAsserted(() -> given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("document.ingested", "document.retracted")))
                .body("items[1].revision", equalTo(2))
                .body("items[1].fields.field", equalTo(List.of("retracted", "retraction.reason")))
                .body("items[1].record.retracted", equalTo(true))
                .body("items[1].record.mentions.bills", empty()));
    }

    @Test
    void listsLeaveRetractedDocumentsOutUnlessTheyAreAskedFor() {
        // Given
        String id = send("Retracted and Zwollefish in it.", "CLEAR").extract().path("id");
        String other =
                send("Not retracted and Zwollefish in it.", "CLEAR").extract().path("id");
        // When
        retract(reviewer(Tlp.CLEAR), id, tag(id), WHY).statusCode(200);
        // Then
        given().get("/v1/documents?q=Zwollefish").then().body("items.id", equalTo(List.of(other)));
        given().get("/v1/documents?q=Zwollefish&retracted=false").then().body("items.id", equalTo(List.of(other)));
        given().get("/v1/documents?q=Zwollefish&retracted=true&count=exact")
                .then()
                .body("items.id", equalTo(List.of(id)))
                .body("total", equalTo(1));
        given().get("/v1/documents?retracted=maybe")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("retracted"));
    }

    @Test
    void sameBytesAgainAreRefusedWithTheIdOfTheRetractedDocument() {
        // Given
        String id = send("To be sent again.", "CLEAR").extract().path("id");
        retract(reviewer(Tlp.CLEAR), id, tag(id), WHY).statusCode(200);
        // When
        ValidatableResponse again = send("To be sent again.", "CLEAR");
        // Then
        again.statusCode(409).contentType("application/problem+json").body("detail", containsString(id));
    }

    @Test
    void staleTagMissingTagRoleReasonAndRepetitionAreRefused() {
        // Given
        String id = send("Hard to retract.", "CLEAR").extract().path("id");
        String tag = tag(id);
        // When, Then
        retract(reviewer(Tlp.CLEAR), id, null, WHY).statusCode(428).body("code", equalTo("precondition-required"));
        retract(reviewer(Tlp.CLEAR), id, "\"" + id + ".9.0\"", WHY).statusCode(412);
        retract(token("contributor", Tlp.RED), id, tag, WHY).statusCode(403);
        retract(token("partner", Tlp.RED), id, tag, WHY).statusCode(403);
        retract(given(), id, tag, WHY).statusCode(401);
        retract(reviewer(Tlp.CLEAR), Ids.newId().toString(), tag, WHY).statusCode(404);
        retract(reviewer(Tlp.CLEAR), "no-id", tag, WHY).statusCode(404);
        given().get("/v1/documents/" + id).then().body("revision", equalTo(1)).body("retracted", equalTo(false));
        retract(reviewer(Tlp.CLEAR), id, tag, WHY).statusCode(200);
        retract(reviewer(Tlp.CLEAR), id, tag(id), WHY)
                .statusCode(409)
                .body("detail", containsString("retracted before"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|required",
                "{\"reason\": \"  \"}|422|required",
                "{\"reason\": null}|422|required",
                "{\"reason\": \"a\\u0000b\"}|422|control-character",
            })
    void reasonThatIsNoneIsRefused(String body, int status, String code) {
        // Given
        String id = send("Retracted for no reason: " + body, "CLEAR").extract().path("id");
        // When
        ValidatableResponse answer = retract(reviewer(Tlp.CLEAR), id, tag(id), body);
        // Then
        answer.statusCode(status).body("errors[0].pointer", equalTo("/reason")).body("errors[0].code", equalTo(code));
    }

    @Test
    void restrictedDocumentIsRetractedByWhomMaySeeItAndToldToNobodyElse() {
        // Given
        String id = send("A confidential forgery.", "AMBER").extract().path("id");
        String tag = reviewer(Tlp.AMBER).get("/v1/documents/" + id).getHeader("ETag");
        // When, Then
        retract(reviewer(Tlp.GREEN), id, tag, WHY).statusCode(404);
        retract(reviewer(Tlp.AMBER), id, tag, WHY).statusCode(200);
        await().untilAsserted(() -> reviewer(Tlp.AMBER)
                .get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", hasItem("document.retracted")));
        given().get("/v1/changes?limit=200&subject=" + id).then().body("items", empty());
        given().get("/v1/documents?retracted=true&limit=200").then().body("items.id", not(hasItem(id)));
        assertThat(given().get("/v1/documents/" + id).statusCode()).isEqualTo(404);
    }

    private static ValidatableResponse send(String text, String mark) {
        return given().auth()
                .oauth2(Tokens.of("sender", Tlp.RED, "contributor"))
                .multiPart("file", "file", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"tlp\": \"" + mark + "\"}")
                .post("/v1/documents")
                .then();
    }

    private static ValidatableResponse retract(
            RequestSpecification reader, String id, @Nullable String tag, String body) {
        RequestSpecification asked = reader.contentType("application/json").body(body);
        return (tag == null ? asked : asked.header("If-Match", tag))
                .post("/v1/documents/" + id + "/retract")
                .then();
    }

    private static String tag(String id) {
        return given().get("/v1/documents/" + id).getHeader("ETag");
    }

    private static RequestSpecification reviewer(Tlp clearance) {
        return token("reviewer", clearance);
    }

    private static RequestSpecification token(String role, Tlp clearance) {
        return given().auth().oauth2(Tokens.of("rita", clearance, role));
    }
}
