package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.Tokens;

/** Adds people, merges them and undoes it over HTTP, as a reviewer does who has just read what they change. */
final class Merging {

    private Merging() {}

    static RequestSpecification reviewer(Tlp clearance) {
        return given().auth().oauth2(Tokens.of("reviewer", clearance, "reviewer"));
    }

    static RequestSpecification reviewer() {
        return reviewer(Tlp.RED);
    }

    /** @param statements in JSON, with commas between; they rest on a page of the publisher */
    static String add(String slug, String name, String publisher, String statements) {
        return reviewer()
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "%s"}], "statements": [%s],
                         "source": {"title": "A page", "publisher": "%s", "date": "2023-03-05"}}
                        """.formatted(slug, name, statements, publisher))
                .post("/v1/detainees")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String said(String property, String value, String from, String publisher, String tlp) {
        return """
                {"property": "%s", "value": "%s", "validFrom": "%s", "tlp": "%s",
                 "evidence": {"title": "A page", "publisher": "%s", "date": "%s"}}
                """.formatted(property, value, from, tlp, publisher, from);
    }

    static ValidatableResponse state(String slug, String statements) {
        return reviewer()
                .contentType("application/json")
                .header("If-Match", tag(slug))
                .body("{\"statements\": [" + statements + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then();
    }

    static String tag(String slug) {
        return String.valueOf(reviewer().get("/v1/detainees/" + slug).getHeader("ETag"));
    }

    static Response judge(String survivor, String absorbed, String judgement) {
        return judge("reviewer", survivor, absorbed, judgement);
    }

    static Response judge(String sender, String survivor, String absorbed, String judgement) {
        return judge(sender, survivor, absorbed, judgement, "One prison number." + contradiction(survivor, absorbed));
    }

    static Response judge(String sender, String survivor, String absorbed, String judgement, String reason) {
        return by(sender)
                .contentType("application/json")
                .header("If-Match", tag(survivor) + ", " + tag(absorbed))
                .body("""
                        {"survivor": "%s", "absorbed": "%s", "judgement": "%s", "reason": "%s", "tlp": "CLEAR"}
                        """.formatted(survivor, absorbed, judgement, reason))
                .post("/v1/merges");
    }

    /** A reviewer has seen that both are said to be held since another day. */
    private static String contradiction(String survivor, String absorbed) {
        String one = given().get("/v1/detainees/" + survivor).path("heldSince");
        String other = given().get("/v1/detainees/" + absorbed).path("heldSince");
        return one == null || other == null || one.equals(other) ? "" : " Held since " + one + " or " + other + ".";
    }

    static RequestSpecification by(String sender) {
        return given().auth().oauth2(Tokens.of(sender, Tlp.RED, "reviewer"));
    }

    /** By a second reviewer too, where that is needed. */
    static String merge(String survivor, String absorbed) {
        Response first = judge(survivor, absorbed, "same");
        Response made = first.statusCode() == 202 ? judge("second", survivor, absorbed, "same") : first;
        return made.then().statusCode(201).extract().path("id");
    }

    /** As {@link #merge}. */
    static Response undo(String merge) {
        Response first = undo("reviewer", merge);
        return first.statusCode() == 202 ? undo("second", merge) : first;
    }

    static Response undo(String sender, String merge) {
        return by(sender)
                .contentType("application/json")
                .header("If-Match", by(sender).get("/v1/merges/" + merge).getHeader("ETag"))
                .body("{\"reason\": \"Two prison numbers after all.\"}")
                .delete("/v1/merges/" + merge);
    }

    /** All that is told of somebody, to each clearance, but for the revision and the times of Habeas. */
    static List<Object> view(String slug) {
        List<Object> told = new ArrayList<>();
        for (Tlp clearance : List.of(Tlp.CLEAR, Tlp.AMBER, Tlp.RED)) {
            Map<String, Object> record =
                    reviewer(clearance).get("/v1/detainees/" + slug).jsonPath().getMap("");
            record.keySet().removeAll(List.of("revision", "updated"));
            told.add(record);
            told.add(reviewer(clearance)
                    .queryParam("limit", 200)
                    .get("/v1/detainees/" + slug + "/statements")
                    .jsonPath()
                    .getList("items"));
            told.add(reviewer(clearance)
                    .get("/v1/detainees/" + slug + "/timeline")
                    .jsonPath()
                    .getList("items"));
            told.add(reviewer(clearance)
                    .get("/v1/detainees/" + slug + "/why?property=custody")
                    .jsonPath()
                    .getMap(""));
        }
        return told;
    }
}
