package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reviewer alone makes nobody free or dead by what they take back, replace, mark or grade. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class FreedByTheWayTest {

    private static final String SOURCE =
            "\"evidence\": {\"title\": \"A page\", \"publisher\": \"Third Press\", \"date\": \"2024-02-05\"}";

    @Test
    void deathThatWasTakenBackIsBroughtBackByTwo() {
        // Given
        People.add("dead-again", custody("HELD", "2022-01-02"));
        state(
                        "ada",
                        "dead-again",
                        "{\"property\": \"custody\", \"value\": \"DEAD\", \"validFrom\": \"2023-05-04\", " + SOURCE
                                + "}")
                .statusCode(201);
        state(
                        "bob",
                        "dead-again",
                        "{\"property\": \"custody\", \"value\": \"DEAD\", \"validFrom\": \"2023-05-04\", "
                                + SOURCE.replace("Third", "Fourth") + "}")
                .statusCode(201)
                .body("custody", equalTo("DEAD"));
        String death = statement("dead-again", "it.value == 'DEAD' && it.evidence.publisher == 'Third Press'");
        retract("carl", "dead-again", death).statusCode(201).body("custody", equalTo("HELD"));
        String retraction = statement("dead-again", "it.stance == 'retracts'");
        // When
        String proposal = retract("ada", "dead-again", retraction)
                .statusCode(202)
                .body("heldBack", containsString("another reviewer"))
                .extract()
                .path("id");
        // Then
        given().get("/v1/detainees/dead-again").then().body("custody", equalTo("HELD"));
        accept(reviewer("ada"), proposal).statusCode(403);
        accept(reviewer("bob"), proposal).statusCode(200).body("state", equalTo("ACCEPTED"));
        given().get("/v1/detainees/dead-again").then().body("custody", equalTo("DEAD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replaced-earlier | \"value\": \"HELD\", \"validFrom\": \"2022-03-01\", \"supersedes\": \"%s\"",
                "disputed-away | \"value\": \"HELD\", \"validFrom\": \"2022-03-01\", \"stance\": \"disputes\", \"supersedes\": \"%s\"",
                "freed-again | \"value\": \"FREE\", \"validFrom\": \"2023-05-04\", \"supersedes\": \"%s\"",
            })
    void arrestThatIsReplacedFreesNobody(String slug, String said) {
        // Given
        arrestedAgain(slug);
        String arrest = statement(slug, "it.validFrom == '2024-02-03'");
        // When
        String proposal = state(
                        "ada", slug, "{\"property\": \"custody\", " + said.formatted(arrest) + ", " + SOURCE + "}")
                .statusCode(202)
                .extract()
                .path("id");
        // Then
        given().get("/v1/detainees/" + slug).then().body("custody", equalTo("HELD"));
        accept(reviewer("bob"), proposal).statusCode(200);
        given().get("/v1/detainees/" + slug).then().body("custody", equalTo("FREE"));
    }

    @Test
    void whatHasNotBegunReplacesNothingYet() {
        // Given
        arrestedAgain("replaced-later");
        String arrest = statement("replaced-later", "it.validFrom == '2024-02-03'");
        // When
        ValidatableResponse answer = state(
                "ada",
                "replaced-later",
                "{\"property\": \"custody\", \"value\": \"HOUSE_ARREST\", \"validFrom\": \"2099-01-01\", \"supersedes\": \""
                        + arrest + "\", " + SOURCE + "}");
        // Then
        answer.statusCode(201).body("custody", equalTo("HELD")).body("custodySince", equalTo("2024-02-03"));
    }

    @Test
    void arrestThatIsTakenBackFreesNobodyUntilAnotherReviewerSaysSo() {
        // Given
        arrestedAgain("arrest-retracted");
        // When
        String proposal = retract(
                        "ada", "arrest-retracted", statement("arrest-retracted", "it.validFrom == '2024-02-03'"))
                .statusCode(202)
                .extract()
                .path("id");
        // Then
        given().get("/v1/detainees/arrest-retracted").then().body("custody", equalTo("HELD"));
        accept(reviewer("bob"), proposal).statusCode(200);
        given().get("/v1/detainees/arrest-retracted").then().body("custody", equalTo("FREE"));
    }

    @Test
    void arrestThatIsRestrictedFreesNobodyInPublicUntilAnotherReviewerSaysSo() {
        // Given
        arrestedAgain("arrest-restricted");
        // When
        String proposal = state(
                        "reviewer",
                        "arrest-restricted",
                        custody("HELD", "2024-02-03").replace("\"value\"", "\"tlp\": \"RED\", \"value\""))
                .statusCode(202)
                .extract()
                .path("id");
        // Then
        given().get("/v1/detainees/arrest-restricted").then().body("custody", equalTo("HELD"));
        accept(given().auth().oauth2(Tokens.of("bob", Tlp.RED, "reviewer")), proposal)
                .statusCode(200);
        given().get("/v1/detainees/arrest-restricted").then().body("custody", equalTo("FREE"));
    }

    @Test
    void whatTwoPeopleSayMakesSomebodyFreeWhateverItReplaces() {
        // Given
        People.add("corrected-release", custody("HELD", "2022-01-02"));
        String held = statement("corrected-release", "it.value == 'HELD'");
        String free =
                "{\"property\": \"custody\", \"value\": \"FREE\", \"validFrom\": \"2023-05-04\", \"supersedes\": \""
                        + held + "\", " + SOURCE + "}";
        state("ada", "corrected-release", free).statusCode(201).body("custody", equalTo("HELD"));
        // When
        ValidatableResponse second = state("bob", "corrected-release", free.replace("Third", "Fourth"));
        // Then
        second.statusCode(201).body("custody", equalTo("FREE"));
    }

    /** Held, released by the word of two, and held again. */
    private static void arrestedAgain(String slug) {
        People.add(slug, custody("HELD", "2022-01-02"));
        People.free(slug, "2023-05-04");
        state("reviewer", slug, custody("HELD", "2024-02-03")).statusCode(201).body("custody", equalTo("HELD"));
    }

    private static String custody(String value, String from) {
        return "{\"property\": \"custody\", \"value\": \"" + value + "\", \"validFrom\": \"" + from + "\", " + SOURCE
                + "}";
    }

    private static ValidatableResponse state(String who, String slug, String statement) {
        return reviewer(who)
                .contentType("application/json")
                .header("If-Match", reviewer(who).get("/v1/detainees/" + slug).getHeader("ETag"))
                .body("{\"statements\": [" + statement + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then();
    }

    private static ValidatableResponse retract(String who, String slug, String statement) {
        return reviewer(who)
                .contentType("application/json")
                .header("If-Match", reviewer(who).get("/v1/detainees/" + slug).getHeader("ETag"))
                .body("{\"reason\": \"The page names somebody else.\"}")
                .post("/v1/statements/" + statement + "/retract")
                .then();
    }

    private static ValidatableResponse accept(RequestSpecification who, String proposal) {
        String tag = given().spec(who).get("/v1/proposals/" + proposal).getHeader("ETag");
        return given().spec(who)
                .contentType("application/json")
                .header("If-Match", tag)
                .post("/v1/proposals/" + proposal + "/accept")
                .then();
    }

    private static String statement(String slug, String which) {
        return given().get("/v1/detainees/" + slug + "/statements?limit=200").path("items.find { " + which + " }.id");
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "reviewer"));
    }
}
