package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.health.Threads;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document whose search fails is neither forgotten nor in the way of others. A trigger makes its update fail. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class NameSearchTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DATA_EXCEPTION = "22000";

    @Inject
    DocumentService documents;

    @Inject
    NameService names;

    @Inject
    DocumentRoom room;

    @Inject
    MeterRegistry metrics;

    @Inject
    DataSource dataSource;

    @AfterEach
    void repair() throws SQLException {
        execute("drop trigger if exists failing on document");
    }

    @Test
    void failureThatMayPassIsTriedAgainUntilItDoes() throws SQLException {
        // Given
        UUID failing = take("Gegham Passingian was held.");
        UUID other = take("Gegham Passingian was seen.");
        fail(failing, SERIALIZATION_FAILURE);
        // When
        know("Gegham Passingian");
        // Then
        await().atMost(SOON).until(() -> number("tries", failing) > 3);
        assertThat(number("held", failing)).isZero();
        assertThat(persons(other)).containsExactly("Gegham Passingian");
        assertThat(persons(failing)).isEmpty();
        // When
        repair();
        // Then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(persons(failing)).containsExactly("Gegham Passingian");
            assertThat(number("tries", failing)).isEqualTo(-1);
        });
    }

    @Test
    void documentThatCannotBeSearchedIsSetAsideAndTakenUpAtTheNextStart() throws SQLException {
        // Given
        UUID failing = take("Smbat Failingian was held.");
        UUID other = take("Smbat Failingian was seen.");
        double before = metrics.counter("habeas.name-search.set-aside").count();
        fail(failing, DATA_EXCEPTION);
        // When
        know("Smbat Failingian");
        // Then
        await().atMost(SOON).until(() -> number("(due is null)::int", failing) == 1);
        assertThat(number("held", failing)).isEqualTo(3);
        await().atMost(SOON)
                .until(() -> metrics.counter("habeas.name-search.set-aside").count() == before + 1);
        assertThat(persons(other)).containsExactly("Smbat Failingian");
        // When
        repair();
        names.tryAgain();
        // Then
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(persons(failing)).containsExactly("Smbat Failingian");
            assertThat(number("tries", failing)).isEqualTo(-1);
        });
    }

    @Test
    void livenessHearsOfAThreadThatNoLongerSearches() throws InterruptedException {
        // Given
        Threads threads = new Threads();
        NameSearch search = new NameSearch(names, room, threads, dataSource, metrics);
        search.start(new StartupEvent());
        assertThat(threads.ended()).isEmpty();
        // When
        search.stop(new ShutdownEvent());
        // Then
        assertThat(threads.ended()).containsExactly("name-search");
    }

    @Test
    void slugOfAPersonThatWasTakenWithoutItIsTakenWhenTheStateIsReadAgain() {
        // Given: a name of a state that was read when slugs were not taken yet
        UUID id = Ids.newId();
        names.take(new KnownName(id, "Levon Sluggian", List.of("Levon Sluggian")), 3);
        given().get("/v1/documents?detainee=levon-sluggian").then().statusCode(400);
        // When
        names.take(new KnownName(id, "Levon Sluggian", List.of("Levon Sluggian"), "levon-sluggian"), 3);
        // Then
        given().get("/v1/documents?detainee=levon-sluggian").then().statusCode(200);
        // and an older one that comes late changes nothing
        names.take(new KnownName(id, "Levon Sluggian", List.of("Levon Sluggian"), "another"), 2);
        given().get("/v1/documents?detainee=another").then().statusCode(400);
    }

    private void know(String name) {
        names.take(new KnownName(Ids.newId(), name, List.of(name)), 1);
    }

    private UUID take(String text) {
        return documents
                .take(text.getBytes(StandardCharsets.UTF_8), null, Metadata.NONE, "tester", Tlp.CLEAR)
                .document()
                .id();
    }

    private static List<String> persons(UUID id) {
        return given().get("/v1/documents/" + id + "/mentions").jsonPath().getList("persons.text");
    }

    /** Makes every update of this document fail in this way. */
    private void fail(UUID id, String state) throws SQLException {
        execute("create or replace function fail() returns trigger language plpgsql as $$ begin"
                + " raise exception 'made to fail' using errcode = '" + state + "'; end $$");
        execute("create trigger failing before update on document for each row when (old.id = '" + id
                + "') execute function fail()");
    }

    /** Of the note that the document failed; -1 if there is none. */
    private long number(String column, UUID document) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(
                        "select " + column + " from name_search_failed where document_id = '" + document + "'")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
