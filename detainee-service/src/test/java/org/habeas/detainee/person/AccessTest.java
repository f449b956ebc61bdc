package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.PlainClient;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person about whom something restricted is said, looked at by readers of every clearance. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class AccessTest {

    private static final List<String> PARTS =
            List.of("", "/statements", "/why?property=custody", "/changes", "/documents", "/timeline", "/bills");

    @Test
    void whatIsSaidAboveAClearanceIsInNoAnswer() {
        for (Tlp mark : List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)) {
            // Given
            String slug =
                    "access-" + mark.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            add(slug, mark);
            await().untilAsserted(() -> given().get("/v1/detainees/" + slug + "/changes")
                    .then()
                    .body("items.type", equalTo(List.of("detainee.added"))));
            for (Tlp clearance : Tlp.values()) {
                for (String role : List.of("contributor", "reviewer", "partner", "admin")) {
                    boolean cleared = mark.ordinal() <= clearance.ordinal();
                    String token = Tokens.of("reader", clearance, role);
                    // When, Then
                    for (String part : PARTS) {
                        String answer = read(slug, part, token);
                        if (cleared
                                && !List.of("/changes", "/documents", "/bills").contains(part)) {
                            assertThat(answer)
                                    .as("%s to %s cleared for %s", part, role, clearance)
                                    .contains("HOUSE_ARREST");
                        } else {
                            assertThat(answer)
                                    .as("%s to %s cleared for %s", part, role, clearance)
                                    .doesNotContain("HOUSE_ARREST")
                                    .doesNotContain("Confidential page");
                        }
                    }
                }
            }
            for (String part : PARTS) {
                assertThat(read(slug, part, null))
                        .doesNotContain("HOUSE_ARREST")
                        .doesNotContain("Confidential page");
            }
            assertThat(given().queryParam("q", slug).get("/v1/detainees").asString())
                    .doesNotContain("HOUSE_ARREST");
            assertThat(given().get("/v1/changes?limit=200").asString()).doesNotContain("Confidential page");
            assertThat(given().get("/v1/alerts?limit=200").asString()).doesNotContain("Confidential page");
        }
    }

    @Test
    void namesUnderWhichHabeasItselfWritesAreTakenFromNobody() {
        for (String subject : List.of("seed-loader", "rule:acceptance/1")) {
            String token = Tokens.of(subject, Tlp.CLEAR, "reviewer", "contributor");
            // When, Then
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(person("access-reserved"))
                    .post("/v1/detainees")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", equalTo("Bearer"))
                    .body("code", equalTo("unauthenticated"))
                    .body("detail", containsString("Send one with another subject."));
            given().auth().oauth2(token).get("/v1/detainees").then().statusCode(401);
        }
        given().get("/v1/detainees/access-reserved").then().statusCode(404);
        given().auth()
                .oauth2(Tokens.seedLoader())
                .contentType("application/json")
                .body(person("access-seeded"))
                .post("/v1/detainees")
                .then()
                .statusCode(201);
        assertThat(given().get("/v1/detainees/access-seeded/statements").<List<String>>path("items.recordedUnder"))
                .isNotEmpty()
                .allMatch("seeds/1"::equals);
    }

    private static String person(String slug) {
        return """
                {"slug": "%s", "names": [{"text": "Example of %s"}],
                 "source": {"title": "A page", "publisher": "Example Press", "date": "2022-03-04"}}
                """.formatted(slug, slug);
    }

    private static String read(String slug, String part, @Nullable String token) {
        HttpResponse<String> answer = PlainClient.ask("/v1/detainees/" + slug + part, null, token);
        assertThat(answer.statusCode()).as(part).isEqualTo(200);
        return answer.body();
    }

    private static void add(String slug, Tlp mark) {
        given().auth()
                .oauth2(Tokens.of("reviewer", Tlp.RED, "reviewer"))
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "Example of %s"}],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2022-03-04"},
                         "statements": [{"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2022-03-01",
                           "tlp": "%s", "evidence": {"kind": "cited", "title": "Confidential page", "date": "2022-03-05"}}]}
                        """.formatted(slug, slug, mark.label()))
                .post("/v1/detainees")
                .then()
                .statusCode(201);
    }
}
