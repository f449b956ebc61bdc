package org.habeas.detainee.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** What rests on a document alone is taken back with it, told to whoever was told of it, and does not come back with a late message. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class RetractedDocumentTest {

    private static final String QUOTE = "Resting Person was detained on 14 January 2026.";

    @Inject
    DocumentHandler handler;

    @Inject
    MentionService mentions;

    @Inject
    WithdrawalJob withdrawals;

    @Test
    void custodyThatRestsOnARetractedDocumentIsTakenBackAndTheAlertNamesTheOneThatToldIt() {
        // Given
        String person = add("retracted-custody");
        UUID letter = Ids.newId();
        tell(letter(letter, person, "letter", Tlp.CLEAR, false, 1));
        state("retracted-custody", "custody", "HELD", letter).statusCode(201);
        await().untilAsserted(() -> assertThat(alerts(person).getList("items.alert.kind"))
                .containsExactly("first-known", "status-changed"));
        String told = alerts(person).getString("items[1].alert.id");
        // When
        tell(letter(letter, person, "letter", Tlp.CLEAR, true, 2));
        // Then
        given().get("/v1/detainees/retracted-custody").then().body("custody", equalTo("UNKNOWN"));
        given().get("/v1/detainees/retracted-custody/documents").then().body("items", empty());
        await().untilAsserted(() -> assertThat(alerts(person).getList("items.alert.kind"))
                .containsExactly("first-known", "status-changed", "retracted"));
        assertThat(alerts(person).getString("items[2].alert.corrects")).isEqualTo(told);
        given().get("/v1/detainees/retracted-custody/statements?limit=200")
                .then()
                .body(
                        "items.findAll { it.stance == 'retracts' }.reason",
                        contains("The document on which it rested was retracted."))
                .body("items.find { it.stance == 'retracts' }.recordedUnder", equalTo("document-withdrawn/1"));
        // and told again it changes nothing
        String tag = given().get("/v1/detainees/retracted-custody").getHeader("ETag");
        tell(letter(letter, person, "letter", Tlp.CLEAR, true, 2));
        tell(letter(letter, person, "letter", Tlp.CLEAR, true, 3));
        assertThat(given().get("/v1/detainees/retracted-custody").getHeader("ETag"))
                .isEqualTo(tag);
    }

    @Test
    void whatASecondDocumentSaysAsWellStaysAndAlertsNobody() {
        // Given
        String person = add("retracted-one-of-two");
        UUID first = Ids.newId();
        UUID second = Ids.newId();
        for (UUID letter : List.of(first, second)) {
            tell(letter(letter, person, "letter", Tlp.CLEAR, false, 1));
            state("retracted-one-of-two", "custody", "HELD", letter).statusCode(201);
        }
        await().untilAsserted(() -> assertThat(alerts(person).getList("items")).hasSize(2));
        JsonPath before = given().get("/v1/detainees/retracted-one-of-two").jsonPath();
        // When
        tell(letter(first, person, "letter", Tlp.CLEAR, true, 2));
        // Then
        JsonPath after = given().get("/v1/detainees/retracted-one-of-two").jsonPath();
        for (String field : List.of("custody", "custodySince", "headline", "heldSince", "proceedings")) {
            assertThat((Object) after.get(field)).as(field).isEqualTo(before.get(field));
        }
        await().untilAsserted(() -> given().get("/v1/detainees/retracted-one-of-two/changes?limit=200")
                .then()
                .body("items.find { it.type == 'detainee.retracted' }.alert", nullValue())
                .body("items.findAll { it.type == 'detainee.retracted' }.size()", equalTo(1)));
        assertThat(alerts(person).getList("items")).hasSize(2);
    }

    @Test
    void proposalsThatRestOnARetractedDocumentLapseWhoeverMadeThem() {
        // Given
        String person = add("retracted-proposals");
        UUID letter = Ids.newId();
        tell(letter(letter, person, "letter", Tlp.CLEAR, false, 1));
        String proposal = given().auth()
                .oauth2(Tokens.of("carla", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(statement("placeOfDetention", "A prison", letter))
                .post("/v1/detainees/retracted-proposals/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(open(person)).hasSize(2);
        // When
        tell(letter(letter, person, "letter", Tlp.CLEAR, true, 2));
        // Then
        assertThat(open(person)).isEmpty();
        reviewer()
                .get("/v1/proposals/" + proposal)
                .then()
                .body("state", equalTo("LAPSED"))
                .body("decidedBy", equalTo("rule:document-withdrawn/1"))
                .body("reason", equalTo("A document on which it rests was retracted."));
        state("retracted-proposals", "custody", "HELD", letter).statusCode(422);
    }

    @Test
    void proposalThatQuotesADocumentIsAsRestrictedAsTheDocument() {
        // Given
        String person = add("restricted-proposals");
        UUID letter = Ids.newId();
        tell(letter(letter, person, "letter", Tlp.CLEAR, false, 1));
        String proposal = given().auth()
                .oauth2(Tokens.of("carla", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(statement("placeOfDetention", "A prison", letter))
                .post("/v1/detainees/restricted-proposals/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        // When
        tell(letter(letter, person, "letter", Tlp.AMBER, false, 2));
        // Then
        given().auth()
                .oauth2(Tokens.of("rolf", Tlp.CLEAR, "reviewer"))
                .get("/v1/proposals/" + proposal)
                .then()
                .statusCode(404);
        reviewer().get("/v1/proposals/" + proposal).then().statusCode(200).body("tlp", equalTo("AMBER"));
    }

    @Test
    void nameThatIsTheOnlyOneStaysAndARetractionByTheDocumentIsTakenBack() {
        // Given
        UUID letter = Ids.newId();
        tell(letter(letter, Ids.newId().toString(), "letter", Tlp.CLEAR, false, 1));
        reviewer()
                .contentType("application/json")
                .body("""
                        {"slug": "retracted-name", "names": [{"text": "Person of one letter"}],
                         "source": {"title": "A letter", "date": "2026-01-15", "documentId": "%s"}}
                        """.formatted(letter))
                .post("/v1/detainees")
                .then()
                .statusCode(201);
        state("retracted-name", "office", "Mayor", null).statusCode(201);
        String office = given().get("/v1/detainees/retracted-name/statements")
                .path("items.find { it.property == 'office' }.id");
        reviewer()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("""
                        {"reason": "The letter says otherwise.",
                         "source": {"title": "A letter", "date": "2026-01-15", "documentId": "%s"}}
                        """.formatted(letter))
                .post("/v1/statements/" + office + "/retract")
                .then()
                .statusCode(201);
        assertThat(given().get("/v1/detainees/retracted-name").jsonPath().getList("offices"))
                .isEmpty();
        // When
        tell(letter(letter, Ids.newId().toString(), "letter", Tlp.CLEAR, true, 2));
        // Then
        given().get("/v1/detainees/retracted-name")
                .then()
                .body("name", equalTo("Person of one letter"))
                .body("offices.value", contains("Mayor"));
    }

    @Test
    void whatARestrictedDocumentTakesBackStaysTakenBackInPublicUntilThatIsTakenBack() {
        // Given
        String person = add("still-taken-back");
        UUID letter = Ids.newId();
        tell(letter(letter, Ids.newId().toString(), "letter", Tlp.CLEAR, false, 1));
        state("still-taken-back", "office", "Mayor of what is wrong", null).statusCode(201);
        String office = given().get("/v1/detainees/still-taken-back/statements")
                .path("items.find { it.property == 'office' }.id");
        retractBy(office, letter);
        assertThat(given().get("/v1/detainees/still-taken-back").jsonPath().getList("offices"))
                .isEmpty();
        // When
        tell(letter(letter, Ids.newId().toString(), "letter", Tlp.AMBER, false, 2));
        // Then
        assertThat(given().get("/v1/detainees/still-taken-back").jsonPath().getList("offices"))
                .isEmpty();
        given().get("/v1/detainees/still-taken-back/statements")
                .then()
                .body("items.findAll { it.stance == 'retracts' }.size()", equalTo(1))
                .body("items.find { it.stance == 'retracts' }.recordedUnder", equalTo("restricted-retraction/1"))
                .body("items.find { it.stance == 'retracts' }.evidence.documentId", nullValue());
        // and what came restricted from the beginning does so too
        state("still-taken-back", "office", "Governor of what is wrong", null).statusCode(201);
        retractBy(
                given().get("/v1/detainees/still-taken-back/statements")
                        .path("items.find { it.value == 'Governor of what is wrong' }.id"),
                letter);
        assertThat(given().get("/v1/detainees/still-taken-back").jsonPath().getList("offices"))
                .isEmpty();
        // and falls with the document
        tell(letter(letter, person, "letter", Tlp.AMBER, true, 3));
        assertThat(given().get("/v1/detainees/still-taken-back").jsonPath().getList("offices.value"))
                .hasSize(2);
    }

    private static void retractBy(String statement, UUID letter) {
        reviewer()
                .contentType("application/json")
                .header("If-Match", "*")
                .body("""
                        {"reason": "The letter says otherwise.",
                         "source": {"title": "A letter", "date": "2026-01-15", "documentId": "%s"}}
                        """.formatted(letter))
                .post("/v1/statements/" + statement + "/retract")
                .then()
                .statusCode(201);
    }

    @Test
    void documentThatTurnsOutToBeASummaryStatesNothingAnyMore() {
        // Given
        String person = add("summary-now");
        UUID page = Ids.newId();
        tell(letter(page, person, "news", Tlp.CLEAR, false, 1));
        state("summary-now", "custody", "HELD", page).statusCode(201);
        // When
        tell(letter(page, person, "summary", Tlp.CLEAR, false, 2));
        // Then
        given().get("/v1/detainees/summary-now").then().body("custody", equalTo("UNKNOWN"));
        given().get("/v1/detainees/summary-now/documents").then().body("items.kind", contains("summary"));
        assertThat(open(person)).isEmpty();
    }

    @Test
    void markOfADocumentDecidesWhoHearsThatItNamesSomebodyWhicheverWayItChanges() {
        // Given
        String person = add("marked-mention");
        UUID page = Ids.newId();
        tell(letter(page, person, "news", Tlp.CLEAR, false, 1));
        await().untilAsserted(() -> assertThat(mentioned("marked-mention")).hasSize(1));
        // When
        tell(letter(page, person, "news", Tlp.AMBER, false, 2));
        // Then
        assertThat(mentioned("marked-mention")).isEmpty();
        given().get("/v1/detainees/marked-mention/documents").then().body("items", empty());
        reviewer().get("/v1/detainees/marked-mention/documents").then().body("items.id", contains(page.toString()));
        // When
        tell(letter(page, person, "news", Tlp.CLEAR, false, 3));
        // Then
        given().get("/v1/detainees/marked-mention/documents").then().body("items.id", contains(page.toString()));
        await().untilAsserted(() -> assertThat(mentioned("marked-mention")).hasSize(1));
    }

    private static List<String> mentioned(String slug) {
        return given().get("/v1/detainees/" + slug + "/changes?limit=200")
                .path("items.findAll { it.type == 'detainee.mentioned' }.id");
    }

    @Test
    void statementThatWasRecordedWhileTheRetractionCameIsTakenBackInTheNextRun() throws SQLException {
        // Given: the retraction has come, and did not see the statement
        String person = add("recorded-meanwhile");
        UUID letter = Ids.newId();
        tell(letter(letter, person, "letter", Tlp.CLEAR, false, 1));
        state("recorded-meanwhile", "custody", "HELD", letter).statusCode(201);
        mentions.apply(letter(letter, person, "letter", Tlp.CLEAR, true, 2));
        given().get("/v1/detainees/recorded-meanwhile").then().body("custody", equalTo("HELD"));
        // When
        withdrawals.run();
        // Then
        given().get("/v1/detainees/recorded-meanwhile").then().body("custody", equalTo("UNKNOWN"));
    }

    @Test
    void messagesOfOneDocumentComeToTheSameInAnyOrder() {
        Set<Map<String, Object>> ends = new HashSet<>();
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3));
        for (int i = 0; i < orders.size(); i++) {
            // Given
            String person = add("any-order-" + i);
            UUID letter = Ids.newId();
            List<DocumentRecord> messages = List.of(
                    letter(letter, person, "letter", Tlp.CLEAR, false, 1),
                    letter(letter, person, "news", Tlp.AMBER, false, 2),
                    letter(letter, person, "letter", Tlp.CLEAR, false, 3),
                    letter(letter, person, "letter", Tlp.CLEAR, true, 4));
            // When
            orders.get(i).forEach(n -> tell(messages.get(n)));
            // Then
            assertThat(open(person)).as(orders.get(i).toString()).isEmpty();
            ends.add(Map.of(
                    "custody", given().get("/v1/detainees/any-order-" + i).path("custody"),
                    "documents",
                            reviewer()
                                    .get("/v1/detainees/any-order-" + i + "/documents")
                                    .path("items.size()")));
        }
        assertThat(ends).containsExactly(Map.of("custody", "UNKNOWN", "documents", 0));
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    private void tell(DocumentRecord document) {
        Change change = new Change(
                1,
                Ids.newId(),
                document.retracted() ? ChangeType.DOCUMENT_RETRACTED : ChangeType.DOCUMENT_CORRECTED,
                document.id().toString(),
                document.revision(),
                Instant.parse("2026-01-16T00:00:00Z"),
                null,
                List.of(),
                null,
                Json.mapper().valueToTree(document),
                null);
        Topic topic = document.tlp() == Tlp.CLEAR ? Topic.DOCUMENTS : Topic.DOCUMENTS_RESTRICTED;
        QuarkusTransaction.requiringNew().run(() -> handler.on(new Event.ChangeEvent(topic, change)));
    }

    /** A letter that says of somebody that they are held. */
    private static DocumentRecord letter(
            UUID id, String person, String kind, Tlp tlp, boolean retracted, long revision) {
        List<DocumentRecord.PersonMention> named = List.of(new DocumentRecord.PersonMention(
                "Resting Person", 0, 14, UUID.fromString(person), "Resting Person", 1.0, QUOTE, 0, QUOTE.length()));
        return new DocumentRecord(
                id,
                "3".repeat(64),
                "text/plain",
                QUOTE.length(),
                kind,
                "A letter",
                "2026-01-15",
                "An office",
                List.of(),
                List.of(),
                "en",
                null,
                tlp,
                null,
                new DocumentRecord.Mentions(List.of(), retracted ? List.of() : named),
                retracted || kind.equals("summary")
                        ? List.of()
                        : List.of(new Observation(person, "custody", "HELD", "2026-01-14", QUOTE, 0, QUOTE.length())),
                retracted,
                revision);
    }

    private static String add(String slug) {
        return reviewer()
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

    private static ValidatableResponse state(String slug, String property, String value, UUID document) {
        return reviewer()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(statement(property, value, document))
                .post("/v1/detainees/" + slug + "/statements")
                .then();
    }

    private static String statement(String property, String value, UUID document) {
        return """
                {"statements": [{"property": "%s", "value": "%s", "validFrom": "2026-01-14",
                 "evidence": {"title": "A letter", "date": "2026-01-15"%s}}]}
                """.formatted(property, value, document == null ? "" : ", \"documentId\": \"" + document + "\"");
    }

    private static JsonPath alerts(String person) {
        return given().get("/v1/alerts?backfill=true&limit=200&subject=" + person)
                .jsonPath();
    }

    private static List<String> open(String person) {
        return reviewer()
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.subject == '" + person + "' }.id");
    }

    private static RequestSpecification reviewer() {
        return given().auth().oauth2(Tokens.of("rita", Tlp.AMBER, "reviewer"));
    }
}
