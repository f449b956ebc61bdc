package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.PlainClient;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guards hold back, how it is confirmed, how statements are taken back, and how a person stood in the past. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class LifecycleTest {

    private static final String HELD =
            "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}";

    @Test
    void releaseWaitsForASecondSourceAndASecondPersonAndIsThenShown() {
        // Given
        People.add("held-back", HELD);
        state("rita", "held-back", free("Press A")).statusCode(201).body("custody", equalTo("HELD"));
        Response proposals = reviewer("rolf")
                .queryParam("state", "OPEN")
                .queryParam("limit", 200)
                .get("/v1/proposals");
        String person = given().get("/v1/detainees/held-back").path("id");
        String id = proposals.path("items.find { it.heldBack != null && it.subject == '" + person + "' }.id");
        reviewer("rolf")
                .get("/v1/proposals/" + id)
                .then()
                .body("kind", equalTo("TRANSITION"))
                .body("proposer", equalTo("rita"))
                .body("heldBack", containsString("two independent sources"))
                .body("content.statements[0].value", equalTo("FREE"));
        accept("rolf", id).statusCode(422).body("errors[0].detail", containsString("two independent sources"));
        assertThat(given().get("/v1/detainees/held-back/timeline").asString())
                .contains("\"HELD\"")
                .doesNotContain("\"FREE\"");
        // a second source of the same person is no second person
        state("rita", "held-back", free("Press B")).statusCode(201).body("custody", equalTo("HELD"));
        given().get("/v1/detainees/held-back/why?property=custody")
                .then()
                .body("value", equalTo("HELD"))
                .body("heldBack[0].reason", containsString("second person"))
                .body("others.reason", hasItem(containsString("A guard holds it back")))
                .body("heldBack[0].statements.recordedBy", hasItem(nullValue()));
        accept("rita", id).statusCode(403);
        // When
        accept("rolf", id).statusCode(200).body("state", equalTo("ACCEPTED")).body("decidedBy", equalTo("rolf"));
        // Then
        given().get("/v1/detainees/held-back")
                .then()
                .body("custody", equalTo("FREE"))
                .body("headline", equalTo("released"))
                .body("custodyPeriods[0].endedAs", equalTo("FREE"));
        given().get("/v1/detainees/held-back/why?property=custody")
                .then()
                .body("independentSources", equalTo(2))
                .body("heldBack", hasSize(0));
    }

    @Test
    void onePageThatTwoPeopleCiteIsOneSourceAndReadAgainUnderAnotherTitleAddsNothing() {
        // Given
        People.add("one-page", HELD);
        state("rita", "one-page", page("A page", "\"publisher\": \"Azatutyun\", "))
                .statusCode(201);
        // When
        state("rolf", "one-page", page("A page", "\"publisher\": \"RFE/RL\", "))
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        state("rolf", "one-page", page("A page", ""))
                .statusCode(201)
                .body("custody", equalTo("HELD"))
                .body("revision", equalTo(4));
        // Then
        given().get("/v1/detainees/one-page/why?property=custody")
                .then()
                .body("heldBack[0].reason", containsString("so far one"));
        List<Object> before = given().get("/v1/detainees/one-page/statements").path("items.id");
        state("rolf", "one-page", page("What I call it", "\"publisher\": \"Azatutyun\", "))
                .statusCode(201)
                .body("revision", equalTo(4));
        assertThat(given().get("/v1/detainees/one-page/statements").<List<Object>>path("items.id"))
                .isEqualTo(before);
    }

    private static String page(String title, String publisher) {
        return "{\"property\": \"custody\", \"value\": \"FREE\", \"validFrom\": \"2023-05-05\", \"evidence\": {"
                + publisher + "\"title\": \"" + title + "\", \"url\": \"https://www.azatutyun.am/a/1\","
                + " \"date\": \"2023-05-05\"}}";
    }

    @Test
    void personIsNotCreatedWithAStepThatNoMachineHas() {
        for (String role : List.of("reviewer", "contributor")) {
            given().auth()
                    .oauth2(Tokens.of("rita", Tlp.CLEAR, role))
                    .contentType("application/json")
                    .body("""
                            {"names": [{"text": "Person of wrong steps"}],
                             "source": {"title": "A page", "publisher": "Example Press", "date": "2024-02-02"},
                             "statements": [{"property": "custody", "value": "HELD", "validFrom": "2023-01-01"},
                                            {"property": "custody", "value": "UNKNOWN", "validFrom": "2024-01-01"}]}
                            """)
                    .post("/v1/detainees")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/statements/1/value"))
                    .body("errors[0].detail", containsString("From HELD nothing leads to UNKNOWN"));
        }
    }

    @Test
    void whatWasTakenBackAndRestoredIsTakenBackAgain() {
        // Given
        People.add("taken-back-again", HELD);
        state("rita", "taken-back-again", free("Press A")).statusCode(201);
        state("rolf", "taken-back-again", free("Press B")).statusCode(201).body("custody", equalTo("FREE"));
        String free = statement("taken-back-again", "it.value == 'FREE' && it.evidence.publisher == 'Press B'");
        retract("taken-back-again", free).body("custody", equalTo("HELD"));
        // a release that comes back has two people behind it again
        String retraction = statement("taken-back-again", "it.stance == 'retracts'");
        String proposal = retraction("taken-back-again", retraction)
                .statusCode(202)
                .extract()
                .path("id");
        accept("rolf", proposal).statusCode(200);
        given().get("/v1/detainees/taken-back-again").then().body("custody", equalTo("FREE"));
        // When, Then
        retract("taken-back-again", free).body("custody", equalTo("HELD")).body("revision", equalTo(6));
        retract("taken-back-again", free).body("revision", equalTo(6));
    }

    @Test
    void deathThatIsShownIsNotReplacedButRetracted() {
        // Given
        People.add("not-replaced", HELD);
        state("rita", "not-replaced", free("Press A").replace("FREE", "DEAD")).statusCode(201);
        state("rolf", "not-replaced", free("Press B").replace("FREE", "DEAD"))
                .statusCode(201)
                .body("custody", equalTo("DEAD"));
        String dead = statement("not-replaced", "it.value == 'DEAD'");
        // When, Then
        for (String value : List.of("HELD", "DEAD")) {
            state(
                            "rita",
                            "not-replaced",
                            free("Press C").replace("FREE\"", value + "\", \"supersedes\": \"" + dead + "\""))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/statements/0/supersedes"))
                    .body("errors[0].code", equalTo("forbidden-step"))
                    .body("errors[0].detail", containsString("retract"));
        }
        given().get("/v1/detainees/not-replaced")
                .then()
                .body("custody", equalTo("DEAD"))
                .body("revision", equalTo(3));
        retract("not-replaced", dead).body("custody", equalTo("HELD"));
    }

    @Test
    void onePersonMakesNoReleaseOfAnotherPersonsDoubt() {
        // Given
        People.add("doubted", HELD);
        String doubt = free("Press B").replace("FREE\"", "FREE\", \"reliability\": \"E\", \"credibility\": 5");
        String trust = free("Press B").replace("FREE\"", "FREE\", \"reliability\": \"B\", \"credibility\": 2");
        state("rolf", "doubted", doubt).statusCode(201).body("custody", equalTo("HELD"));
        state("rita", "doubted", free("Press A")).statusCode(201).body("custody", equalTo("HELD"));
        // When
        state("rita", "doubted", trust).statusCode(201).body("custody", equalTo("HELD"));
        // Then: nobody else has said so yet
        String person = given().get("/v1/detainees/doubted").path("id");
        String id = reviewer("vera")
                .queryParams("state", "OPEN", "limit", 200)
                .get("/v1/proposals")
                .path("items.find { it.heldBack != null && it.subject == '" + person + "' }.id");
        accept("vera", id).statusCode(200);
        given().get("/v1/detainees/doubted").then().body("custody", equalTo("FREE"));
    }

    @ParameterizedTest
    @CsvSource({"FREE", "DEAD"})
    void gradeTakesNoReleaseAndNoDeathBack(String value) {
        // Given
        String slug = "graded-down-" + value.toLowerCase(Locale.ROOT);
        People.add(slug, HELD);
        state("rita", slug, free("Press A").replace("FREE", value)).statusCode(201);
        state("rolf", slug, free("Press B").replace("FREE", value))
                .statusCode(201)
                .body("custody", equalTo(value));
        List<Object> before =
                given().get("/v1/detainees/" + slug + "/statements").path("items");
        // When
        String graded = free("Press B").replace("FREE\"", value + "\", \"credibility\": 5");
        state("rita", slug, graded)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/statements/0"))
                .body("errors[0].code", equalTo("forbidden-step"))
                .body("errors[0].detail", containsString("/retract"));
        // Then
        assertThat(given().get("/v1/detainees/" + slug + "/statements").<List<Object>>path("items"))
                .isEqualTo(before);
        // what changes nothing is graded as ever
        state("rita", slug, graded.replace("\": 5", "\": 2")).statusCode(201).body("custody", equalTo(value));
    }

    @Test
    void whatAGradeChangesIsToldAsACorrectionAndNotAsOldNews() {
        // Given: of one day two sources say otherwise
        People.add("graded-otherwise", HELD);
        String home = free("Press A").replace("FREE", "HOUSE_ARREST").replace("05-05", "06-05");
        String held = free("Press B").replace("FREE", "HELD").replace("05-05", "06-05");
        state("rita", "graded-otherwise", held.replace("HELD\"", "HELD\", \"credibility\": 2"))
                .statusCode(201);
        state("rita", "graded-otherwise", home).statusCode(201).body("custody", equalTo("HELD"));
        // When
        state("rolf", "graded-otherwise", home.replace("ARREST\"", "ARREST\", \"credibility\": 1"))
                .statusCode(201)
                .body("custody", equalTo("HOUSE_ARREST"))
                .body("revision", equalTo(4));
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/graded-otherwise/changes")
                .then()
                .body("items.type", hasItem("detainee.corrected"))
                .body("items.find { it.type == 'detainee.corrected' }.alert.kind", equalTo("corrected"))
                .body("items.find { it.type == 'detainee.corrected' }.alert.corrects", notNullValue())
                .body("items.find { it.type == 'detainee.corrected' }.alert.backfill", equalTo(false))
                .body("items.findAll { it.revision == 4 }.type", not(hasItem("detainee.custody-changed"))));
    }

    @Test
    void releaseThatIsHeldBackLeavesTheDetentionThatItIsToReplace() {
        // Given
        People.add("not-wiped", HELD);
        String held = statement("not-wiped", "it.value == 'HELD'");
        // When
        String free = free("Press A").replace("FREE\"", "FREE\", \"supersedes\": \"" + held + "\"");
        state("rita", "not-wiped", free)
                .statusCode(201)
                .body("custody", equalTo("HELD"))
                .body("heldSince", equalTo("2023-03-04"))
                .body("headline", equalTo("detained"));
        // Then
        String person = given().get("/v1/detainees/not-wiped").path("id");
        Response waiting =
                reviewer("rolf").queryParams("state", "OPEN", "limit", 200).get("/v1/proposals");
        String id = waiting.path("items.find { it.heldBack != null && it.subject == '" + person + "' }.id");
        reviewer("rolf")
                .header("If-Match", reviewer("rolf").get("/v1/proposals/" + id).getHeader("ETag"))
                .contentType("application/json")
                .body("{\"reason\": \"One page alone.\"}")
                .post("/v1/proposals/" + id + "/reject")
                .then()
                .statusCode(200);
        given().get("/v1/detainees/not-wiped").then().body("custody", equalTo("HELD"));
        assertThat(given().get("/v1/detainees/not-wiped/changes").<List<String>>path("items.type"))
                .doesNotContain("detainee.corrected");
        state("rolf", "not-wiped", free("Press B")).statusCode(201).body("custody", equalTo("FREE"));
    }

    @Test
    void whoMarkedAStatementIsRecordedForReviewers() {
        // Given
        People.add("marked-by", HELD);
        state("rita", "marked-by", free("Press A")).statusCode(201);
        // When
        state("rolf", "marked-by", free("Press A").replace("FREE\"", "FREE\", \"tlp\": \"GREEN\""))
                .statusCode(201);
        // Then
        Response marked = given().auth()
                .oauth2(Tokens.of("third", Tlp.GREEN, "reviewer"))
                .get("/v1/detainees/marked-by/statements");
        marked.then()
                .body("items.find { it.value == 'FREE' }.recordedBy", equalTo("rita"))
                .body("items.find { it.value == 'FREE' }.markedBy", equalTo("rolf"));
        for (String outlet : List.of("/statements", "/why?property=custody", "/changes")) {
            assertThat(given().auth()
                            .oauth2(Tokens.of("partner", Tlp.GREEN, "partner"))
                            .get("/v1/detainees/marked-by" + outlet)
                            .asString())
                    .as(outlet)
                    .doesNotContain("rolf", "markedBy");
        }
    }

    private static String statement(String slug, String which) {
        return reviewer("rita").get("/v1/detainees/" + slug + "/statements").path("items.find { " + which + " }.id");
    }

    private static ValidatableResponse retract(String slug, String statement) {
        return retraction(slug, statement).statusCode(201);
    }

    private static ValidatableResponse retraction(String slug, String statement) {
        return reviewer("rita")
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rita").get("/v1/detainees/" + slug).getHeader("ETag"))
                .body("{\"reason\": \"The page names somebody else.\"}")
                .post("/v1/statements/" + statement + "/retract")
                .then();
    }

    @Test
    void retractionOfWhatWasToldAlertsAndNothingIsLost() {
        // Given
        People.add("taken-back", HELD);
        state("rita", "taken-back", free("Press A")).statusCode(201);
        state("rolf", "taken-back", free("Press B")).statusCode(201).body("custody", equalTo("FREE"));
        String free = given().get("/v1/detainees/taken-back/statements").path("items.find { it.value == 'FREE' }.id");
        String before = Instant.now().toString();
        reviewer("rita")
                .contentType("application/json")
                .body("{}")
                .post("/v1/statements/" + free + "/retract")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        reviewer("rita")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"Wrong.\", \"source\": {\"publisher\": \"Press\"}}")
                .post("/v1/statements/" + free + "/retract")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/source/title"));
        String why = "{\"reason\": \"The page names somebody else.\"}";
        reviewer("rita")
                .contentType("application/json")
                .body(why)
                .post("/v1/statements/" + free + "/retract")
                .then()
                .statusCode(428);
        given().auth()
                .oauth2(Tokens.of("carla", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body(why)
                .post("/v1/statements/" + free + "/retract")
                .then()
                .statusCode(202)
                .body("content.statements[0].supersedes", equalTo(free))
                .body("content.statements[0].stance", equalTo("retracts"));
        reviewer("rita")
                .contentType("application/json")
                .body(why)
                .post("/v1/statements/" + "0".repeat(64) + "/retract")
                .then()
                .statusCode(404);
        // When
        String tag = reviewer("rita").get("/v1/detainees/taken-back").getHeader("ETag");
        reviewer("rita")
                .contentType("application/json")
                .header("If-Match", tag)
                .body(why)
                .post("/v1/statements/" + free + "/retract")
                .then()
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        // Then
        given().get("/v1/detainees/taken-back/statements")
                .then()
                .body("items.stance", hasItem("retracts"))
                .body("items.id", hasItem(free))
                .body("items.find { it.stance == 'retracts' }.reason", equalTo("The page names somebody else."));
        given().get("/v1/detainees/taken-back/why?property=custody")
                .then()
                .body("others.reason", hasItem("It was retracted: The page names somebody else."));
        await().untilAsserted(() -> given().get("/v1/detainees/taken-back/changes")
                .then()
                .body("items.type", hasItem("detainee.retracted"))
                .body("items.find { it.type == 'detainee.retracted' }.alert.kind", equalTo("retracted"))
                .body("items.find { it.type == 'detainee.retracted' }.alert.corrects", notNullValue())
                .body("items.find { it.type == 'detainee.retracted' }.alert.backfill", equalTo(false))
                .body(
                        "items.find { it.type == 'detainee.retracted' }.fields.field",
                        hasItems("custody", "statements")));
        // and what was known before is known of before
        given().queryParam("asOf", before)
                .get("/v1/detainees/taken-back")
                .then()
                .statusCode(200)
                .body("custody", equalTo("FREE"))
                .body("past.asOf", notNullValue())
                .body("past.told.custody", equalTo("FREE"))
                .body("past.told.differs", hasSize(0));
        given().queryParam("asOf", before)
                .get("/v1/detainees/taken-back/statements")
                .then()
                .body("items.stance.unique()", equalTo(List.of("supports")));
        given().queryParam("on", "2023-04-01")
                .get("/v1/detainees/taken-back/why?property=custody")
                .then()
                .body("value", equalTo("HELD"))
                .body("others.reason", hasItem("It speaks of a time that is still to come."));
    }

    @ParameterizedTest
    @CsvSource({
        "on, 2999-01-01, 400",
        "on, 2023-02-30, 400",
        "asOf, 2999-01-01T00:00:00Z, 400",
        "asOf, yesterday, 400",
        "asOf, '', 400",
        "asOf, 2001-01-01T00:00:00Z, 404"
    })
    void pastThatIsNoneIsRefused(String parameter, String value, int status) {
        if (given().get("/v1/detainees/no-such-past").statusCode() == 404) {
            People.add("no-such-past", HELD);
        }
        for (String part : List.of("", "/statements", "/why?property=custody")) {
            given().queryParam(parameter, value)
                    .get("/v1/detainees/no-such-past" + part)
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'stance': 'doubts' | /statements/0/stance | supports, disputes, retracts",
                "'reliability': 'G' | /statements/0/reliability | A to E",
                "'credibility': 7 | /statements/0/credibility | 1 (confirmed)",
                "'supersedes': 'x' | /statements/0/supersedes | no such statement",
                "'stance': 'retracts', 'supersedes': 'x' | /statements/0/reason | Say why",
                "'validTo': '2022-01-01' | /statements/0/validTo | The end lies before the start",
                "'validTo': '2023-02-30' | /statements/0/validTo | February 2023 has 28 days",
                "'evidence': {'title': 'A', 'alignment': 'enemy'} | /statements/0/evidence/alignment | holding-state",
                "'evidence': {'title': 'A', 'derivedFrom': {}} | /statements/0/evidence/derivedFrom | what it repeats",
                "'evidence': {'title': 'A', 'derivedFrom': {'id': '0000000000000000000000000000000000000000000000000000000000000000'}}"
                        + " | /statements/0/evidence/derivedFrom/id | no such statement",
                "'evidence': {'title': 'A', 'date': '2999-01'} | /statements/0/evidence/date | A source is of a day that has come",
                "'tlp': 'CLEAR', 'property': 'confession', 'value': 'x' | /statements/0/reason | AMBER",
                "'tlp': 'CLEAR', 'property': 'health', 'value': 'x', 'reason': 'y', 'evidence': {'title': 'A'} | /statements/0/tlp | public",
                "'value': 'HELD', 'property': 'custodian' | /statements/0/property | vocabulary",
                "'value': 'MISSING' | /statements/0/value | From FREE nothing leads to MISSING; what follows it is DEAD, HELD",
            })
    void whatIsWrongIsNamedWithWhatWouldBeRightAndNothingIsWritten(String fields, String pointer, String detail) {
        if (given().get("/v1/detainees/wrong-input").statusCode() == 404) {
            People.add("wrong-input", HELD);
            People.free("wrong-input", "2023-05-05");
        }
        String given = "{" + fields.replace('\'', '"')
                + (fields.contains("'property'") ? "" : ", \"property\": \"custody\"")
                + (fields.contains("'value'") ? "" : ", \"value\": \"HELD\"")
                + (fields.contains("'evidence'")
                        ? ""
                        : ", \"evidence\": {\"title\": \"A page\", \"publisher\": \"Press\", \"date\": \"2024-01-01\"}")
                + ", \"validFrom\": \"2024-01-01\"}";
        List<Object> before =
                given().get("/v1/detainees/wrong-input/statements").path("items.id");
        state("rita", "wrong-input", given)
                .statusCode(422)
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(detail));
        assertThat(given().get("/v1/detainees/wrong-input/statements").<List<Object>>path("items.id"))
                .isEqualTo(before);
    }

    @Test
    void recordWithTwoThousandStatementsAnswersInTimeAlsoOfThePast() {
        // Given: twelve cases with some 700 charges and hearings
        People.add("much-said", HELD);
        for (int batch = 0; batch < 4; batch++) {
            List<String> said = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                said.add(muchSaid(batch * 500 + i));
            }
            state("rita", "much-said", String.join(",", said)).statusCode(201);
        }
        String asOf = Instant.now().toString();
        given().get("/v1/detainees/much-said")
                .then()
                .body("statementCount", equalTo(2002))
                .body("caseFiles", hasSize(12))
                .body("caseFiles.collect { it.charges.size() + it.hearings.size() }.sum()", equalTo(720));
        // in turns, and of each the least
        double present = Double.MAX_VALUE;
        double past = Double.MAX_VALUE;
        double why = Double.MAX_VALUE;
        for (int turn = 0; turn < 3; turn++) {
            present = Math.min(present, milliseconds("/v1/detainees/much-said"));
            past = Math.min(past, milliseconds("/v1/detainees/much-said?asOf=" + asOf));
            why = Math.min(why, milliseconds("/v1/detainees/much-said/why?property=custody"));
        }
        System.out.printf("2,002 statements: present %.1f ms, asOf %.1f ms, why %.1f ms%n", present, past, why);
        // of the processor, so that what else is at work counts for little
        assertThat(present).isLessThan(50);
        assertThat(why).isLessThan(150);
        assertThat(past / present).as("asOf beside the present").isLessThan(2);
        // what is sent as it is stored is what is computed once something else is said
        String before = ask("/v1/detainees/much-said?asOf=" + asOf);
        state("rita", "much-said", muchSaid(2000)).statusCode(201);
        assertThat(ask("/v1/detainees/much-said?asOf=" + asOf)).isEqualTo(before);
        assertThat(ask("/v1/detainees/much-said")).contains("\"statementCount\":2003");
        // an instant after which something was said is computed from all that was said until then
        double computed = Double.MAX_VALUE;
        for (int turn = 0; turn < 3; turn++) {
            present = Math.min(present, milliseconds("/v1/detainees/much-said"));
            computed = Math.min(computed, milliseconds("/v1/detainees/much-said?asOf=" + asOf));
        }
        System.out.printf(
                "2,002 statements of 2,003: asOf before the last one %.1f ms, %.1f times the present of %.1f ms%n",
                computed, computed / present, present);
        assertThat(computed).isLessThan(150);
    }

    private static String muchSaid(int n) {
        String thing = "\"thing\": {\"case\": \"Case %d\", ".formatted(n / 4 % 12);
        int number = n / 48 % 30;
        String what = switch (n % 4) {
            case 0 -> "\"property\": \"custody\", \"value\": \"HELD\"";
            case 1 -> "\"property\": \"heldBy\", \"value\": \"Somebody " + n % 50 + "\"";
            case 2 ->
                "\"property\": \"chargedUnder\", \"value\": \"article " + number + "\", " + thing + "\"charge\": \""
                        + number + "\"}";
            default ->
                "\"property\": \"hearing\", \"value\": \"heard\", " + thing + "\"hearing\": \"hearing " + number
                        + "\"}";
        };
        return "{%s, \"validFrom\": \"20%02d-%02d-%02d\", \"evidence\":"
                        .formatted(what, 10 + n % 13, 1 + n % 12, 1 + n % 28)
                + " {\"title\": \"Page %d\", \"publisher\": \"Press %d\", \"date\": \"2023-05-05\"}}"
                        .formatted(n, n % 40);
    }

    /** What an answer takes of the processor, with the question to it, after a few that warm up. */
    private static double milliseconds(String path) {
        ask(path, 12);
        OperatingSystemMXBean all = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begun = all.getProcessCpuTime();
        ask(path, 12);
        return (all.getProcessCpuTime() - begun) / 12e6;
    }

    private static void ask(String path, int times) {
        for (int i = 0; i < times; i++) {
            ask(path);
        }
    }

    private static String ask(String path) {
        HttpResponse<String> answer = PlainClient.ask(path, null, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static ValidatableResponse accept(String subject, String id) {
        String tag = reviewer(subject).get("/v1/proposals/" + id).getHeader("ETag");
        return reviewer(subject)
                .header("If-Match", tag)
                .post("/v1/proposals/" + id + "/accept")
                .then();
    }

    private static ValidatableResponse state(String subject, String slug, String statements) {
        String tag = reviewer(subject).get("/v1/detainees/" + slug).getHeader("ETag");
        return reviewer(subject)
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"statements\": [" + statements + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then();
    }

    private static String free(String publisher) {
        return "{\"property\": \"custody\", \"value\": \"FREE\", \"validFrom\": \"2023-05-05\", \"evidence\":"
                + " {\"title\": \"A page\", \"publisher\": \"" + publisher + "\", \"date\": \"2023-05-05\"}}";
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "reviewer"));
    }
}
