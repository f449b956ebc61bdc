package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.Tokens;

/** Adds people and statements over HTTP, as a reviewer of some clearance does. */
final class People {

    private People() {}

    static RequestSpecification reviewer(Tlp clearance) {
        return given().auth().oauth2(Tokens.of("reviewer", clearance, "reviewer"));
    }

    /** Somebody of whom nothing but a name is stated. */
    static void add(String slug) {
        add(slug, "");
    }

    /** @param statements in JSON, with commas between; they rest on a page of 2023-03-05 */
    static void add(String slug, String statements) {
        reviewer(Tlp.CLEAR)
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "Example of %s"}], "statements": [%s],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2023-03-05"}}
                        """.formatted(slug, slug, statements))
                .post("/v1/detainees")
                .then()
                .statusCode(201);
    }

    /** States of somebody what a reviewer of this clearance has just read the record for. */
    static ValidatableResponse state(String slug, Tlp clearance, String statements) {
        String tag = reviewer(clearance).get("/v1/detainees/" + slug).getHeader("ETag");
        return reviewer(clearance)
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"statements\": [" + statements + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then();
    }

    /** A release that is shown: two sources say so, and two people have recorded it. */
    static void free(String slug, String day) {
        for (String name : List.of("Example Press", "Other Press")) {
            String sender = "recorder of " + name;
            String tag = given().auth()
                    .oauth2(Tokens.of(sender, Tlp.CLEAR, "reviewer"))
                    .get("/v1/detainees/" + slug)
                    .getHeader("ETag");
            given().auth()
                    .oauth2(Tokens.of(sender, Tlp.CLEAR, "reviewer"))
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .body("""
                            {"statements": [{"property": "custody", "value": "FREE", "validFrom": "%s",
                             "evidence": {"title": "A page", "publisher": "%s", "date": "%s"}}]}
                            """.formatted(day, name, day))
                    .post("/v1/detainees/" + slug + "/statements")
                    .then()
                    .statusCode(201);
        }
    }
}
