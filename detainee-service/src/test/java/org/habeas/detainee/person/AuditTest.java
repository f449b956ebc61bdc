package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who was shown what is above GREEN is noted, where nobody of the service can alter it. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class AuditTest {

    private static final List<String> ADDRESSES = List.of(
            "/v1/detainees/{id}",
            "/v1/detainees/{id}/statements",
            "/v1/detainees/{id}/why?property=custody",
            "/v1/detainees/{id}/timeline");

    @Inject
    DataSource database;

    @Inject
    MentionService documents;

    @Test
    void readAboveGreenIsNotedWithWhoWhereWhomAndHowHighAndNothingElse() throws SQLException {
        // Given
        People.add("audited", """
                {"property": "custody", "value": "HELD", "validFrom": "2023-03-01", "tlp": "AMBER"},
                {"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2023-04-01", "tlp": "RED"}""");
        String id = given().get("/v1/detainees/audited").path("id");
        long before = rows();
        // When
        for (String address : ADDRESSES) {
            given().get(address.replace("{id}", "audited")).then().statusCode(200);
            as("green", Tlp.GREEN)
                    .get(address.replace("{id}", "audited"))
                    .then()
                    .statusCode(200);
        }
        // Then
        assertThat(rows()).as("what is public is not noted").isEqualTo(before);
        for (String address : ADDRESSES) {
            // When
            String request = as("amber", Tlp.AMBER)
                    .get(address.replace("{id}", "audited"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("X-Request-Id");
            // Then
            as("an-admin", Tlp.CLEAR, "admin")
                    .get("/v1/audit?limit=1&subject=" + id)
                    .then()
                    .statusCode(200)
                    .body("items[0].reader", equalTo("amber"))
                    .body("items[0].outlet", equalTo("GET " + address.replaceAll("[?].*", "")))
                    .body("items[0].subject", equalTo(id))
                    .body("items[0].mark", equalTo("AMBER"))
                    .body("items[0].requestId", equalTo(request));
        }
        assertThat(rows()).isEqualTo(before + ADDRESSES.size());
        // When
        String exported = as("red", Tlp.RED)
                .get("/v1/detainees/export?format=ndjson")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Request-Id");
        as("red", Tlp.RED).get("/v1/detainees/" + id + "/changes").then().statusCode(200);
        // Then
        as("an-admin", Tlp.CLEAR, "admin")
                .get("/v1/audit?reader=red&subject=" + id)
                .then()
                .body("items.outlet", hasItem("GET /v1/detainees/export"))
                .body("items.requestId", hasItem(exported))
                .body("items.mark", hasItem("RED"));
        as("a-reviewer", Tlp.RED, "reviewer").get("/v1/audit").then().statusCode(403);
        given().get("/v1/audit").then().statusCode(401);
    }

    @Test
    void decisionAndAnswerThatAKeyRepeatsAreNotedEachTime() throws SQLException {
        // Given
        People.add("audited-decision", """
                {"property": "custody", "value": "HELD", "validFrom": "2023-03-01"}""");
        String proposal = as("a-contributor", Tlp.AMBER, "contributor")
                .contentType("application/json")
                .body("""
                        {"statements": [{"property": "health", "value": "Ill", "tlp": "AMBER", "evidence": {"title": "A letter"}}]}
                        """)
                .post("/v1/detainees/audited-decision/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        String tag = as("a-reviewer", Tlp.AMBER, "reviewer")
                .get("/v1/proposals/" + proposal)
                .getHeader("ETag");
        for (int i = 0; i < 2; i++) {
            long before = rows();
            // When
            as("a-reviewer", Tlp.AMBER, "reviewer")
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .header("Idempotency-Key", "audited-decision")
                    .body("{\"reason\": \"No source.\"}")
                    .post("/v1/proposals/" + proposal + "/reject")
                    .then()
                    .statusCode(200);
            // Then
            assertThat(rows()).isEqualTo(before + 1);
        }
    }

    @Test
    void versionThatTheReaderHasIsNotShownAgain() throws SQLException {
        People.add("audited-twice", """
                {"property": "custody", "value": "HELD", "validFrom": "2023-03-01", "tlp": "AMBER"}""");
        String tag = as("amber", Tlp.AMBER).get("/v1/detainees/audited-twice").getHeader("ETag");
        long before = rows();
        as("amber", Tlp.AMBER)
                .header("If-None-Match", tag)
                .get("/v1/detainees/audited-twice")
                .then()
                .statusCode(304);
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/detainees?bill={bill}",
                "/v1/detainees?bill={bill}&asOf={now}",
                "/v1/detainees?bill={bill}&on=2022-05-01",
                "/v1/detainees/{id}?include=bills",
                "/v1/detainees/{id}/bills",
                "/v1/detainees/{id}/bills?asOf={now}",
                "/v1/detainees/{id}/documents",
                "/v1/detainees/{id}/timeline"
            })
    void whatRestrictedDocumentsNameBesideABillIsNotedOnce(String address) throws SQLException {
        // Given
        int number = 9_600 + Math.abs(address.hashCode() % 300);
        String slug = "audited-bill-" + number;
        String bill = "118-sres-" + number;
        People.add(slug);
        String id = given().get("/v1/detainees/" + slug).path("id");
        documents.apply(Documents.naming(Ids.newId(), UUID.fromString(id), Tlp.AMBER, bill, 1));
        told(bill);
        String path = address.replace("{bill}", bill)
                .replace("{id}", id)
                .replace("{now}", Instant.now().toString());
        long before = rows();
        for (Tlp clearance : List.of(Tlp.CLEAR, Tlp.GREEN, Tlp.RED)) {
            // When
            as("of bills " + number, clearance).get(path).then().statusCode(200);
            // Then
            assertThat(rows()).isEqualTo(before + (clearance == Tlp.RED ? 1 : 0));
        }
        as("an-admin", Tlp.CLEAR, "admin")
                .get("/v1/audit?limit=1&subject=" + id)
                .then()
                .body("items[0].reader", equalTo("of bills " + number))
                .body("items[0].outlet", equalTo("GET " + address.replaceAll("[?].*", "")))
                .body("items[0].mark", equalTo("AMBER"));
    }

    /** As the legislation-service tells of a status. */
    private void told(String bill) throws SQLException {
        String change = Ids.newId().toString();
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("insert into bill_change (id, bill_id, time, change)"
                        + " values (cast(? as uuid), ?, timestamptz '2023-01-02', cast(? as jsonb))")) {
            s.setString(1, change);
            s.setString(2, bill);
            s.setString(3, """
                    {"bill": "%s", "citation": "S.Res.1", "change": "%s", "type": "bill.status-changed", "to": "REFERRED",
                     "effective": "2023-01-02", "time": "2023-01-02T00:00:00Z", "corrected": false}
                    """.formatted(bill, change));
            s.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set reader = 'nobody'", "delete from audit", "truncate audit"})
    void rowIsNeitherAlteredNorRemovedByTheServicesOwnRole(String statement) throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement()) {
            assertThatThrownBy(() -> s.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState())
                                    .as("insufficient privilege")
                                    .isEqualTo("42501"));
        }
    }

    private long rows() throws SQLException {
        try (Connection c = database.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select count(*) from audit")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RequestSpecification as(String subject, Tlp clearance, String... roles) {
        return given().auth().oauth2(Tokens.of(subject, clearance, roles));
    }
}
