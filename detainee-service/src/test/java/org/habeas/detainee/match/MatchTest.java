package org.habeas.detainee.match;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom names mean, asked over HTTP. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MatchTest {

    @Inject
    NameCodesJob job;

    @Inject
    EntityManager database;

    @Test
    void personIsFoundByAnySpellingInAnyScriptWithReasons() {
        // Given
        add("match-lysenko", "{\"text\": \"Mykola Lysenko\"}", "");
        for (String spelling : List.of(
                "Микола Лисенко", "Николай Лысенко", "Lysenko, Nikolai", "Nicolas Lissenko", "Միկոլա Լիսենկո")) {
            // When
            ValidatableResponse answer = match(Map.of("name", spelling), null);
            // Then
            answer.body("responses.a.results[0].slug", equalTo("match-lysenko"))
                    .body("responses.a.results[0].match", equalTo(true))
                    .body("responses.a.results[0].matchedName", equalTo("Mykola Lysenko"))
                    .body("responses.a.results[0].explanation.role", hasItem("FAMILY"));
            given().queryParam("q", spelling).get("/v1/detainees").then().body("items.slug", hasItem("match-lysenko"));
        }
    }

    @Test
    void twoPeopleOfOneNameStayTwoAndTheBirthYearPartsThem() {
        // Given
        String born = "{\"property\": \"birthDate\", \"value\": \"%s\"}";
        add("match-twin-1950", "{\"text\": \"Oksana Zabolotna\"}", born.formatted("1950-03"));
        add("match-twin-1980", "{\"text\": \"Oksana Zabolotna\"}", born.formatted("1980"));
        // When, Then
        match(Map.of("name", "Оксана Заболотна"), null)
                .body("responses.a.results", hasSize(2))
                .body("responses.a.results.match", equalTo(List.of(true, true)));
        match(Map.of("name", "Оксана Заболотна", "birthDate", "1980-07-01"), null)
                .body("responses.a.results[0].slug", equalTo("match-twin-1980"))
                .body("responses.a.results[1].explanation.reason", hasItem(containsString("another year")));
    }

    @Test
    void ofSixtyPeopleOfOneNameTheOneBornThenIsFoundWhicheverItIs() {
        // Given: one more whose name is nearer to one of the names asked for
        String born = "{\"property\": \"birthDate\", \"value\": \"%d\"}";
        add("match-sixty-nearer", "{\"text\": \"Prospero Quarles\"}", "");
        for (int year = 1921; year <= 1980; year++) {
            add("match-sixty-" + year, "{\"text\": \"Prosper Quarles\"}", born.formatted(year));
        }
        for (int year = 1921; year <= 1980; year++) {
            String birthDate = Integer.toString(year);
            // When, Then
            match(Map.of("name", "Prosper Quarles", "birthDate", birthDate), null)
                    .body("responses.a.results[0].slug", equalTo("match-sixty-" + year));
            match(Map.of("name", "Prospero Quarles", "birthDate", birthDate), null)
                    .body("responses.a.results[0].slug", equalTo("match-sixty-nearer"))
                    .body("responses.a.results[1].slug", equalTo("match-sixty-" + year));
        }
    }

    @Test
    void restrictedNameIsComparedAndShownOnlyToThoseWhoMaySeeIt() {
        for (Tlp mark : List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED)) {
            // Given
            String slug = "match-" + mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
            String alias = Map.of(
                            Tlp.GREEN, "Zenobia Qorvath",
                            Tlp.AMBER, "Balthasar Umbridge",
                            Tlp.AMBER_STRICT, "Hortensia Wojcik",
                            Tlp.RED, "Lysander Prokop")
                    .get(mark);
            add(
                    slug,
                    "{\"text\": \"Public " + slug + "\"}",
                    "{\"property\": \"name\", \"value\": \"" + alias + "\", \"tlp\": \"" + mark.label() + "\"}");
            for (Tlp clearance : Tlp.values()) {
                for (String role : List.of("contributor", "reviewer", "partner", "admin")) {
                    // When
                    String answer = match(Map.of("name", alias), Tokens.of("reader", clearance, role))
                            .extract()
                            .asString();
                    // Then
                    assertThat(answer.contains(slug))
                            .as("%s for %s cleared for %s", mark, role, clearance)
                            .isEqualTo(mark.ordinal() <= clearance.ordinal());
                }
            }
            match(Map.of("name", alias), null).body("responses.a.results.slug", not(hasItem(slug)));
            given().queryParam("q", alias).get("/v1/detainees").then().body("items.slug", not(hasItem(slug)));
        }
    }

    @Test
    void restrictedNameThatWasTakenBackIsFoundByNobody() {
        // Given
        add(
                "match-taken-back",
                "{\"text\": \"Public Taken Back\"}",
                "{\"property\": \"name\", \"value\": \"Peregrine Vostokov\", \"tlp\": \"AMBER\"}");
        String token = Tokens.of("rita", Tlp.RED, "reviewer");
        match(Map.of("name", "Peregrine Vostokov"), token)
                .body("responses.a.results.slug", hasItem("match-taken-back"));
        String id = given().auth()
                .oauth2(token)
                .get("/v1/detainees/match-taken-back/statements")
                .path("items.find { it.value == 'Peregrine Vostokov' }.id");
        // When
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header(
                        "If-Match",
                        given().auth()
                                .oauth2(token)
                                .get("/v1/detainees/match-taken-back")
                                .getHeader("ETag"))
                .body("{\"reason\": \"The page names somebody else.\"}")
                .post("/v1/statements/" + id + "/retract")
                .then()
                .statusCode(201);
        // Then
        match(Map.of("name", "Peregrine Vostokov"), token)
                .body("responses.a.results.slug", not(hasItem("match-taken-back")));
    }

    @Test
    void namesOfAnInstantAreThoseThatWereKnownThen() {
        // Given
        add(
                "match-then",
                "{\"text\": \"Aurelian Quistgaard\"}",
                "{\"property\": \"name\", \"value\": \"Thelonius Vrabec\"},"
                        + "{\"property\": \"name\", \"value\": \"Casimira Dzhugan\", \"tlp\": \"AMBER\"}");
        String then = given().get("/v1/detainees/match-then").path("updated");
        String taken = given().get("/v1/detainees/match-then/statements")
                .path("items.find { it.value == 'Thelonius Vrabec' }.id");
        change("/v1/statements/" + taken + "/retract", "{\"reason\": \"The page names somebody else.\"}");
        change(
                "/v1/detainees/match-then/statements",
                "{\"statements\": [{\"property\": \"name\", \"value\": \"Bartholomew Ostrander\","
                        + " \"evidence\": {\"title\": \"A page\"}}]}");
        // When, Then
        asked("Thelonius Vrabec", "", null).body("responses.a.results", hasSize(0));
        asked("Телониус Врабец", "?asOf=" + then, null)
                .body("responses.a.results.slug", equalTo(List.of("match-then")))
                .body("responses.a.results[0].matchedName", equalTo("Thelonius Vrabec"))
                .body("responses.a.results[0].match", equalTo(true));
        asked("Bartholomew Ostrander", "", null).body("responses.a.results.slug", hasItem("match-then"));
        asked("Bartholomew Ostrander", "?asOf=" + then, null).body("responses.a.results", hasSize(0));
        // names have no days
        asked("Bartholomew Ostrander", "?on=2022-03-05", null).body("responses.a.results.slug", hasItem("match-then"));
        asked("Aurelian Quistgaard", "?asOf=2020-01-01T00:00:00Z", null).body("responses.a.results", hasSize(0));
        // what was restricted then is compared for whoever may see it
        asked("Casimira Dzhugan", "?asOf=" + then, null).body("responses.a.results", hasSize(0));
        asked("Casimira Dzhugan", "?asOf=" + then, Tokens.of("reader", Tlp.AMBER, "partner"))
                .body("responses.a.results.slug", hasItem("match-then"));
        given().contentType("application/json")
                .body("{\"queries\": {\"a\": {\"name\": \"Anna Example\"}}}")
                .post("/v1/match?asOf=2999-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("asOf"));
    }

    private static ValidatableResponse asked(
            String name, String past, @org.jspecify.annotations.Nullable String token) {
        RequestSpecification reader = token == null ? given() : given().auth().oauth2(token);
        return reader.contentType("application/json")
                .body(Map.of("queries", Map.of("a", Map.of("name", name))))
                .post("/v1/match" + past)
                .then()
                .statusCode(200);
    }

    private static void change(String address, String body) {
        String token = Tokens.of("rita", Tlp.RED, "reviewer");
        String tag =
                given().auth().oauth2(token).get("/v1/detainees/match-then").getHeader("ETag");
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(body)
                .post(address)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"queries": {"a/b": {"name": ""}}} | 422 | /queries/a~1b/name | required
            {"queries": {"a": {}}} | 422 | /queries/a/name | required
            {"queries": {"a": null}} | 422 | /queries/a/name | required
            {"queries": {"a": {"name": "Ivan \\u202eIvanov"}}} | 422 | /queries/a/name | control-character
            {"queries": {"a": {"name": "Iv\\u0430n Ivanov"}}} | 422 | /queries/a/name | mixed-scripts
            {"queries": {"a": {"name": "12 - 34"}}} | 422 | /queries/a/name | unreadable
            {"queries": {"a": {"name": "Ivan Ivanov", "birthDate": "1968-02-30"}}} | 422 | /queries/a/birthDate | not-a-date
            {"queries": {"a": {"name": "Ivan Ivanov"}}, "limit": 0} | 422 | /limit | invalid
            {"queries": {"a": {"name": "Ivan Ivanov"}}, "threshold": 7} | 422 | /threshold | invalid
            {"queries": {}} | 400 | /queries | required
            {} | 400 | /queries | required
            """)
    void whatIsWrongIsNamedWithWhatWouldBeRight(String body, int status, String pointer, String code) {
        post(body)
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 10_000})
    void nameThatIsTooLongIsRefused(int length) {
        post("{\"queries\": {\"a\": {\"name\": \"" + "a".repeat(length) + "\"}}}")
                .statusCode(422)
                .body("errors[0].code", equalTo("too-long"))
                .body("errors[0].detail", containsString("at most 300 characters"));
    }

    @Test
    void namesWrittenBeforeThereWereCodesGetThem() throws SQLException {
        // Given
        add("match-codes", "{\"text\": \"Wilhelmina Drucker\"}", "");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update detainee_name set codes = '{}', codes_version = 0 where text = 'Wilhelmina Drucker'")
                        .executeUpdate());
        // When
        job.run();
        // Then
        match(Map.of("name", "Вильгельмина Друкер"), null).body("responses.a.results.slug", hasItem("match-codes"));
    }

    @Test
    void restrictedNamesThatWereOnRecordBeforeTheIndexHadMarksAreFound() throws IOException, SQLException {
        // Given
        add(
                "match-earlier",
                "{\"text\": \"Public Earlier\"}",
                "{\"property\": \"name\", \"value\": \"Ottoline Brzezicki\", \"tlp\": \"AMBER\"}");
        String migration;
        try (InputStream sql =
                Objects.requireNonNull(MatchTest.class.getResourceAsStream("/db/migration/V107__name_codes.sql"))) {
            migration = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
        String insert = migration.substring(migration.indexOf("insert into detainee_name"));
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("delete from detainee_name where text = 'Ottoline Brzezicki'")
                    .executeUpdate();
            database.createNativeQuery(insert.strip().replaceFirst(";$", "")).executeUpdate();
        });
        // When
        job.run();
        // Then
        match(Map.of("name", "BRZEZICKI, Ottoline"), Tokens.of("reader", Tlp.AMBER, "partner"))
                .body("responses.a.results.slug", hasItem("match-earlier"));
        match(Map.of("name", "Ottoline Brzezicki"), null)
                .body("responses.a.results.slug", not(hasItem("match-earlier")));
    }

    private static ValidatableResponse match(
            Map<String, String> query, @org.jspecify.annotations.Nullable String token) {
        RequestSpecification reader = token == null ? given() : given().auth().oauth2(token);
        return reader.contentType("application/json")
                .body(Map.of("queries", Map.of("a", query)))
                .post("/v1/match")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/match")
                .then();
    }

    private static void add(String slug, String name, String statement) {
        given().auth()
                .oauth2(Tokens.of("reviewer", Tlp.RED, "reviewer"))
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [%s], "statements": [%s],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2022-03-04"}}
                        """.formatted(slug, name, statement))
                .post("/v1/detainees")
                .then()
                .statusCode(201);
    }
}
