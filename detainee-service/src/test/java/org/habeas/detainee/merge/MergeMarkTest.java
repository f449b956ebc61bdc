package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** Merging and its undoing show nobody what they may not see, and decide by what stands when the records are locked. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MergeMarkTest {

    @Inject
    DataSource database;

    @Test
    void mergeThatWaitedForAWriterSeesWhatWasWritten() throws Exception {
        // Given
        String kept = Merging.add("waited-kept", "Garnik Keptian", "Press A", "");
        Merging.add("waited-gone", "Garnik Gonian", "Press B", "");
        try (Connection writer = database.getConnection();
                Statement sql = writer.createStatement();
                ExecutorService reviewers = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            sql.execute("update detainee set revision = revision + 1 where id = '" + kept + "'");
            // When
            Future<Integer> answer = reviewers.submit(
                    () -> Merging.judge("waited-kept", "waited-gone", "same").statusCode());
            await().until(() -> isWaitedFor() || answer.isDone());
            writer.commit();
            // Then
            assertThat(answer.get()).isEqualTo(412);
        }
        given().get("/v1/detainees/waited-gone").then().statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void reasonForUndoingIsForWhoeverMaySeeWhatItsWriterMay() {
        // Given
        Merging.add("undone-kept", "Hrant Keptian", "Press A", "");
        Merging.add("undone-gone", "Hrant Gonian", "Press B", "");
        String merge = Merging.merge("undone-kept", "undone-gone");
        // When
        Merging.undo(merge).then().statusCode(200);
        // Then
        Merging.reviewer(Tlp.CLEAR)
                .get("/v1/merges/" + merge)
                .then()
                .body("reason", notNullValue())
                .body("undoneReason", nullValue());
        Merging.reviewer(Tlp.RED).get("/v1/merges/" + merge).then().body("undoneReason", notNullValue());
    }

    @Test
    void factThatIsRestrictedUnderOneIdIsNotPublishedUnderTheOther() {
        // Given
        Merging.add("fact-kept", "Imran Keptian", "Press A", "");
        Merging.add(
                "fact-gone",
                "Imran Gonian",
                "Press A",
                Merging.said("custody", "HELD", "2023-01-02", "Press A", "AMBER"));
        Merging.merge("fact-kept", "fact-gone");
        // When: whoever may not see it says the same
        reviewer("rolf", Tlp.CLEAR)
                .contentType("application/json")
                .header(
                        "If-Match",
                        reviewer("rolf", Tlp.CLEAR)
                                .get("/v1/detainees/fact-kept")
                                .getHeader("ETag"))
                .body("{\"statements\": [" + Merging.said("custody", "HELD", "2023-01-02", "Press A", "CLEAR") + "]}")
                .post("/v1/detainees/fact-kept/statements");
        // Then
        given().get("/v1/detainees/fact-kept").then().body("custody", equalTo("UNKNOWN"));
        assertThat(given().get("/v1/detainees/fact-kept/statements").asString()).doesNotContain("HELD");
        Merging.reviewer(Tlp.AMBER).get("/v1/detainees/fact-kept").then().body("custody", equalTo("HELD"));
    }

    @Test
    void proposalOfTheRecordThatWasSurvivorIsMarkedWithTheStatementOfTheOther() {
        // Given: a release that waits, of a record that is merged and parted again
        Merging.add(
                "parted-kept",
                "Jora Keptian",
                "Press A",
                Merging.said("custody", "HELD", "2022-01-02", "Press A", "CLEAR"));
        Merging.add(
                "parted-gone",
                "Jora Gonian",
                "Press B",
                Merging.said("custody", "FREE", "2023-03-04", "Press B", "CLEAR"));
        String merge = Merging.merge("parted-kept", "parted-gone");
        String person = given().get("/v1/detainees/parted-kept").path("id");
        List<String> held = reviewer("rolf", Tlp.CLEAR)
                .queryParam("state", "OPEN")
                .queryParam("limit", 200)
                .get("/v1/proposals")
                .path("items.findAll { it.subject == '" + person + "' }.id");
        assertThat(held).hasSize(1);
        Merging.undo(merge).then().statusCode(200);
        reviewer("rolf", Tlp.CLEAR)
                .get("/v1/proposals/" + held.getFirst())
                .then()
                .statusCode(200);
        // When
        Merging.state("parted-gone", Merging.said("custody", "FREE", "2023-03-04", "Press B", "AMBER"));
        // Then
        reviewer("rolf", Tlp.CLEAR)
                .get("/v1/proposals/" + held.getFirst())
                .then()
                .statusCode(404);
        reviewer("rolf", Tlp.AMBER)
                .get("/v1/proposals/" + held.getFirst())
                .then()
                .statusCode(200)
                .body("content.statements", hasSize(1));
    }

    @Test
    void restrictedNamesAndReasonsThatAReviewerIsShownAreNoted() {
        // Given
        String id = Merging.add("noted-one", "Karen Notedian", "Press A", alias());
        String other = Merging.add("noted-other", "Levon Otherian", "Press B", alias());
        String merge = reviewer("rolf", Tlp.RED)
                .contentType("application/json")
                .body("""
                        {"survivor": "noted-one", "absorbed": "noted-other", "judgement": "unsure", "reason": "Said so.", "tlp": "RED"}
                        """)
                .post("/v1/merges")
                .path("id");
        // When
        reviewer("noted reviewer", Tlp.RED)
                .get("/v1/merges/suggestions?detainee=noted-one")
                .then()
                .body("items.other.slug", equalTo(List.of("noted-other")));
        reviewer("noted reviewer", Tlp.RED).get("/v1/merges/" + merge);
        reviewer("clear reviewer", Tlp.GREEN).get("/v1/merges/suggestions?detainee=noted-one");
        reviewer("clear reviewer", Tlp.GREEN).get("/v1/merges/" + merge);
        // Then
        assertThat(noted("noted reviewer"))
                .contains(
                        "GET /v1/merges/suggestions " + id + " AMBER",
                        "GET /v1/merges/suggestions " + other + " AMBER",
                        "GET /v1/merges/{id} " + id + " RED");
        assertThat(noted("clear reviewer")).isEmpty();
    }

    private static String alias() {
        return "{\"property\": \"name\", \"value\": \"Quintilian Vasquezov\", \"tlp\": \"AMBER\"}";
    }

    private static List<String> noted(String reader) {
        List<java.util.Map<String, String>> rows = given().auth()
                .oauth2(Tokens.of("an-admin", Tlp.CLEAR, "admin"))
                .queryParam("reader", reader)
                .get("/v1/audit")
                .path("items");
        return rows.stream()
                .map(row -> row.get("outlet") + " " + row.get("subject") + " " + row.get("mark"))
                .toList();
    }

    private boolean isWaitedFor() throws SQLException {
        try (Connection c = database.getConnection();
                Statement sql = c.createStatement();
                ResultSet waiting =
                        sql.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%detainee%'")) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }

    private static RequestSpecification reviewer(String name, Tlp clearance) {
        return given().auth().oauth2(Tokens.of(name, clearance, "reviewer"));
    }
}
