package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** What is restricted shows nowhere to those who may not see it, neither by its words nor by its being there. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class RestrictedTest {

    @Inject
    MentionService documents;

    @Test
    void quoteOfARestrictedDocumentIsAsRestrictedAsTheDocument() {
        // Given
        String document = document(Tlp.AMBER);
        People.add("quoted-amber");
        // When
        People.state("quoted-amber", Tlp.AMBER, quoting(document, "case", "")).statusCode(201);
        // Then
        for (String part : List.of("", "/statements", "/why?property=case", "/changes", "/documents")) {
            assertThat(given().get("/v1/detainees/quoted-amber" + part).asString())
                    .as(part)
                    .doesNotContain("They ask");
        }
        People.reviewer(Tlp.AMBER)
                .get("/v1/detainees/quoted-amber/statements")
                .then()
                .body("items.find { it.property == 'case' }.tlp", equalTo("AMBER"));
    }

    @Test
    void markBelowThatOfTheDocumentIsRefusedAndOneAboveItTaken() {
        String document = document(Tlp.AMBER);
        People.add("marked-quote");
        People.state("marked-quote", Tlp.AMBER, quoting(document, "case", "\"tlp\": \"GREEN\","))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/statements/0/tlp")))
                .body("errors.code", equalTo(List.of("below-document")));
        People.state("marked-quote", Tlp.AMBER, quoting(document, "case", "\"tlp\": \"RED\","))
                .statusCode(201);
        People.state("marked-quote", Tlp.AMBER, quoting(document(Tlp.GREEN), "health", ""))
                .statusCode(201);
        People.reviewer(Tlp.RED)
                .get("/v1/detainees/marked-quote/statements")
                .then()
                .body("items.find { it.property == 'case' }.tlp", equalTo("RED"))
                .body("items.find { it.property == 'health' }.tlp", equalTo("AMBER"));
    }

    @Test
    void answerKeptUnderAKeyIsNotForAnotherClearanceOfTheSameSubject() {
        // Given
        People.add("kept-answer");
        String health =
                "{\"statements\": [{\"property\": \"health\", \"value\": \"In hospital\", \"evidence\": {\"title\": \"T\"}},"
                        + " {\"property\": \"custody\", \"value\": \"HOUSE_ARREST\", \"tlp\": \"AMBER\","
                        + " \"validFrom\": \"2022-03-01\", \"evidence\": {\"title\": \"T\", \"date\": \"2022-03-02\"}}]}";
        keyed(Tlp.AMBER, health).statusCode(201).body("custody", equalTo("HOUSE_ARREST"));
        // When, Then
        keyed(Tlp.AMBER, health).statusCode(201).body("custody", equalTo("HOUSE_ARREST"));
        String answer = keyed(Tlp.CLEAR, health)
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("HOUSE_ARREST");
    }

    private static ValidatableResponse keyed(Tlp clearance, String body) {
        return People.reviewer(clearance)
                .contentType("application/json")
                .header("Idempotency-Key", "kept-answer")
                .header("If-Match", "*")
                .body(body)
                .post("/v1/detainees/kept-answer/statements")
                .then();
    }

    @Test
    void listIsOfThePublicViewWhateverTheClearance() {
        // Given
        People.add("listed-clear");
        People.state(
                        "listed-clear",
                        Tlp.AMBER,
                        "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\", \"tlp\": \"AMBER\","
                                + " \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        // When, Then
        People.reviewer(Tlp.AMBER)
                .queryParam("q", "Example of listed-clear")
                .queryParam("custody", "UNKNOWN")
                .get("/v1/detainees")
                .then()
                .body("items.find { it.slug == 'listed-clear' }.custody", equalTo("UNKNOWN"));
    }

    @Test
    void documentThatIsNotHereOrAboveTheClearanceIsUnknown() {
        People.add("unknown-quote");
        String amber = document(Tlp.AMBER);
        for (String document : List.of(Ids.newId().toString(), amber)) {
            People.state("unknown-quote", Tlp.CLEAR, quoting(document, "case", "\"tlp\": \"RED\","))
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/statements/0/evidence/documentId")))
                    .body("errors.code", equalTo(List.of("unknown")));
        }
    }

    @Test
    void namesOfAPersonRestOnNoRestrictedDocument() {
        People.reviewer(Tlp.AMBER)
                .contentType("application/json")
                .body("{\"names\": [{\"text\": \"Secret Name\"}], \"source\": {\"title\": \"T\", \"documentId\": \""
                        + document(Tlp.AMBER) + "\"}}")
                .post("/v1/detainees")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/source/documentId")))
                .body("errors.code", equalTo(List.of("restricted")));
    }

    @Test
    void restrictedStatementLeavesThePublicRecordAsItWas() {
        // Given
        People.add("silent-record");
        var before = given().get("/v1/detainees/silent-record");
        String partners =
                People.reviewer(Tlp.AMBER).get("/v1/detainees/silent-record").getHeader("ETag");
        String greens =
                People.reviewer(Tlp.GREEN).get("/v1/detainees/silent-record").getHeader("ETag");
        // When
        People.state("silent-record", Tlp.AMBER, AMBER_CUSTODY).statusCode(201);
        // Then
        var after = given().get("/v1/detainees/silent-record");
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.getHeader("ETag")).isEqualTo(before.getHeader("ETag"));
        assertThat(People.reviewer(Tlp.GREEN).get("/v1/detainees/silent-record").getHeader("ETag"))
                .isEqualTo(greens);
        People.reviewer(Tlp.AMBER)
                .header("If-None-Match", partners)
                .get("/v1/detainees/silent-record")
                .then()
                .statusCode(200)
                .body("custody", equalTo("HOUSE_ARREST"));
        People.reviewer(Tlp.AMBER)
                .contentType("application/json")
                .header("If-Match", partners)
                .body("{\"statements\": [" + AMBER_CUSTODY.replace("2023-04-05", "2023-04-06") + "]}")
                .post("/v1/detainees/silent-record/statements")
                .then()
                .statusCode(412);
        // the same as the record, so that a reader of the state topic is not behind it
        await().untilAsserted(() -> People.reviewer(Tlp.AMBER)
                .get("/v1/detainees/silent-record/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.statements-added")))
                .body("items.revision", equalTo(List.of(1, 1))));
    }

    @Test
    void restrictedStatementDoesNotMoveAPersonInTheListOfWhatIsNew() {
        // Given
        People.add("list-first", "{\"property\": \"group\", \"value\": \"Silent\"}");
        People.add("list-second", "{\"property\": \"group\", \"value\": \"Silent\"}");
        // When
        People.state("list-first", Tlp.AMBER, AMBER_CUSTODY).statusCode(201);
        // Then
        given().queryParam("group", "Silent")
                .queryParam("sort", "-updated")
                .get("/v1/detainees")
                .then()
                .body("items.slug", equalTo(List.of("list-second", "list-first")));
    }

    @Test
    void billFilterKnowsTheDocumentsThatTheReaderMaySee() {
        // Given
        UUID person = Ids.newId();
        People.reviewer(Tlp.CLEAR)
                .contentType("application/json")
                .body("{\"id\": \"" + person + "\", \"slug\": \"billed-amber\", \"names\": [{\"text\": \"Billed\"}],"
                        + " \"source\": {\"title\": \"T\"}}")
                .post("/v1/detainees")
                .then()
                .statusCode(201);
        // When
        documents.apply(Documents.naming(Ids.newId(), person, Tlp.AMBER, "118-sres-541", 1));
        // Then
        given().queryParam("bill", "118-sres-541")
                .get("/v1/detainees")
                .then()
                .body("items.slug", not(hasItem("billed-amber")));
        People.reviewer(Tlp.AMBER)
                .queryParam("bill", "118-sres-541")
                .queryParam("count", "exact")
                .get("/v1/detainees")
                .then()
                .body("items.slug", equalTo(List.of("billed-amber")))
                .body("total", equalTo(1));
    }

    private static final String AMBER_CUSTODY =
            "{\"property\": \"custody\", \"value\": \"HOUSE_ARREST\", \"validFrom\": \"2023-04-05\", \"tlp\": \"AMBER\","
                    + " \"evidence\": {\"title\": \"A confidential page\", \"date\": \"2023-04-05\"}}";

    private String document(Tlp mark) {
        UUID id = Ids.newId();
        documents.apply(Documents.naming(id, Ids.newId(), mark, "118-sres-998", 1));
        return id.toString();
    }

    @Test
    void quoteIsHighOnlyWhereItsWordsStandAtTheirPlaceAndIsOfWhoeverIssuedTheDocument() {
        // Given
        People.add("checked-quote");
        String document = document(Tlp.CLEAR);
        // When
        People.state(
                        "checked-quote",
                        Tlp.CLEAR,
                        place(document, "There", "", "Named Person", 15) + ","
                                + place(document, "Elsewhere", "", "Named Person", 14) + ","
                                + place(document, "Invented", "", "Named Parson", 15))
                .statusCode(201);
        People.state(
                        "checked-quote",
                        Tlp.CLEAR,
                        place(document, "Theirs", "\"publisher\": \"Other Press\",", "Named", 15))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/statements/0/evidence/publisher"))
                .body("errors[0].detail", containsString("The document says that \"An office\" issued it"));
        // Then
        People.reviewer(Tlp.CLEAR)
                .get("/v1/detainees/checked-quote/statements")
                .then()
                .body("items.find { it.value == 'There' }.confidence", equalTo("high"))
                .body("items.find { it.value == 'There' }.evidence.checked", equalTo(true))
                .body("items.find { it.value == 'There' }.evidence.publisher", equalTo("An office"))
                .body("items.find { it.value == 'There' }.evidence.sha256", equalTo(Documents.SHA256))
                .body("items.find { it.value == 'Elsewhere' }.confidence", equalTo("medium"))
                .body("items.find { it.value == 'Invented' }.confidence", equalTo("medium"));
    }

    private static String place(String document, String value, String publisher, String quote, int start) {
        return """
                {"property": "office", "value": "%s", "evidence": {%s "documentId": "%s", "quote": "%s", "start": %d, "end": %d}}
                """.formatted(value, publisher, document, quote, start, start + quote.length());
    }

    private static String quoting(String document, String property, String tlp) {
        return "{\"property\": \"" + property + "\", \"value\": \"A value\", " + tlp
                + " \"evidence\": {\"documentId\": \""
                + document
                + "\", \"quote\": \"They ask about Named Person.\", \"start\": 0, \"end\": 28, \"sha256\": \""
                + Documents.SHA256 + "\"}}";
    }
}
