package org.habeas.detainee.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.document.ObservedFacts;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** What documents say is accepted by the written rule once reviewers vouch for them, says so, and is taken back with the voucher. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class AcceptanceTest {

    private static final String QUOTE = "Accepted Person was arrested on 14 January 2026.";
    private static final String OTHERWISE = "On that day police led the former mayor into a prison of the capital.";

    @Inject
    MentionService documents;

    @Inject
    ObservedFacts observed;

    @Inject
    RuleAcceptance acceptance;

    @Test
    void officialFactIsAcceptedWithTheVoucherTellsWhyAndFallsWithIt() {
        // Given
        String person = add("accepted-official");
        UUID document = tell(person, "The Prosecutor", QUOTE, "custody", "HELD", 1);
        String proposal = only(person, "OPEN");
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
        // When
        String voucher = vouch(document, "The Prosecutor", "holding-state");
        // Then
        reviewer("rolf")
                .get("/v1/proposals/" + proposal)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("decidedBy", equalTo("rule:acceptance/2"))
                .body("reason", startsWith("acceptance/2: it is official."));
        given().get("/v1/detainees/" + person)
                .then()
                .body("custody", equalTo("HELD"))
                .body("singlePartySource", equalTo(true));
        given().get("/v1/detainees/" + person + "/why?property=custody")
                .then()
                .body("chosen.recordedBy", equalTo("rule:acceptance/2"))
                .body("chosen.recordedUnder", equalTo("acceptance/2"))
                .body("chosen.reason", startsWith("acceptance/2: it is official."))
                .body("chosen.evidence.alignment", equalTo("holding-state"))
                .body("chosen.evidence.quote", equalTo(QUOTE));
        // When
        withdraw(voucher, "{\"reason\": \"The page was forged.\"}").statusCode(200);
        // Then
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
        await().untilAsserted(() -> given().get("/v1/detainees/" + person + "/changes")
                .then()
                .body("items.type", hasItem("detainee.retracted")));
        reviewer("rolf")
                .get("/v1/proposals/" + proposal)
                .then()
                .body("state", equalTo("OPEN"))
                .body("reason", containsString("what it rested on was withdrawn"));
        // nobody has said that it is wrong: a corrected voucher brings it back, as often as it takes
        for (String side : List.of("court", "holding-state")) {
            String corrected = vouch(document, "The Prosecutor", side);
            reviewer("rolf").get("/v1/proposals/" + proposal).then().body("state", equalTo("ACCEPTED"));
            given().get("/v1/detainees/" + person)
                    .then()
                    .body("custody", equalTo("HELD"))
                    .body("singlePartySource", equalTo(side.equals("holding-state")));
            withdraw(corrected, "{\"reason\": \"Looked at once more.\"}").statusCode(200);
            given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
        }
        // and so does a reviewer
        reviewer("rolf")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/proposals/" + proposal).getHeader("ETag"))
                .post("/v1/proposals/" + proposal + "/accept")
                .then()
                .statusCode(200)
                .body("decidedBy", equalTo("rolf"));
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("HELD"));
    }

    @Test
    void whatTwoOthersConfirmStaysWithoutTheVoucherThatIsWithdrawn() {
        // Given
        String person = add("accepted-thrice");
        UUID one = tell(person, "Paper of the Capital", QUOTE, "custody", "HELD", 1);
        UUID two = tell(person, "Another Paper", OTHERWISE, "custody", "HELD", 1);
        UUID three =
                tell(person, "Third Paper", "He sits in a cell, his brother told us by phone.", "custody", "HELD", 1);
        vouch(one, "Paper of the Capital", "media");
        String withdrawn = vouch(two, "Another Paper", "media");
        String last = vouch(three, "Third Paper", "media");
        assertThat(ids(person, "ACCEPTED")).hasSize(3);
        // When
        withdraw(withdrawn, "{\"reason\": \"Not theirs.\"}").statusCode(200);
        // Then
        assertThat(ids(person, "ACCEPTED")).hasSize(2);
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("HELD"));
        // When
        withdraw(last, "{\"reason\": \"Not theirs.\"}").statusCode(200);
        // Then
        assertThat(ids(person, "OPEN")).hasSize(3);
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
    }

    @Test
    void twoIndependentDocumentsAreNeededWhereNoneIsOfficialAndAReleaseAlwaysWaits() {
        // Given
        String person = add("accepted-twice");
        UUID one = tell(person, "Paper of the Capital", QUOTE, "custody", "HELD", 1);
        UUID two = tell(person, "Another Paper", OTHERWISE, "custody", "HELD", 1);
        UUID release = tell(person, "Ministry of Justice", QUOTE, "releaseManner", "exchanged", 1);
        UUID free = tell(person, "The Court", OTHERWISE, "custody", "FREE", 1);
        vouch(one, "Paper of the Capital", "media");
        vouch(release, "Ministry of Justice", "holding-state");
        assertThat(ids(person, "ACCEPTED")).isEmpty();
        // When
        vouch(two, "Another Paper", "media");
        // Then
        assertThat(ids(person, "ACCEPTED")).hasSize(2);
        given().get("/v1/detainees/" + person)
                .then()
                .body("custody", equalTo("HELD"))
                .body("custodySince", equalTo("2026-01-14"));
        given().get("/v1/detainees/" + person + "/why?property=custody")
                .then()
                .body("independentSources", equalTo(2))
                .body("chosen.reason", startsWith("acceptance/2: it is confirmed twice."));
        vouch(free, "The Court", "court");
        assertThat(ids(person, "OPEN")).hasSize(2);
    }

    @Test
    void whatComesAfterTheVoucherIsAcceptedInTheNextRunAndARetractionStays() {
        // Given
        String person = add("accepted-later");
        UUID document = Ids.newId();
        documents.apply(document(document, person, "The Prosecutor", QUOTE, "custody", "HELD", 1, List.of()));
        vouch(document, "The Prosecutor", "holding-state");
        DocumentRecord next = document(
                document,
                person,
                "The Prosecutor",
                QUOTE,
                "custody",
                "HELD",
                2,
                seen(person, QUOTE, "custody", "HELD"));
        documents.apply(next);
        observed.take(next);
        assertThat(ids(person, "OPEN")).hasSize(1);
        // When
        acceptance.catchUp();
        // Then
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("HELD"));
        // When
        String statement =
                given().get("/v1/detainees/" + person + "/why?property=custody").path("chosen.id");
        reviewer("rolf")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/detainees/" + person).getHeader("ETag"))
                .body("{\"reason\": \"It is about somebody else.\"}")
                .post("/v1/statements/" + statement + "/retract")
                .then()
                .statusCode(201)
                .body("custody", equalTo("UNKNOWN"));
        vouch(tell(person, "The Court", OTHERWISE, "custody", "HELD", 1), "The Court", "court");
        acceptance.catchUp();
        // Then
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
    }

    @Test
    void retractedDocumentTakesWithItWhatWasAcceptedBecauseOfIt() {
        // Given
        String person = add("accepted-retracted");
        UUID document = tell(person, "The Prosecutor", QUOTE, "custody", "HELD", 1);
        vouch(document, "The Prosecutor", "holding-state");
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("HELD"));
        // When
        documents.apply(retracted(document));
        acceptance.catchUp();
        // Then
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
        assertThat(acceptance.catchUp()).isZero();
    }

    @Test
    void refusalHoldsWhoeverProposedItAndWhateverBecomesOfItsDocument() {
        // Given
        String person = add("accepted-refused");
        UUID document = tell(person, "The Prosecutor", QUOTE, "custody", "HELD", 1);
        reject(only(person, "OPEN"));
        documents.apply(retracted(document));
        given().auth()
                .oauth2(Tokens.of("carla", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body("""
                        {"statements": [{"property": "placeOfDetention", "value": "A prison", "validFrom": "2026-01-14",
                         "evidence": {"title": "A page", "date": "2026-01-15"}}]}
                        """)
                .post("/v1/detainees/" + person + "/statements")
                .then()
                .statusCode(202);
        reject(only(person, "OPEN"));
        // When
        vouch(tell(person, "The Court", OTHERWISE, "custody", "HELD", 1), "The Court", "court");
        vouch(tell(person, "The Court", OTHERWISE, "placeOfDetention", "A prison", 1), "The Court", "court");
        vouch(tell(person, "The Court", OTHERWISE, "chargedUnder", "100.1", 1), "The Court", "court");
        // Then
        assertThat(ids(person, "ACCEPTED")).hasSize(1);
        assertThat(ids(person, "OPEN")).hasSize(2);
        given().get("/v1/detainees/" + person).then().body("custody", equalTo("UNKNOWN"));
    }

    private static void reject(String proposal) {
        reviewer("rolf")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/proposals/" + proposal).getHeader("ETag"))
                .body("{\"reason\": \"It is about somebody else.\"}")
                .post("/v1/proposals/" + proposal + "/reject")
                .then()
                .statusCode(200);
    }

    @Test
    void voucherSaysWhatTheDocumentSaysAndIsGivenOnce() {
        // Given
        String person = add("accepted-voucher");
        UUID document = tell(person, "The Prosecutor", QUOTE, "health", "seriously ill", 1);
        // When
        voucher(document, "Another Office", "letter", "nobody", "")
                .statusCode(422)
                .body("errors.pointer", contains("/issuer", "/kind", "/alignment", "/reason"))
                .body("errors[0].detail", containsString("The document says that \"The Prosecutor\" issued it"));
        voucher(Ids.newId(), "The Prosecutor", "statement", "court", "Seen.")
                .statusCode(422)
                .body("errors.pointer", contains("/documentId"));
        String voucher = vouch(document, "The Prosecutor", "holding-state");
        voucher(document, "The Prosecutor", "statement", "holding-state", "Seen.")
                .statusCode(409)
                .body("detail", containsString(voucher));
        // Then
        assertThat(ids(person, "ACCEPTED")).isEmpty();
        reviewer("rolf")
                .get("/v1/vouchers?standing=true&count=exact&document=" + document)
                .then()
                .body("items.id", contains(voucher))
                .body("items[0].madeBy", equalTo("rolf"))
                .body("items[0].reason", equalTo("Seen on the site of the office."))
                .body("total", equalTo(1));
        withdraw(voucher, "{}").statusCode(422).body("errors.pointer", contains("/reason"));
        withdraw(voucher, "{\"reason\": \"Not theirs.\"}").statusCode(200).body("undoneBy", equalTo("rolf"));
        reviewer("rolf")
                .get("/v1/vouchers?standing=true&document=" + document)
                .then()
                .body("items", empty());
        given().auth()
                .oauth2(Tokens.of("carla", Tlp.CLEAR, "contributor"))
                .get("/v1/vouchers/" + voucher)
                .then()
                .statusCode(403);
    }

    private static DocumentRecord retracted(UUID document) {
        return new DocumentRecord(
                document,
                "2".repeat(64),
                "text/plain",
                QUOTE.length(),
                "statement",
                "A page",
                "2026-01-15",
                "The Prosecutor",
                List.of(),
                List.of(),
                "en",
                null,
                Tlp.CLEAR,
                null,
                new DocumentRecord.Mentions(List.of(), List.of()),
                List.of(),
                true,
                2);
    }

    private UUID tell(String person, String issuer, String quote, String property, String value, long revision) {
        UUID id = Ids.newId();
        DocumentRecord document =
                document(id, person, issuer, quote, property, value, revision, seen(person, quote, property, value));
        documents.apply(document);
        observed.take(document);
        return id;
    }

    private static List<Observation> seen(String person, String quote, String property, String value) {
        return List.of(new Observation(person, property, value, "2026-01-14", quote, 0, quote.length()));
    }

    private static DocumentRecord document(
            UUID id,
            String person,
            String issuer,
            String quote,
            String property,
            String value,
            long revision,
            List<Observation> observations) {
        return new DocumentRecord(
                id,
                "2".repeat(64),
                "text/plain",
                quote.length(),
                "statement",
                "A page",
                "2026-01-15",
                issuer,
                List.of(),
                List.of(),
                "en",
                null,
                Tlp.CLEAR,
                null,
                new DocumentRecord.Mentions(
                        List.of(),
                        List.of(new DocumentRecord.PersonMention(
                                "Accepted Person",
                                0,
                                15,
                                UUID.fromString(person),
                                "Accepted Person",
                                1.0,
                                quote,
                                0,
                                quote.length()))),
                observations,
                false,
                revision);
    }

    private static String vouch(UUID document, String issuer, String alignment) {
        return voucher(document, issuer, "statement", alignment, "Seen on the site of the office.")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse voucher(
            UUID document, String issuer, String kind, String alignment, String reason) {
        return reviewer("rolf")
                .contentType("application/json")
                .body("""
                        {"documentId": "%s", "issuer": "%s", "kind": "%s", "alignment": "%s", "reason": "%s"}
                        """.formatted(document, issuer, kind, alignment, reason))
                .post("/v1/vouchers")
                .then();
    }

    private static ValidatableResponse withdraw(String voucher, String body) {
        return reviewer("rolf")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf").get("/v1/vouchers/" + voucher).getHeader("ETag"))
                .body(body)
                .delete("/v1/vouchers/" + voucher)
                .then();
    }

    private static String only(String person, String state) {
        List<String> ids = ids(person, state);
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }

    private static List<String> ids(String person, String state) {
        return reviewer("rolf")
                .get("/v1/proposals?limit=200&state=" + state)
                .path("items.findAll { it.subject == '" + person + "' }.id");
    }

    private static String add(String slug) {
        return reviewer("rita")
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "Person of %s"}],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2022-01-01"}}
                        """.formatted(slug, slug))
                .post("/v1/detainees")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "reviewer"));
    }
}
