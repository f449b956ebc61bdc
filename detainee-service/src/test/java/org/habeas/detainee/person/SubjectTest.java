package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers of the log who ask for one person, as people are called elsewhere. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class SubjectTest {

    @Inject
    DataSource dataSource;

    @Test
    void changesOfAPersonAreFoundBySlugAndByASlugOfBefore() throws SQLException {
        // Given
        People.add("asked-for");
        String id = given().get("/v1/detainees/asked-for").path("id");
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute("insert into detainee_slug (slug, detainee_id) values ('asked-for-before', '" + id + "')");
        }
        for (String name : new String[] {"asked-for", "asked-for-before", id, id.toUpperCase(Locale.ROOT)}) {
            for (String log : new String[] {"/v1/changes", "/v1/alerts"}) {
                String subject = log.equals("/v1/changes") ? "items[0].subject" : "items[0].alert.subject";
                // When, Then
                await().untilAsserted(() -> given().queryParam("subject", name)
                        .get(log)
                        .then()
                        .statusCode(200)
                        .body(subject, equalTo(id)));
            }
        }
    }

    @Test
    void personWhoIsNotHereYetMayBeWaitedForById() {
        given().queryParam("subject", UUID.randomUUID())
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/changes,        nobody-has-this-slug",
        "/v1/changes,        Nobody Has This Name",
        "/v1/alerts,         118-sres-540",
        "/v1/changes/stream, nobody-has-this-slug",
        "/v1/alerts/stream,  nobody-has-this-slug"
    })
    void subjectThatNobodyIsCalledIsRefused(String path, String subject) {
        given().queryParam("subject", subject)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo("subject"))
                .body("detail", containsString("slug"));
    }
}
