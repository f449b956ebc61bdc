package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same statement under another mark: the last mark counts, a lower one only from who may see what it publishes. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MarkTest {

    @Inject
    EntityManager entities;

    private static final String PARTS = "/v1/detainees/%s%s";

    @Test
    void restrictedStatementIsPublicOnceAReviewerSaysSo() {
        // Given
        People.add("released-health");
        People.state("released-health", Tlp.AMBER, said("health", "ill", "")).statusCode(201);
        isHidden("released-health", "health", "ill");
        // When
        People.state(
                        "released-health",
                        Tlp.AMBER,
                        said("health", "ill", "\"tlp\": \"CLEAR\", \"reason\": \"The family has told the press.\","))
                .statusCode(201);
        // Then
        given().get("/v1/detainees/released-health/statements").then().body("items.value", hasItem("ill"));
        given().get("/v1/detainees/released-health").then().body("statementCount", equalTo(2));
        await().untilAsserted(() -> given().get("/v1/detainees/released-health/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.statements-added"))));
        // read again without a mark, it stays as the reviewer said
        People.state("released-health", Tlp.AMBER, said("health", "ill", "")).statusCode(201);
        People.reviewer(Tlp.AMBER)
                .get("/v1/detainees/released-health/statements")
                .then()
                .body("items.findAll { it.value == 'ill' }.tlp", equalTo(List.of("CLEAR")));
        given().get("/v1/detainees/released-health").then().body("revision", equalTo(2));
    }

    @Test
    void publicStatementThatIsRestrictedLeavesThePublicViewAndWhoeverWasToldHears() {
        // Given
        People.add("withdrawn-custody");
        People.state("withdrawn-custody", Tlp.AMBER, said("custody", "HELD", ""))
                .statusCode(201);
        given().get("/v1/detainees/withdrawn-custody").then().body("custody", equalTo("HELD"));
        // When
        People.state("withdrawn-custody", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        // Then
        isHidden("withdrawn-custody", "custody", "HELD");
        given().get("/v1/detainees/withdrawn-custody")
                .then()
                .body("custody", equalTo("UNKNOWN"))
                .body("heldSince", nullValue())
                .body("statementCount", equalTo(1))
                .body("revision", equalTo(3));
        given().queryParam("custody", "HELD")
                .queryParam("q", "withdrawn-custody")
                .get("/v1/detainees")
                .then()
                .body("items.slug", not(hasItem("withdrawn-custody")));
        People.reviewer(Tlp.AMBER).get("/v1/detainees/withdrawn-custody").then().body("custody", equalTo("HELD"));
        await().untilAsserted(() -> given().get("/v1/detainees/withdrawn-custody/changes")
                .then()
                .body("items[-1].type", equalTo("detainee.corrected"))
                .body("items[-1].record.custody", equalTo("UNKNOWN"))
                .body("items[-1].alert.kind", equalTo("corrected"))
                .body("items[-1].alert.to", equalTo("unknown"))
                .body("items[-1].fields.field", hasItem("statementCount")));
        // and back again, each time with all that was said before kept
        People.state("withdrawn-custody", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"CLEAR\","))
                .statusCode(201);
        given().get("/v1/detainees/withdrawn-custody").then().body("custody", equalTo("HELD"));
        People.state("withdrawn-custody", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"RED\","))
                .statusCode(201);
        given().get("/v1/detainees/withdrawn-custody").then().body("custody", equalTo("UNKNOWN"));
    }

    @Test
    void whatIsRestrictedSinceIsAsRestrictedInThePast() {
        // Given
        People.add("past-withdrawn");
        People.state("past-withdrawn", Tlp.AMBER, said("custody", "HELD", "")).statusCode(201);
        String asOf = Instant.now().toString();
        People.state("past-withdrawn", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        // Then
        for (String part : List.of("?", "/statements?", "/why?property=custody&")) {
            String path = "/v1/detainees/past-withdrawn" + part + "asOf=" + asOf;
            assertThat(given().get(path).then().statusCode(200).extract().asString())
                    .as(part)
                    .doesNotContain("HELD")
                    .doesNotContain("AMBER");
            assertThat(People.reviewer(Tlp.AMBER).get(path).asString()).as(part).contains("\"HELD\"");
        }
    }

    @Test
    void retractionIsNeverLessRestrictedThanWhatItTakesBackAndKeepsAMarkOfItsOwn() {
        // Given: a statement, its retraction, and the retraction of that
        People.add("marks-follow");
        String office = said("office", "Mayor", "");
        People.state("marks-follow", Tlp.RED, office).statusCode(201);
        for (String named :
                List.of("items.find { it.property == 'office' }.id", "items.find { it.stance == 'retracts' }.id")) {
            String id = given().get("/v1/detainees/marks-follow/statements").path(named);
            People.reviewer(Tlp.RED)
                    .contentType("application/json")
                    .header("If-Match", "*")
                    .body("{\"reason\": \"Because of " + id + "\"}")
                    .post("/v1/statements/" + id + "/retract")
                    .then()
                    .statusCode(201);
        }
        // When, then
        People.state("marks-follow", Tlp.RED, said("office", "Mayor", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        assertThat(offices()).containsExactly("AMBER", "AMBER", "AMBER");
        isHidden("marks-follow", "office", "Mayor");
        People.state("marks-follow", Tlp.RED, graded("\"tlp\": \"AMBER\", \"reliability\": \"B\","))
                .statusCode(201);
        assertThat(offices()).containsExactly("AMBER", "AMBER", "AMBER");
        People.state("marks-follow", Tlp.AMBER, said("office", "Mayor", "\"tlp\": \"CLEAR\","))
                .statusCode(201);
        assertThat(offices()).containsExactly("CLEAR", "CLEAR", "CLEAR");
    }

    @Test
    void gradingLowersNoRetraction() {
        // Given: a retraction with a mark that is its own
        People.add("graded-only");
        People.state("graded-only", Tlp.RED, said("office", "Mayor", "")).statusCode(201);
        String id =
                given().get("/v1/detainees/graded-only/statements").path("items.find { it.property == 'office' }.id");
        People.reviewer(Tlp.RED)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"A secret reason\"}")
                .post("/v1/statements/" + id + "/retract")
                .then()
                .statusCode(201);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update statement set tlp = 'RED' where said ->> 'reason' = 'A secret reason'")
                        .executeUpdate());
        // When
        People.state("graded-only", Tlp.CLEAR, graded("\"reliability\": \"B\","))
                .statusCode(201);
        // Then
        assertThat(given().get("/v1/detainees/graded-only/statements").asString())
                .contains("\"reliability\":\"B\"")
                .doesNotContain("A secret reason");
    }

    private static List<String> offices() {
        return People.reviewer(Tlp.RED)
                .get("/v1/detainees/marks-follow/statements")
                .path("items.findAll { it.property == 'office' }.tlp");
    }

    private static String graded(String fields) {
        return said("office", "Mayor", fields);
    }

    @Test
    void statementWithoutAMarkNeverLowersOne() {
        People.add("stays-amber");
        People.state("stays-amber", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        People.state("stays-amber", Tlp.CLEAR, said("custody", "HELD", "")).statusCode(201);
        isHidden("stays-amber", "custody", "HELD");
        given().get("/v1/detainees/stays-amber").then().body("revision", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLEAR")
    void markIsLoweredOnlyByWhoMaySeeWhatItHides(Tlp former) {
        // Given
        String slug = "lowered-" + former.name().toLowerCase(Locale.ROOT).replace('_', '-');
        People.add(slug);
        People.state(slug, Tlp.RED, said("custody", "HELD", "\"tlp\": \"" + former.label() + "\","))
                .statusCode(201);
        String clear = said("custody", "HELD", "\"tlp\": \"CLEAR\",");
        for (Tlp clearance : Tlp.values()) {
            if (!clearance.covers(former)) {
                // When
                String answer = People.state(slug, clearance, clear)
                        .statusCode(201)
                        .body("revision", equalTo(1))
                        .extract()
                        .asString();
                // Then
                assertThat(answer).as("to %s", clearance).doesNotContain("HELD");
                isHidden(slug, "custody", "HELD");
                assertThat(marks(slug)).as("after %s", clearance).containsExactly(former.label());
            }
        }
        People.state(slug, former, clear).statusCode(201).body("custody", equalTo("HELD"));
        assertThat(marks(slug)).containsExactly("CLEAR");
        await().untilAsserted(() -> given().get("/v1/detainees/" + slug + "/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of("detainee.added", "detainee.custody-changed", "detainee.statements-added"))));
    }

    @Test
    void acceptedProposalLowersAMarkOnlyIfTheReviewerMaySeeWhatItHides() {
        // Given
        People.add("proposed-clear");
        People.state("proposed-clear", Tlp.RED, said("custody", "HELD", "\"tlp\": \"RED\","))
                .statusCode(201);
        // When
        accept("proposed-clear", Tlp.AMBER_STRICT, said("custody", "HELD", "\"tlp\": \"CLEAR\","));
        // Then
        isHidden("proposed-clear", "custody", "HELD");
        assertThat(marks("proposed-clear")).containsExactly("RED");
        given().get("/v1/detainees/proposed-clear").then().body("revision", equalTo(1));
        accept("proposed-clear", Tlp.RED, said("custody", "HELD", "\"tlp\": \"CLEAR\","));
        given().get("/v1/detainees/proposed-clear").then().body("custody", equalTo("HELD"));
    }

    /** Lets a contributor without clearance propose, and a reviewer of some clearance accept. */
    private static void accept(String slug, Tlp clearance, String statement) {
        String proposal = "/v1/proposals/"
                + given().auth()
                        .oauth2(Tokens.of("contributor", Tlp.CLEAR, "contributor"))
                        .contentType("application/json")
                        .body("{\"statements\": [" + statement + "]}")
                        .post("/v1/detainees/" + slug + "/statements")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        People.reviewer(clearance)
                .header("If-Match", People.reviewer(clearance).get(proposal).getHeader("ETag"))
                .post(proposal + "/accept")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
    }

    /** The marks of what is said of a person's custody. */
    private static List<String> marks(String slug) {
        return People.reviewer(Tlp.RED)
                .get("/v1/detainees/" + slug + "/statements")
                .path("items.findAll { it.property == 'custody' }.tlp");
    }

    @Test
    void onePostWithTheSameStatementUnderTwoMarksIsAsRestrictedAsTheHigher() {
        String clear = said("custody", "HELD", "\"tlp\": \"CLEAR\",");
        String amber = said("custody", "HELD", "\"tlp\": \"AMBER\",");
        People.add("twice-clear-first", clear + "," + amber);
        People.add("twice-amber-first", amber + "," + clear);
        for (String slug : List.of("twice-clear-first", "twice-amber-first")) {
            isHidden(slug, "custody", "HELD");
            given().get("/v1/detainees/" + slug)
                    .then()
                    .body("custody", equalTo("UNKNOWN"))
                    .body("statementCount", equalTo(1));
            People.reviewer(Tlp.AMBER).get("/v1/detainees/" + slug).then().body("custody", equalTo("HELD"));
            await().untilAsserted(() -> given().get("/v1/detainees/" + slug + "/changes")
                    .then()
                    .body("items[0].record.custody", equalTo("UNKNOWN"))
                    .body("items[0].alert.to", equalTo("unknown")));
        }
    }

    @Test
    void samePersonAgainIsTheSameWhateverWasMarkedSince() {
        String person = """
                {"id": "01a21527-41c0-7d36-9db8-941ec7b13fff", "slug": "marked-since",
                 "names": [{"text": "Marked Since"}], "source": {"title": "A page"}, "statements": [%s]}""";
        String body = person.formatted(said("custody", "HELD", ""));
        post(body, 201);
        People.state("marked-since", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        post(body, 200);
        isHidden("marked-since", "custody", "HELD");
        post(person.formatted(said("custody", "HELD", "\"tlp\": \"CLEAR\",")), 409);
    }

    @Test
    void guessAtWhatIsRestrictedIsAnsweredAsIfItWereNotThere() {
        // Given
        String person = """
                {"id": "01a21527-41c0-7d36-9db8-941ec7b13ffe", "slug": "guessed-at",
                 "names": [{"text": "Guessed At"}], "source": {"title": "A page"}, "statements": [%s]}""";
        String health = "{\"property\": \"health\", \"value\": \"Ill\", \"evidence\": {\"title\": \"A page\"}}";
        String custody = said("custody", "HELD", "");
        String body = person.formatted(health + "," + custody);
        String restricts = "anna";
        post(as(restricts, Tlp.AMBER), body, 201);
        People.state("guessed-at", Tlp.AMBER, said("custody", "HELD", "\"tlp\": \"AMBER\","))
                .statusCode(201);
        // Then
        RequestSpecification guesses = as("bela", Tlp.CLEAR);
        post(guesses, person.formatted(health), 409);
        post(guesses, person.formatted(custody), 409);
        post(guesses, person.formatted(said("custody", "HELD", "\"tlp\": \"AMBER\",")), 409);
        post(
                guesses,
                person.formatted(
                        "{\"property\": \"health\", \"value\": \"Well\", \"evidence\":" + " {\"title\": \"A page\"}}"),
                409);
        post(guesses, person.formatted(""), 200);
        // and to state it first tells nothing either, whether it was there or not
        for (String guess : List.of(health, health.replace("Ill", "Well"))) {
            String tag = as("bela", Tlp.CLEAR).get("/v1/detainees/guessed-at").getHeader("ETag");
            as("bela", Tlp.CLEAR)
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .body("{\"statements\": [" + guess + "]}")
                    .post("/v1/detainees/guessed-at/statements")
                    .then()
                    .statusCode(201);
            post(as("bela", Tlp.CLEAR), person.formatted(guess), 409);
        }
        // and whoever brought it, or may see it, has the same person still
        post(as(restricts, Tlp.CLEAR), body, 200);
        post(as(restricts, Tlp.CLEAR), person.formatted(said("custody", "HELD", "\"tlp\": \"AMBER\",")), 409);
        post(as("clara", Tlp.AMBER), body, 200);
    }

    private static RequestSpecification as(String subject, Tlp clearance) {
        return given().auth().oauth2(Tokens.of(subject, clearance, "reviewer"));
    }

    @Test
    void statementSaysHowFarItCanBeChecked() {
        People.add("how-sure", "{\"property\": \"case\", \"value\": \"A case\", \"evidence\": {\"title\": \"Talk\"}}");
        given().get("/v1/detainees/how-sure/statements")
                .then()
                .body("items.find { it.property == 'name' }.confidence", equalTo("medium"))
                .body("items.find { it.property == 'case' }.confidence", equalTo("low"));
        given().get("/v1/detainees/how-sure/why?property=case").then().body("chosen.confidence", equalTo("low"));
    }

    private static void post(String body, int status) {
        post(People.reviewer(Tlp.AMBER), body, status);
    }

    private static void post(RequestSpecification sender, String body, int status) {
        sender.contentType("application/json")
                .body(body)
                .post("/v1/detainees")
                .then()
                .statusCode(status);
    }

    private static void isHidden(String slug, String property, String value) {
        for (String part : List.of("", "/statements", "/why?property=" + property)) {
            assertThat(given().get(PARTS.formatted(slug, part)).asString())
                    .as(part)
                    .doesNotContain("\"" + value + "\"");
        }
    }

    private static String said(String property, String value, String tlp) {
        return "{\"property\": \"" + property + "\", \"value\": \"" + value + "\", \"validFrom\": \"2023-03-04\", "
                + tlp + " \"evidence\": {\"title\": \"A page\", \"publisher\": \"Press\", \"date\": \"2023-03-05\"}}";
    }
}
