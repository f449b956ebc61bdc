package org.habeas.detainee.proposal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** What becomes of a proposal about what a guard holds back: accepted, rejected by somebody, or lapsed because it matters no more. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class HeldBackTest {

    private static final String HELD = custody("HELD", "2023-01-02", "Press H");

    @Inject
    DataSource database;

    @Test
    void whatMattersNoMoreHasLapsedAndIsProposedAgainWhenItMattersAgain() {
        // Given
        add("lapsing");
        state("rita", "lapsing", custody("FREE", "2023-03-04", "Press A"));
        String first = open("lapsing");
        // When: later he is held, so that nobody waits for the release of before
        state("rita", "lapsing", custody("HELD", "2024-01-02", "Press B"));
        // Then
        reviewer("rolf")
                .get("/v1/proposals/" + first)
                .then()
                .body("state", equalTo("LAPSED"))
                .body("decidedBy", equalTo("display-rule"))
                .body("reason", containsString("says so any more"));
        decide("rolf", first, "accept").statusCode(409).body("detail", containsString("has lapsed"));
        // When: the later one is taken back
        String later = statement("lapsing", "2024-01-02");
        retract("rita", "lapsing", later).statusCode(201);
        // Then
        String again = open("lapsing");
        assertThat(again).isNotEqualTo(first);
        // When: a person refuses it, and the same is said anew
        decide("rolf", again, "reject").statusCode(200);
        state("rita", "lapsing", custody("HELD", "2023-01-03", "Press C"));
        // Then
        assertThat(opened("lapsing")).isEmpty();
    }

    @Test
    void whatIsHeldBackInTwoCasesWaitsByItselfInEach() {
        // Given
        add("two-cases");
        state("rita", "two-cases", stage("1/2023") + "," + stage("2/2024"));
        List<String> open = opened("two-cases");
        assertThat(open).hasSize(2);
        List<String> cases = open.stream()
                .map(id ->
                        reviewer("rolf").get("/v1/proposals/" + id).<List<String>>path("content.statements.thing.case"))
                .map(List::toString)
                .toList();
        assertThat(cases).containsExactlyInAnyOrder("[1/2023]", "[2/2024]");
        // When: one is refused, and of the other a court says so
        decide("rolf", open.get(cases.indexOf("[1/2023]")), "reject").statusCode(200);
        state(
                "rita",
                "two-cases",
                stage("2/2024")
                        .replace(
                                "\"publisher\": \"Press A\"",
                                "\"publisher\": \"The Court\", \"alignment\": \"court\""));
        // Then
        assertThat(opened("two-cases")).isEmpty();
        reviewer("rolf")
                .get("/v1/proposals/" + open.get(cases.indexOf("[2/2024]")))
                .then()
                .body("state", equalTo("ACCEPTED"));
        given().get("/v1/detainees/two-cases").then().body("proceedings", equalTo("FINAL"));
    }

    private static String stage(String name) {
        return "{\"property\": \"proceedings\", \"value\": \"FINAL\", \"validFrom\": \"2024-03-04\", \"thing\": {\"case\": \""
                + name
                + "\"}, \"evidence\": {\"title\": \"A page\", \"publisher\": \"Press A\", \"date\": \"2024-03-05\"}}";
    }

    @Test
    void lapsedProposalIsMarkedAsWhatItHolds() {
        // Given
        add("marked-later");
        state("rita", "marked-later", custody("FREE", "2023-03-04", "Press A"));
        String id = open("marked-later");
        state("rita", "marked-later", custody("HELD", "2024-01-02", "Press B"));
        reviewer("rolf").get("/v1/proposals/" + id).then().body("state", equalTo("LAPSED"));
        // When
        state(
                "rita",
                "marked-later",
                custody("FREE", "2023-03-04", "Press A").replace("\"value\"", "\"tlp\": \"AMBER\", \"value\""));
        // Then
        reviewer("rolf").get("/v1/proposals/" + id).then().statusCode(404);
        amber("rolf").get("/v1/proposals/" + id).then().statusCode(200).body("tlp", equalTo("AMBER"));
    }

    @Test
    void restrictedReleaseIsReadByWhoeverMaySeeItAndNotByItsProposer() {
        add("amber-release");
        state(
                "rita",
                "amber-release",
                custody("FREE", "2023-03-04", "Press A").replace("\"value\"", "\"tlp\": \"AMBER\", \"value\""));
        List<String> seen = opened(amber("rolf"), "amber-release");
        assertThat(seen).hasSize(1);
        amber("rolf")
                .get("/v1/proposals/" + seen.getFirst())
                .then()
                .statusCode(200)
                .body("proposer", equalTo("rita"))
                .body("content.statements[0].value", equalTo("FREE"));
        reviewer("rita").get("/v1/proposals/" + seen.getFirst()).then().statusCode(404);
        assertThat(opened(reviewer("rita"), "amber-release")).isEmpty();
    }

    @Test
    void theStatementThatIsProposedIsConfirmed() {
        // Given: what rolf has brought himself comes first, and he confirms what rita says
        add("meant");
        state("rita", "meant", custody("FREE", "2023-03-04", "Press A"));
        state("rita", "meant", custody("FREE", "2023-03-04", "Press B"));
        state("rita", "meant", custody("FREE", "2023-03-04", "Press C").replace("2023-03-04\",", "2023-03-05\","));
        String id = open("meant");
        List<String> meant = reviewer("rolf").get("/v1/proposals/" + id).path("content.statements.evidence.publisher");
        // When
        decide("rolf", id, "accept").statusCode(200).body("state", equalTo("ACCEPTED"));
        // Then
        List<String> confirmed = reviewer("rolf")
                .get("/v1/detainees/meant/statements")
                .path("items.findAll { it.confirmedBy == 'rolf' }.evidence.publisher");
        assertThat(confirmed).hasSize(1).isSubsetOf(meant);
        given().get("/v1/detainees/meant").then().body("custody", equalTo("FREE"));
    }

    @Test
    void whoeverDecidesWaitsForThePersonAndThenReadsTheProposal()
            throws SQLException, InterruptedException, ExecutionException {
        // Given
        add("locked-first");
        state("rita", "locked-first", custody("FREE", "2023-03-04", "Press A"));
        String id = open("locked-first");
        String tag = reviewer("rolf").get("/v1/proposals/" + id).getHeader("ETag");
        UUID person = UUID.fromString(given().get("/v1/detainees/locked-first").path("id"));
        try (Connection writer = database.getConnection();
                Statement sql = writer.createStatement();
                ExecutorService reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            sql.execute("select 1 from detainee where id = '" + person + "' for update");
            // When
            Future<Integer> answer = reviewers.submit(() -> reviewer("rolf")
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .body("{\"reason\": \"No.\"}")
                    .post("/v1/proposals/" + id + "/reject")
                    .statusCode());
            await().until(() -> isWaitedFor(person) || answer.isDone());
            // Then: the proposal is nobody's yet, so that the writer can settle it
            sql.execute("select 1 from proposal where id = '" + id + "' for update nowait");
            sql.execute(
                    "update proposal set state = 'LAPSED', decided_by = 'display-rule', decided_at = now() where id = '"
                            + id + "'");
            writer.commit();
            assertThat(answer.get()).isEqualTo(409);
        }
    }

    private boolean isWaitedFor(UUID person) throws SQLException {
        try (Connection c = database.getConnection();
                Statement sql = c.createStatement();
                ResultSet waiting =
                        sql.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%detainee%'")) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }

    private static void add(String slug) {
        reviewer("rita")
                .contentType("application/json")
                .body("{\"slug\": \"" + slug + "\", \"names\": [{\"text\": \"Held " + slug
                        + "\"}], \"source\": {\"title\": \"A page\", \"publisher\": \"Press H\", \"date\": \"2023-01-02\"},"
                        + " \"statements\": [" + HELD + "]}")
                .post("/v1/detainees")
                .then()
                .statusCode(201);
    }

    private static String custody(String value, String day, String publisher) {
        return "{\"property\": \"custody\", \"value\": \"" + value + "\", \"validFrom\": \"" + day
                + "\", \"evidence\": {\"title\": \"A page\", \"publisher\": \"" + publisher + "\", \"date\": \"" + day
                + "\"}}";
    }

    private static void state(String who, String slug, String statement) {
        reviewer(who)
                .contentType("application/json")
                .header("If-Match", reviewer(who).get("/v1/detainees/" + slug).getHeader("ETag"))
                .body("{\"statements\": [" + statement + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then()
                .statusCode(201);
    }

    private static String statement(String slug, String from) {
        return given().get("/v1/detainees/" + slug + "/statements")
                .path("items.find { it.validFrom == '" + from + "' }.id");
    }

    private static ValidatableResponse retract(String who, String slug, String statement) {
        return reviewer(who)
                .contentType("application/json")
                .header("If-Match", reviewer(who).get("/v1/detainees/" + slug).getHeader("ETag"))
                .body("{\"reason\": \"The page names somebody else.\"}")
                .post("/v1/statements/" + statement + "/retract")
                .then();
    }

    private static ValidatableResponse decide(String who, String id, String decision) {
        String tag = reviewer(who).get("/v1/proposals/" + id).getHeader("ETag");
        return reviewer(who)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(decision.equals("reject") ? "{\"reason\": \"It is another person.\"}" : "")
                .post("/v1/proposals/" + id + "/" + decision)
                .then();
    }

    private static String open(String slug) {
        List<String> open = opened(slug);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private static List<String> opened(String slug) {
        return opened(reviewer("rolf"), slug);
    }

    private static List<String> opened(RequestSpecification who, String slug) {
        String person = given().get("/v1/detainees/" + slug).path("id");
        return who.queryParam("state", "OPEN")
                .queryParam("limit", 200)
                .get("/v1/proposals")
                .path("items.findAll { it.subject == '" + person + "' }.id");
    }

    private static RequestSpecification reviewer(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "reviewer"));
    }

    private static RequestSpecification amber(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.AMBER, "reviewer"));
    }
}
