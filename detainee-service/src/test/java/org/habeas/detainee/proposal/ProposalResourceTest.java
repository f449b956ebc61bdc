package org.habeas.detainee.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class ProposalResourceTest {

    private static final String SOURCE =
            "\"source\": {\"title\": \"A page\", \"publisher\": \"Example Press\", \"date\": \"2022-03-04\"}";

    @Test
    void personOfAContributorIsThereOnlyAfterAnotherHasAccepted() {
        // Given
        Response proposed = propose("carla", "Proposed Person");
        proposed.then()
                .statusCode(202)
                .body("kind", equalTo("DETAINEE"))
                .body("state", equalTo("OPEN"))
                .body("proposer", equalTo("carla"))
                .body("subject", nullValue())
                .body("decidedAt", nullValue())
                .body("content.names[0].text", equalTo("Proposed Person"));
        String id = proposed.path("id");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(proposed.getHeader("Location")).endsWith("/v1/proposals/" + id);
        given().get("/v1/detainees/proposed-person").then().statusCode(404);
        given().queryParam("q", "Proposed Person")
                .get("/v1/detainees")
                .then()
                .body("items.slug", not(hasItem("proposed-person")));
        // When
        String subject = accept(reviewer("rita"), id)
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("decidedBy", equalTo("rita"))
                .extract()
                .path("subject");
        // Then
        given().get("/v1/detainees/proposed-person")
                .then()
                .statusCode(200)
                .body("id", equalTo(subject))
                .body("custody", equalTo("HELD"));
        reviewer("rolf")
                .get("/v1/detainees/proposed-person/statements")
                .then()
                .body("items[0].recordedBy", equalTo("carla"))
                .body("items[0].confirmedBy", equalTo("rita"));
        accept(reviewer("rolf"), id)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("accepted by rita"));
        reject("rolf", id, "Too late.").statusCode(409);
    }

    @Test
    void statementsOfAContributorChangeTheRecordOnlyWhenAccepted() {
        // Given
        post(reviewer("rita"), "/v1/detainees", person("Stated Person")).statusCode(201);
        String statement = """
            {"statements": [{"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2022-06-05",
              "evidence": {"title": "Later page", "date": "2022-06-06"}}]}\
            """;
        String id = post(contributor("carla"), "/v1/detainees/stated-person/statements", statement)
                .statusCode(202)
                .body("kind", equalTo("STATEMENTS"))
                .body("content.statements[0].value", equalTo("HOUSE_ARREST"))
                .extract()
                .path("id");
        given().get("/v1/detainees/stated-person")
                .then()
                .body("custody", equalTo("HELD"))
                .body("revision", equalTo(1));
        // When
        accept(reviewer("rita"), id).statusCode(200);
        // Then
        given().get("/v1/detainees/stated-person")
                .then()
                .body("custody", equalTo("HOUSE_ARREST"))
                .body("revision", equalTo(2));
        reviewer("rolf")
                .get("/v1/detainees/stated-person/why?property=custody")
                .then()
                .body("chosen.recordedBy", equalTo("carla"))
                .body("chosen.confirmedBy", equalTo("rita"));
        for (String outlet : List.of(
                "/v1/detainees/stated-person/why?property=custody",
                "/v1/detainees/stated-person/statements",
                "/v1/detainees/stated-person/changes")) {
            String shown = given().get(outlet).then().statusCode(200).extract().asString();
            assertThat(shown).as(outlet).contains("HOUSE_ARREST").doesNotContain("carla", "rita");
        }
    }

    @Test
    void proposerIsNeverTheConfirmer() {
        String id = propose("both", "Own Person").path("id");
        accept(reviewer("both"), id)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("proposer is never the confirmer"));
        reject("both", id, "Mine.").statusCode(403);
        contributor("carla").post("/v1/proposals/" + id + "/accept").then().statusCode(403);
        given().post("/v1/proposals/" + id + "/accept").then().statusCode(401);
        reviewer("rita").get("/v1/proposals/" + id).then().body("state", equalTo("OPEN"));
        given().get("/v1/detainees/own-person").then().statusCode(404);
    }

    @Test
    void rejectionHasAReasonThatTheProposerReads() {
        // Given
        String id = propose("carla", "Rejected Person").path("id");
        reject("rita", id, " ").statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        reject("rita", id, "x".repeat(2001)).statusCode(422);
        post(reviewer("rita"), "/v1/proposals/" + id + "/reject", "{}").statusCode(422);
        // When
        reject("rita", id, "The page names somebody else.").statusCode(200).body("state", equalTo("REJECTED"));
        // Then
        contributor("carla")
                .get("/v1/proposals/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("reason", equalTo("The page names somebody else."))
                .body("decidedBy", equalTo("rita"));
        accept(reviewer("rita"), id).statusCode(409);
        given().get("/v1/detainees/rejected-person").then().statusCode(404);
    }

    @Test
    void whatCouldNeverBeAcceptedIsNotKept() {
        post(
                        contributor("carla"),
                        "/v1/detainees",
                        "{\"id\": \"x\", \"slug\": \"y\", \"names\": [{\"text\": \"A\"}], " + SOURCE + "}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/id", "/slug"));
        post(
                        contributor("carla"),
                        "/v1/detainees",
                        "{\"names\": [{\"text\": \"A\"}], " + SOURCE
                                + ", \"statements\": [{\"property\": \"custody\", \"value\": \"JAILED\"}]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/statements/0/value"));
        post(contributor("carla"), "/v1/detainees/nobody-here/statements", "{\"statements\": [{}]}")
                .statusCode(404);
        reviewer("rita").get("/v1/proposals/nonsense").then().statusCode(404);
    }

    @Test
    void contributorSeesTheirOwnAndReviewersSeeAllInPages() {
        // Given
        List<String> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(propose("walker", "Walked Proposal " + i).path("id"));
        }
        String other = propose("carla", "Other Proposal").path("id");
        reject("rita", own.getLast(), "Not this one.").statusCode(200);
        // When
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = contributor("walker").queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            Response page = request.get("/v1/proposals");
            seen.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        // Then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(own);
        contributor("walker")
                .queryParam("state", "OPEN")
                .queryParam("count", "exact")
                .get("/v1/proposals")
                .then()
                .body("total", equalTo(4))
                .body("items.id", not(hasItem(own.getLast())));
        contributor("walker").get("/v1/proposals/" + other).then().statusCode(404);
        reviewer("rita")
                .queryParam("limit", 200)
                .get("/v1/proposals")
                .then()
                .body("items.id", hasItems(other, own.getFirst()));
        reviewer("rita").queryParam("state", "open").get("/v1/proposals").then().statusCode(400);
        reviewer("rita")
                .queryParam("cursor", "WyJ4Il0")
                .get("/v1/proposals")
                .then()
                .statusCode(400);
        given().get("/v1/proposals").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("partner", Tlp.RED, "partner"))
                .get("/v1/proposals")
                .then()
                .statusCode(403);
    }

    @Test
    void proposalAboveTheClearanceIsNotSeen() {
        post(reviewer("rita"), "/v1/detainees", person("Ill Person")).statusCode(201);
        String id = post(
                        contributor("carla"),
                        "/v1/detainees/ill-person/statements",
                        "{\"statements\": [{\"property\": \"health\", \"value\": \"In hospital\","
                                + " \"evidence\": {\"title\": \"A letter\"}}]}")
                .statusCode(202)
                .body("tlp", equalTo("AMBER"))
                .extract()
                .path("id");
        reviewer("rita").get("/v1/proposals/" + id).then().statusCode(404);
        accept(reviewer("rita"), id).statusCode(404);
        reviewer("rita").queryParam("limit", 200).get("/v1/proposals").then().body("items.id", not(hasItem(id)));
        accept(given().auth().oauth2(Tokens.of("cleared", Tlp.AMBER, "reviewer")), id)
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        given().get("/v1/detainees/ill-person/statements").then().body("items.property", not(hasItem("health")));
    }

    @Test
    void authorReadsTheirOwnProposalAboveTheirClearanceAndNobodyElseBelowTheMarkDoes() {
        // Given
        post(reviewer("rita"), "/v1/detainees", person("Unwell Person")).statusCode(201);
        // When
        Response proposed = contributor("author")
                .contentType("application/json")
                .body("{\"statements\": [{\"property\": \"health\", \"value\": \"In hospital\","
                        + " \"evidence\": {\"title\": \"A letter\"}}]}")
                .post("/v1/detainees/unwell-person/statements");
        // Then
        proposed.then().statusCode(202).body("tlp", equalTo("AMBER"));
        String id = proposed.path("id");
        contributor("author")
                .get(proposed.getHeader("Location"))
                .then()
                .statusCode(200)
                .body("content.statements[0].value", equalTo("In hospital"));
        contributor("author").get("/v1/proposals").then().body("items.id", equalTo(List.of(id)));
        contributor("carla").get("/v1/proposals/" + id).then().statusCode(404);
        contributor("carla")
                .queryParam("limit", 200)
                .get("/v1/proposals")
                .then()
                .body("items.id", not(hasItem(id)));
        reviewer("rita").get("/v1/proposals/" + id).then().statusCode(404);
        reviewer("rita").queryParam("limit", 200).get("/v1/proposals").then().body("items.id", not(hasItem(id)));
        given().auth()
                .oauth2(Tokens.of("carla", Tlp.RED, "contributor"))
                .get("/v1/proposals/" + id)
                .then()
                .statusCode(404);
        accept(reviewer("author"), id).statusCode(403);
    }

    @Test
    void decisionIsTakenOnTheVersionThatWasRead() {
        // Given
        String id = propose("carla", "Tagged Person").path("id");
        String open = tag(reviewer("rita"), id);
        assertThat(open).startsWith("\"" + id).endsWith(".0\"");
        reviewer("rita")
                .header("If-None-Match", open)
                .get("/v1/proposals/" + id)
                .then()
                .statusCode(304);
        String cleared = tag(given().auth().oauth2(Tokens.of("rita", Tlp.AMBER, "reviewer")), id);
        assertThat(cleared).isNotEqualTo(open);
        String accept = "/v1/proposals/" + id + "/accept";
        String reject = "/v1/proposals/" + id + "/reject";
        // When, Then
        reviewer("rita").post(accept).then().statusCode(428).contentType("application/problem+json");
        post(reviewer("rita"), reject, "{\"reason\": \"No.\"}").statusCode(428);
        reviewer("rita").header("If-Match", cleared).post(accept).then().statusCode(412);
        post(reviewer("rita").header("If-Match", cleared), reject, "{\"reason\": \"No.\"}")
                .statusCode(412);
        given().get("/v1/detainees/tagged-person").then().statusCode(404);
        String decided = reviewer("rita")
                .header("If-Match", open)
                .post(accept)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(decided).isNotEqualTo(open).isEqualTo(tag(reviewer("rolf"), id));
    }

    @Test
    void statementsAreNotAcceptedIntoARecordThatHasChangedSinceTheyWereRead() {
        // Given
        post(reviewer("rita"), "/v1/detainees", person("Moving Person")).statusCode(201);
        String id = post(
                        contributor("carla"),
                        "/v1/detainees/moving-person/statements",
                        custody("RESTRICTED_LIBERTY", "2022-05-05"))
                .statusCode(202)
                .extract()
                .path("id");
        String read = tag(reviewer("rita"), id);
        String record = reviewer("rolf").get("/v1/detainees/moving-person").getHeader("ETag");
        post(
                        reviewer("rolf").header("If-Match", record),
                        "/v1/detainees/moving-person/statements",
                        custody("HOUSE_ARREST", "2022-06-05"))
                .statusCode(201);
        // When
        reviewer("rita")
                .header("If-Match", read)
                .post("/v1/proposals/" + id + "/accept")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        // Then
        given().get("/v1/detainees/moving-person").then().body("revision", equalTo(2));
        accept(reviewer("rita"), id).statusCode(200).body("state", equalTo("ACCEPTED"));
        given().get("/v1/detainees/moving-person")
                .then()
                .body("revision", equalTo(3))
                .body("custody", equalTo("HOUSE_ARREST"));
    }

    @Test
    void sameIdempotencyKeyGivesTheSameProposalAndTheSameDecision() {
        String first = contributor("keyed")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(person("Keyed Person"))
                .post("/v1/detainees")
                .path("id");
        contributor("keyed")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(person("Keyed Person"))
                .post("/v1/detainees")
                .then()
                .statusCode(202)
                .header("Location", containsString("/v1/proposals/" + first))
                .body("id", equalTo(first));
        contributor("keyed").get("/v1/proposals").then().body("items.size()", equalTo(1));
        String tag = tag(reviewer("rita"), first);
        for (int i = 0; i < 2; i++) {
            reviewer("rita")
                    .header("Idempotency-Key", "k2")
                    .header("If-Match", tag)
                    .post("/v1/proposals/" + first + "/accept")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACCEPTED"));
        }
    }

    @Test
    void ofTwoReviewersAtOnceOneDecidesAndTheOtherHearsSo() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 5; round++) {
            // Given
            String id = propose("carla", "Raced Person " + round).path("id");
            String tag = tag(reviewer("rita"), id);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            // When
            try (ExecutorService reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String name : List.of("rita", "rolf")) {
                    answers.add(reviewers.submit(() -> {
                        start.await();
                        return reviewer(name)
                                .header("If-Match", tag)
                                .post("/v1/proposals/" + id + "/accept")
                                .statusCode();
                    }));
                }
                start.countDown();
            }
            // Then
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            given().get("/v1/detainees/raced-person-" + round)
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(1));
            given().get("/v1/detainees/raced-person-" + round + "-2").then().statusCode(404);
        }
    }

    private static Response propose(String proposer, String name) {
        return contributor(proposer)
                .contentType("application/json")
                .body(person(name))
                .post("/v1/detainees");
    }

    private static ValidatableResponse reject(String reviewer, String id, String reason) {
        return post(
                onWhatIsRead(reviewer(reviewer), id),
                "/v1/proposals/" + id + "/reject",
                "{\"reason\": \"" + reason + "\"}");
    }

    private static ValidatableResponse accept(RequestSpecification who, String id) {
        return onWhatIsRead(who, id).post("/v1/proposals/" + id + "/accept").then();
    }

    /** Decides on the version that is there now; on none where the reader sees none. */
    private static RequestSpecification onWhatIsRead(RequestSpecification who, String id) {
        String tag = tag(who, id);
        return tag == null ? who : who.header("If-Match", tag);
    }

    private static @Nullable String tag(RequestSpecification who, String id) {
        return who.get("/v1/proposals/" + id).getHeader("ETag");
    }

    private static ValidatableResponse post(RequestSpecification who, String path, String body) {
        return who.contentType("application/json").body(body).post(path).then();
    }

    private static RequestSpecification contributor(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "contributor"));
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "reviewer"));
    }

    private static String custody(String value, String from) {
        return "{\"statements\": [{\"property\": \"custody\", \"value\": \"" + value + "\", \"validFrom\": \"" + from
                + "\", \"evidence\": {\"title\": \"A page\", \"date\": \"" + from + "\"}}]}";
    }

    private static String person(String name) {
        return "{\"names\": [{\"text\": \"" + name + "\"}], " + SOURCE
                + ", \"statements\": [{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2022-03\"}]}";
    }
}
