package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import javax.sql.DataSource;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reviewer corrects what is said of a document; what follows from it follows, and everybody who may see it is told. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class CorrectionTest {

    @Inject
    DataSource database;

    @Test
    void correctedDateDecidesWhichCongressACitationMeansAndIsTold() {
        // Given
        String id = send("A letter that welcomes S.Res.540.", "{\"date\": \"2022-04-04\", \"kind\": \"letter\"}");
        given().get("/v1/documents/" + id).then().body("mentions.bills[0].billId", equalTo("117-sres-540"));
        // When
        ValidatableResponse answer =
                correct(id, "{\"date\": \"2024-04-04\", \"reason\": \"The day on the letter itself.\"}");
        // Then
        answer.statusCode(200)
                .header("ETag", "\"" + id + ".2.0\"")
                .body("date", equalTo("2024-04-04"))
                .body("kind", equalTo("letter"))
                .body("mentions.bills[0].billId", equalTo("118-sres-540"));
        await().untilAsserted(() -> given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("document.ingested", "document.corrected")))
                .body("items[1].fields.field", equalTo(List.of("date", "correction.reason")))
                .body("items[1].fields[0].from", equalTo("2022-04-04"))
                .body("items[1].fields[0].to", equalTo("2024-04-04"))
                .body("items[1].fields[1].to", equalTo("The day on the letter itself."))
                .body("items[1].record.mentions.bills[0].billId", equalTo("118-sres-540")));
        given().get("/v1/documents?bill=118-sres-540&from=2024-04-04&to=2024-04-04&limit=200")
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void everyFieldIsCorrectedAndWhatIsNullHasNoValue() {
        // Given
        String id = send(
                "Something with Correctlebel.",
                "{\"title\": \"Old\", \"issuer\": \"Old office\", \"url\": \"https://old.test/a\", \"language\": \"en\"}");
        // When
        ValidatableResponse answer = correct(id, """
                {"title": "Quimbletitle", "issuer": null, "url": "https://new.test/b", "language": "hy", "kind": "news",
                 "signatories": ["A. Signer"], "recipients": ["B. Reader"], "describes": {"title": "Other"},
                 "reason": "All of it was wrong."}
                """);
        // Then
        answer.statusCode(200)
                .body("title", equalTo("Quimbletitle"))
                .body("issuer", nullValue())
                .body("url", equalTo("https://new.test/b"))
                .body("language", equalTo("hy"))
                .body("kind", equalTo("news"))
                .body("signatories", equalTo(List.of("A. Signer")))
                .body("recipients", equalTo(List.of("B. Reader")))
                .body("describes.title", equalTo("Other"));
        given().get("/v1/documents?q=Quimbletitle Correctlebel").then().body("items.id", equalTo(List.of(id)));
        given().get("/v1/documents?issuer=Old office").then().body("items", empty());
    }

    @Test
    void whatSendersAndReviewersSaidIsKeptApart() throws Exception {
        // Given
        String id = send("Kept apart.", "{\"issuer\": \"As sent\"}");
        // When
        correct(id, "{\"issuer\": \"As corrected\", \"reason\": \"Their sign is on it.\"}")
                .statusCode(200);
        // Then
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("select stated -> 'sender' ->> 'issuer',"
                        + " stated -> 'reviewers' -> 'issuer' ->> 'value', stated -> 'reviewers' -> 'issuer' ->> 'by',"
                        + " stated -> 'reviewers' -> 'issuer' ->> 'reason' from document where id = cast(? as uuid)")) {
            s.setString(1, id);
            ResultSet row = s.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("As sent", "As corrected", "rita", "Their sign is on it.");
        }
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        // Given
        String id = send("The same as before.", "{\"issuer\": \"The office\"}");
        // When
        ValidatableResponse answer = correct(id, "{\"issuer\": \"The office\", \"reason\": \"Looked at.\"}");
        // Then
        answer.statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void markThatRisesTakesTheDocumentAndItsPastFromWhomItIsNotForAndOneThatFallsGivesItBack() {
        // Given
        String id = send("Nobody but a few may read Umbellow.", "{}");
        await().untilAsserted(() -> given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("document.ingested"))));
        // When
        correct(id, "{\"tlp\": \"AMBER\", \"reason\": \"It names a witness.\"}").statusCode(200);
        // Then
        given().get("/v1/documents/" + id).then().statusCode(404);
        given().get("/v1/documents/" + id + "/text").then().statusCode(404);
        given().get("/v1/documents?q=Umbellow").then().body("items", empty());
        await().untilAsserted(() -> reader(Tlp.AMBER)
                .get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("document.ingested", "document.corrected"))));
        given().get("/v1/changes?limit=200&subject=" + id).then().body("items", empty());
        // When
        patch(reader(Tlp.AMBER), id, tag(reader(Tlp.AMBER), id), "{\"tlp\": \"CLEAR\", \"reason\": \"She agreed.\"}")
                .statusCode(200);
        // Then
        given().get("/v1/documents/" + id).then().statusCode(200).body("revision", equalTo(3));
        await().untilAsserted(() -> given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("document.corrected"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"date\": \"2024-13-01\", \"reason\": \"r\"}|/date|not-a-date",
                "{\"date\": \"2999-01-01\", \"reason\": \"r\"}|/date|in-the-future",
                "{\"kind\": \"novel\", \"reason\": \"r\"}|/kind|unknown",
                "{\"kind\": null, \"reason\": \"r\"}|/kind|required",
                "{\"kind\": \"summary\", \"reason\": \"r\"}|/describes|required",
                "{\"tlp\": null, \"reason\": \"r\"}|/tlp|required",
                "{\"tlp\": \"RED\", \"reason\": \"r\"}|/tlp|told-already",
                "{\"url\": \"ftp://a.test/b\", \"reason\": \"r\"}|/url|not-an-address",
                "{\"language\": \"qqqqqqqqqqq\", \"reason\": \"r\"}|/language|not-a-language",
                "{\"signatories\": [null], \"reason\": \"r\"}|/signatories/0|required",
                "{\"title\": \"a\\u0000b\", \"reason\": \"r\"}|/title|control-character",
                "{\"sha256\": \"00\", \"reason\": \"r\"}|/sha256|unknown",
                "{\"reason\": \"r\"}|''|required",
                "{\"title\": \"New\"}|/reason|required",
            })
    void eachFieldThatIsWrongIsNamed(String body, String pointer, String code) {
        // Given
        String id = send("Corrected wrongly: " + body, "{}");
        // When
        ValidatableResponse answer = correct(id, body);
        // Then
        answer.statusCode(422).body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(code));
        given().get("/v1/documents/" + id).then().body("revision", equalTo(1));
    }

    @Test
    void staleTagMissingTagRoleUnknownAndRetractedAreRefused() {
        // Given
        String id = send("Hard to correct.", "{}");
        String why = "{\"title\": \"New\", \"reason\": \"r\"}";
        // When, Then
        patch(reader(Tlp.CLEAR), id, null, why).statusCode(428);
        patch(reader(Tlp.CLEAR), id, "\"" + id + ".7.0\"", why).statusCode(412);
        patch(token("contributor"), id, tag(given(), id), why).statusCode(403);
        patch(token("partner"), id, tag(given(), id), why).statusCode(403);
        patch(given(), id, tag(given(), id), why).statusCode(401);
        patch(reader(Tlp.CLEAR), Ids.newId().toString(), "*", why).statusCode(404);
        reader(Tlp.CLEAR)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"Forged.\"}")
                .post("/v1/documents/" + id + "/retract")
                .then()
                .statusCode(200);
        patch(reader(Tlp.CLEAR), id, "*", why).statusCode(409).body("detail", containsString("retracted"));
        patch(reader(Tlp.CLEAR), id, "*", "{\"tlp\": \"GREEN\", \"reason\": \"For fewer.\"}")
                .statusCode(200)
                .body("retracted", equalTo(true))
                .body("tlp", equalTo("GREEN"));
    }

    @Test
    void billsFileTakesTitleAndAddressAndIsRetractedAsAnyDocument() throws Exception {
        // Given
        String id = send(
                Files.readString(Path.of("../seeds/bills/118-s-3000.yaml")) + "\n# as this test corrects it\n", "{}");
        // When, Then
        correct(id, "{\"date\": \"2024-04-04\", \"tlp\": \"AMBER\", \"reason\": \"r\"}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/date", "/tlp")))
                .body("errors.code", equalTo(List.of("not-taken", "public-record")));
        correct(id, "{\"title\": \"A bill's file\", \"issuer\": \"Habeas\", \"reason\": \"r\"}")
                .statusCode(200)
                .body("title", equalTo("A bill's file"))
                .body("issuer", equalTo("Habeas"))
                .body("kind", equalTo("bill-record"));
        retract(id).statusCode(200).body("retracted", equalTo(true));
    }

    @Test
    void registerOfMembersIsNotRetracted() {
        // Given
        String id = send(
                "last_name,first_name,middle_name,type,state,district,party,full_name,bioguide_id,lis_id\n"
                        + "Corrected,Ada,,sen,AK,,Independent,Ada Corrected,X000999,\n",
                "{\"date\": \"2026-02-10\"}");
        // When
        ValidatableResponse answer = retract(id);
        // Then
        answer.statusCode(409).body("detail", containsString("register"));
        correct(id, "{\"kind\": \"news\", \"reason\": \"r\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/kind"));
        given().get("/v1/documents/" + id).then().body("retracted", equalTo(false));
    }

    private static ValidatableResponse retract(String id) {
        return reader(Tlp.CLEAR)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"Forged.\"}")
                .post("/v1/documents/" + id + "/retract")
                .then();
    }

    @Test
    void summaryObservesNothingAndMergePatchIsTaken() {
        // Given
        String id = send("As a summary it states nothing.", "{}");
        // When
        ValidatableResponse answer = reader(Tlp.CLEAR)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag(given(), id))
                .body("{\"kind\": \"summary\", \"describes\": {\"title\": \"A letter\"}, \"reason\": \"It is one.\"}")
                .patch("/v1/documents/" + id)
                .then();
        // Then
        answer.statusCode(200).body("kind", equalTo("summary")).body("observations", empty());
        given().get("/v1/documents?kind=summary&limit=200").then().body("items.id", not(empty()));
    }

    private static String send(String text, String metadata) {
        return given().auth()
                .oauth2(Tokens.of("sender", Tlp.RED, "contributor"))
                .multiPart("file", "file", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("metadata", metadata)
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse correct(String id, String body) {
        return patch(reader(Tlp.CLEAR), id, tag(given(), id), body);
    }

    private static ValidatableResponse patch(
            RequestSpecification reader, String id, @Nullable String tag, String body) {
        RequestSpecification asked = reader.contentType("application/json").body(body);
        return (tag == null ? asked : asked.header("If-Match", tag))
                .patch("/v1/documents/" + id)
                .then();
    }

    private static String tag(RequestSpecification reader, String id) {
        return reader.get("/v1/documents/" + id).getHeader("ETag");
    }

    private static RequestSpecification reader(Tlp clearance) {
        return given().auth().oauth2(Tokens.of("rita", clearance, "reviewer"));
    }

    private static RequestSpecification token(String role) {
        return given().auth().oauth2(Tokens.of("rita", Tlp.RED, role));
    }
}
