package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class DocumentResourceTest {

    @Test
    void pressReleaseNamesItsThreeBillsWithOffsets() throws IOException {
        // Given
        byte[] release = Files.readAllBytes(SharedData.file("corpus/docs/001.txt"));
        // When
        ValidatableResponse answer = post(release);
        // Then
        answer.statusCode(201)
                .body("mentions.bills.billId", hasItems("118-sres-540", "118-sres-616", "118-s-3000"))
                .body("mentions.bills.find { it.billId == '118-sres-540' }.start", equalTo(3238))
                .body("mentions.bills.find { it.billId == '118-sres-540' }.end", equalTo(3247))
                .body("mentions.bills.find { it.billId == '118-sres-540' }.certainty", equalTo("DOCUMENT"));
    }

    @Test
    void whatTheSenderDoesNotSayTheDocumentSaysOfItself() {
        // Given
        byte[] letter = """
                April 4, 2024

                The Honorable Jane Roe
                Secretary of State

                Dear Secretary Roe:

                The Senate passed S. 3000 on November 15, 2023. We ask you to say what has been done for those who are
                held, and for the families of them that are still there.

                Sincerely,
                Anna Q. Doe
                """.getBytes(StandardCharsets.UTF_8);
        // When
        ValidatableResponse answer = post(letter, "{\"title\": \"On those who are held\"}");
        // Then
        answer.statusCode(201)
                .body("title", equalTo("On those who are held"))
                .body("kind", equalTo("letter"))
                .body("date", equalTo("2024-04-04"))
                .body("language", equalTo("en"))
                .body("recipients", equalTo(List.of("Jane Roe")))
                .body("signatories", equalTo(List.of("Anna Q. Doe")))
                .body("observations.size()", equalTo(1))
                .body("observations[0].subject", equalTo("118-s-3000"))
                .body("observations[0].property", equalTo("action"))
                .body("observations[0].value", equalTo("PASSED:SENATE"))
                .body("observations[0].validFrom", equalTo("2023-11-15"));
    }

    @Test
    void sameBytesAgainAreTheSameDocument() {
        // Given
        byte[] text = "We support H.Res. 735 of the 118th Congress.".getBytes(StandardCharsets.UTF_8);
        String id = post(text).statusCode(201).extract().path("id");
        // When
        ValidatableResponse again = post(text);
        // Then
        again.statusCode(200).body("id", equalTo(id));
    }

    @Test
    void higherMarkOfKnownBytesIsNotDroppedWithoutAWord() {
        // Given
        byte[] text = "A note that somebody sent without a mark.".getBytes(StandardCharsets.UTF_8);
        post(text).statusCode(201);
        // When, Then
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .multiPart("file", "file", text)
                .multiPart("metadata", "{\"tlp\": \"AMBER\"}")
                .post("/v1/documents")
                .then()
                .statusCode(409)
                .body("detail", containsString("PATCH"));
    }

    @Test
    void billStatusFileBecomesOneDocumentAndOneRecord() throws IOException {
        // Given
        byte[] file = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118sres616.xml"));
        // When
        String document = post(file).statusCode(201).extract().path("id");
        // Then
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> given().queryParam("subject", "118-sres-616")
                        .get("/v1/changes")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(1))
                        .body("items[0].type", equalTo("bill-record.published"))
                        .body("items[0].source.documentId", equalTo(document)));
    }

    @Test
    void billFileUnderAMarkIsRefusedAndKeepsNobodyElseFromSendingIt() throws IOException {
        // Given
        byte[] file = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118sconres1.xml"));
        byte[] seed = Files.readAllBytes(Path.of("../seeds/bills/118-s-3000.yaml"));
        // When, Then
        for (byte[] content : List.of(file, seed)) {
            post(content, "{\"tlp\": \"GREEN\"}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/tlp"))
                    .body("errors[0].code", equalTo("public-record"));
        }
        String document =
                post(file, "{\"tlp\": \"CLEAR\"}").statusCode(201).extract().path("id");
        await().untilAsserted(() -> given().queryParam("subject", "118-sconres-1")
                .get("/v1/changes")
                .then()
                .body("items.source.documentId", equalTo(List.of(document))));
        post(file, "{\"tlp\": \"GREEN\"}").statusCode(422).body("errors[0].pointer", equalTo("/tlp"));
    }

    @Test
    void billThatSomebodyWroteDownIsNotIssuedByHabeas() {
        post(bill("118-hres-9001"), "{}")
                .statusCode(201)
                .body("kind", equalTo("bill-record"))
                .body("issuer", nullValue());
        post(
                        bill("118-hres-9002"),
                        "{\"issuer\": \"A partner\", \"title\": \"A bill\", \"url\": \"https://example.org/b\"}")
                .statusCode(201)
                .body("issuer", equalTo("A partner"))
                .body("title", equalTo("A bill"))
                .body("url", equalTo("https://example.org/b"));
        given().auth()
                .oauth2(Tokens.seedLoader())
                .multiPart("file", "file", bill("118-hres-9003"))
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .body("issuer", equalTo("Habeas"));
    }

    @Test
    void whatABillsFileDoesNotTakeIsNamed() throws IOException {
        // Given
        String all = """
                {"issuer": "A partner", "date": "2024-04-04", "kind": "letter", "language": "en",
                 "describes": {"title": "A letter"}, "signatories": ["A"], "recipients": ["B"], "title": "A bill"}
                """;
        byte[] official = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118s3000.xml"));
        byte[] own = bill("118-hres-9004");
        List<String> taken = List.of("/date", "/kind", "/language", "/describes", "/signatories", "/recipients");
        // When, Then
        post(own, all)
                .statusCode(422)
                .body("errors.pointer", equalTo(taken))
                .body("errors.code", everyItem(equalTo("not-taken")));
        post(official, all).statusCode(422).body("errors.pointer", hasItems("/issuer", "/date", "/recipients"));
        post(own, "{\"signatories\": []}").statusCode(201);
        post(own, all).statusCode(422).body("errors.pointer", equalTo(taken));
    }

    private static byte[] bill(String id) {
        return ("habeas: bill/1\nid: " + id + "\nasOf: 2024-05-01T00:00:00Z\nsources:\n  - title: All actions\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void entityBombIsRefusedWithItsLine() {
        String bomb =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE b [<!ENTITY a \"aaaa\"><!ENTITY c \"&a;&a;&a;\">]>\n<billStatus>&c;</billStatus>";
        post(bomb.getBytes(StandardCharsets.UTF_8)).statusCode(422).body("detail", containsString("line"));
    }

    @Test
    void malformedXmlIsRefusedWithLineAndColumn() {
        post("<?xml version=\"1.0\"?>\n<billStatus><bill></billStatus>".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("line 2, column"));
    }

    @Test
    void unknownBillTypeIsRefusedByItsElement() {
        post("<billStatus><bill><number>1</number><type>XYZ</type><congress>118</congress></bill></billStatus>"
                        .getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/type"));
    }

    @Test
    void missingNumberIsRefusedByItsElement() {
        post("<billStatus><bill><type>S</type><congress>118</congress></bill></billStatus>"
                        .getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/number"));
    }

    @Test
    void whatIsNoTextIsRefusedWithWhatIsAccepted() {
        post(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2})
                .statusCode(415)
                .body("detail", containsString("Accepted are"));
    }

    @Test
    void emptyFileIsRefused() {
        post(new byte[0]).statusCode(400).body("code", equalTo("empty-body"));
    }

    @Test
    void nobodyPostsWithoutAToken() {
        given().multiPart("file", "a.txt", "text".getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void restrictedDocumentIsHiddenFromThoseWithoutClearance() {
        // Given
        String id = given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .contentType("application/json")
                .body("{\"text\": \"An internal note on S. 3000.\", \"tlp\": \"AMBER\"}")
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // When, Then
        given().get("/v1/documents/" + id).then().statusCode(404);
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "partner"))
                .get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void everyEventOfADocumentAndABillFileIsAsItsContractSays() throws IOException {
        // Given, When
        String open = post("We support S.Res. 540 of the 118th Congress.".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .extract()
                .path("id");
        String restricted = given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .contentType("application/json")
                .body("{\"text\": \"An internal note on S. 3000 for one reader.\", \"tlp\": \"AMBER\"}")
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        post(Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118s3000.xml")))
                .statusCode(201);
        // Then
        await().untilAsserted(() -> {
            Map<Topic, Set<String>> published =
                    PublishedEvents.check(bootstrap, Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED, Topic.BILL_RECORDS);
            assertThat(published.get(Topic.DOCUMENTS)).contains(open).doesNotContain(restricted);
            assertThat(published.get(Topic.DOCUMENTS_RESTRICTED))
                    .contains(restricted)
                    .doesNotContain(open);
            assertThat(published.get(Topic.BILL_RECORDS)).contains("118-s-3000");
        });
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void misspeltParameterIsRefused() {
        given().queryParam("knd", "letter")
                .get("/v1/documents")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"));
    }

    private static ValidatableResponse post(byte[] content, String metadata) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", content)
                .multiPart("metadata", metadata)
                .post("/v1/documents")
                .then();
    }

    private static ValidatableResponse post(byte[] content) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", content)
                .post("/v1/documents")
                .then();
    }
}
