package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.kit.test.TestStack;
import org.habeas.language.name.NameFolding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, exports, documents and bills as they stood: filtered by how people stood then. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class PastListTest {

    private static final String HELD =
            "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-01-02\"}";

    @Inject
    MentionService documents;

    @Inject
    EntityManager database;

    @Test
    void peopleAreFoundUnderTheStatusOfThenAndNotUnderThatOfNow() {
        // Given: one who was moved since, one who was not, and one who came since
        String group = "past-status";
        People.add("past-moved", HELD + ", " + group(group));
        People.add("past-same", held("2022-03-04") + ", " + group(group));
        String then = Instant.now().toString();
        state("past-moved", "custody", "HOUSE_ARREST", "2023-07-08");
        People.add("past-late", held("2021-05-06") + ", " + group(group));
        // When, Then
        list(group, "custody", "HELD").body("items.slug", contains("past-late", "past-same"));
        list(group, "asOf", then, "custody", "HELD", "count", "exact")
                .body("items.slug", contains("past-moved", "past-same"))
                .body("items.custody", contains("HELD", "HELD"))
                .body("total", equalTo(2))
                .body("past.asOf", equalTo(then))
                .body("past.rule", equalTo("display/" + DisplayRule.NUMBER));
        list(group, "asOf", then, "custody", "HOUSE_ARREST").body("items", empty());
        list(group, "custody", "HOUSE_ARREST").body("items.slug", contains("past-moved"));
        list(group, "on", "2023-07-07", "custody", "HELD")
                .body("items.slug", contains("past-late", "past-moved", "past-same"));
        list(group, "on", "2023-07-08", "custody", "HELD").body("items.slug", contains("past-late", "past-same"));
        list(group, "on", "2022-01-01", "custody", "HELD").body("items.slug", contains("past-late"));
        list(group, "on", "2023-07-08", "asOf", then, "custody", "HELD")
                .body("items.slug", contains("past-moved", "past-same"));
        list(group, "asOf", then, "heldSinceFrom", "2023-01-01").body("items.slug", contains("past-moved"));
        list(group, "asOf", "2020-01-01T00:00:00Z").body("items", empty());
    }

    @Test
    void itemsAreWhatEachPersonsOwnAddressTellsInEveryOrderAndAcrossPages() throws IOException {
        // Given
        String group = "past-pages";
        for (int i = 1; i <= 5; i++) {
            People.add("past-page-" + i, held("2022-0" + i + "-03") + ", " + group(group));
        }
        String then = Instant.now().toString();
        state("past-page-2", "custody", "HOUSE_ARREST", "2023-07-08");
        state("past-page-4", "placeOfDetention", "Another prison", "2023-07-08");
        for (String sort : List.of("name", "-heldSince", "-updated")) {
            // When
            List<JsonNode> walked = new ArrayList<>();
            String cursor = null;
            do {
                JsonNode page = Json.mapper()
                        .readTree(given().queryParams(Map.of("group", group, "asOf", then, "sort", sort, "limit", 2))
                                .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                                .get("/v1/detainees")
                                .asString());
                page.path("items").forEach(walked::add);
                cursor = page.path("next").textValue();
            } while (cursor != null);
            // Then
            List<String> slugs =
                    walked.stream().map(item -> item.path("slug").asText()).toList();
            List<String> ascending = List.of("past-page-1", "past-page-2", "past-page-3", "past-page-4", "past-page-5");
            assertThat(slugs).as(sort).isEqualTo(sort.equals("name") ? ascending : ascending.reversed());
            for (JsonNode item : walked) {
                ObjectNode one = (ObjectNode) Json.mapper()
                        .readTree(given().queryParam("asOf", then)
                                .get("/v1/detainees/" + item.path("slug").asText())
                                .asString());
                item.properties()
                        .forEach(field -> assertThat(one.get(field.getKey()))
                                .as(field.getKey())
                                .isEqualTo(field.getValue()));
            }
        }
    }

    @Test
    void nameOfThenFindsAndNameOfNowDoesNot() {
        // Given
        People.add("past-named", name("Yervand Oldenian"));
        List<String> spellings = List.of("Yervand Oldenian", "Երվանդ Օլդենյան", "olden", "Yervand Oldenyan");
        spellings.forEach(old ->
                given().queryParam("q", old).get("/v1/detainees").then().body("items.slug", contains("past-named")));
        String then = Instant.now().toString();
        String wrong = given().get("/v1/detainees/past-named/statements")
                .path("items.find { it.value == 'Yervand Oldenian' }.id");
        People.reviewer(Tlp.RED)
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"reason\": \"That is somebody else.\"}")
                .post("/v1/statements/" + wrong + "/retract")
                .then()
                .statusCode(201);
        People.state("past-named", Tlp.CLEAR, name("Hamazasp Newerian")).statusCode(201);
        // When, Then
        for (String old : spellings) {
            found(old, then).body("items.slug", contains("past-named"));
            found(old, Instant.now().toString()).body("items", empty());
        }
        found("Hamazasp Newerian", then).body("items", empty());
        found("Hamazasp Newerian", Instant.now().toString()).body("items.slug", contains("past-named"));
    }

    @Test
    void whatIsRestrictedSinceSelectsNobodyInThePast() {
        // Given
        String group = "past-marks";
        People.add("past-marked", group(group) + ", " + name("Vigen Markedian"));
        People.state("past-marked", Tlp.RED, said("CLEAR")).statusCode(201);
        String then = Instant.now().toString();
        People.state("past-marked", Tlp.RED, said("AMBER")).statusCode(201);
        People.state(
                        "past-marked",
                        Tlp.RED,
                        "{\"property\": \"name\", \"value\": \"Vigen Markedian\", \"tlp\": \"AMBER\","
                                + " \"evidence\": {\"title\": \"A page\", \"publisher\": \"Example Press\", \"date\": \"2023-03-05\"}}")
                .statusCode(201);
        // When, Then: whatever the clearance, for lists are of the public view
        for (Tlp clearance : Tlp.values()) {
            People.reviewer(clearance)
                    .queryParams(Map.of("group", group, "asOf", then, "custody", "HELD"))
                    .get("/v1/detainees")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            assertThat(People.reviewer(clearance)
                            .queryParams(Map.of("q", "Vigen Markedian", "asOf", then, "count", "exact"))
                            .get("/v1/detainees")
                            .asString())
                    .doesNotContain("past-marked")
                    .contains("\"total\":0");
            assertThat(People.reviewer(clearance)
                            .queryParams(Map.of("group", group, "asOf", then))
                            .get("/v1/detainees/export")
                            .asString())
                    .contains("past-marked")
                    .satisfies(line -> assertThat(line.contains("\"HELD\"")).isEqualTo(clearance.covers(Tlp.AMBER)));
        }
    }

    @Test
    void documentsAndBillsAreThoseOfThenAndSelectPeople() {
        // Given
        People.add("past-written", "");
        UUID person = UUID.fromString(given().get("/v1/detainees/past-written").path("id"));
        UUID letter = Ids.newId();
        documents.apply(Documents.naming(letter, person, Tlp.CLEAR, "118-sres-9301", 1));
        String then = Instant.now().toString();
        documents.apply(Documents.naming(idAfter(Instant.parse(then)), person, Tlp.CLEAR, "118-sres-9302", 1));
        String path = "/v1/detainees/past-written";
        // When, Then
        given().queryParam("asOf", then)
                .queryParam("count", "exact")
                .get(path + "/documents")
                .then()
                .body("items.id", contains(letter.toString()))
                .body("total", equalTo(1));
        given().queryParam("asOf", then)
                .queryParam("count", "exact")
                .get(path + "/bills")
                .then()
                .body("items.bill", contains("118-sres-9301"))
                .body("total", equalTo(1));
        given().get(path + "/bills").then().body("items.bill", contains("118-sres-9301", "118-sres-9302"));
        given().get(path + "/documents?on=2022-04-30").then().body("items", empty());
        given().get(path + "/bills?on=2022-04-30").then().body("items", empty());
        given().get(path + "/documents?on=2022-05-01").then().body("items.size()", equalTo(2));
        given().queryParam("asOf", then)
                .queryParam("include", "bills,documents")
                .get(path)
                .then()
                .statusCode(200)
                .body("included.bills.bill", contains("118-sres-9301"))
                .body("included.documents.id", contains(letter.toString()));
        given().get(path + "/documents?asOf=2020-01-01T00:00:00Z").then().statusCode(404);
        given().get(path + "/bills?asOf=2020-01-01T00:00:00Z")
                .then()
                .statusCode(404)
                .body("detail", containsString("it knew nothing of them"));
        for (String bill : List.of("118-sres-9301", "118-sres-9302")) {
            given().queryParam("bill", bill).get("/v1/detainees").then().body("items.slug", contains("past-written"));
            given().queryParams(Map.of("bill", bill, "on", "2022-04-30"))
                    .get("/v1/detainees")
                    .then()
                    .body("items", empty());
        }
        // whether the person stands as then, or was told more of
        for (int i = 0; i < 2; i++) {
            given().queryParams(Map.of("bill", "118-sres-9301", "asOf", then))
                    .get("/v1/detainees")
                    .then()
                    .body("items.slug", contains("past-written"));
            given().queryParams(Map.of("bill", "118-sres-9302", "asOf", then))
                    .get("/v1/detainees")
                    .then()
                    .body("items", empty());
            state("past-written", "placeOfDetention", "Prison " + i, "2023-07-08");
        }
    }

    @Test
    void exportsTellHowPeopleStoodInEveryFormat() {
        // Given
        String group = "past-export";
        People.add("past-exported", HELD + ", " + group(group));
        String then = Instant.now().toString();
        state("past-exported", "custody", "HOUSE_ARREST", "2023-07-08");
        People.add("past-exported-late", HELD + ", " + group(group));
        for (String format : List.of("ndjson", "csv", "ftm")) {
            // When
            String now = export(group, format, Map.of());
            String known = export(group, format, Map.of("asOf", then));
            String day = export(group, format, Map.of("on", "2023-07-07"));
            // Then
            assertThat(now).as(format).contains("HOUSE_ARREST").contains("past-exported-late");
            assertThat(known).as(format).contains("HELD").doesNotContain("HOUSE_ARREST", "past-exported-late");
            assertThat(day).as(format).contains("past-exported-late").doesNotContain("HOUSE_ARREST");
        }
        JsonPath line =
                JsonPath.from(export(group, "ndjson", Map.of("asOf", then)).strip());
        assertThat(line.getString("past.asOf")).isEqualTo(then);
        assertThat(line.getString("past.told.custody")).isEqualTo("HELD");
        assertThat(export(group, "csv", Map.of("asOf", then, "custody", "HOUSE_ARREST")))
                .doesNotContain("past-exported");
        assertThat(export(group, "ndjson", Map.of("asOf", then, "q", "Example of past-exported")))
                .contains("past-exported");
    }

    @ParameterizedTest
    @CsvSource({
        "asOf, 2999-01-01T00:00:00Z",
        "asOf, yesterday",
        "asOf, ''",
        "on, 2999-01-01",
        "on, 2023-02-30",
        "custody, DETAINED"
    })
    void pastThatIsNoneIsRefusedByEveryListAndExport(String parameter, String value) {
        People.add("past-refused-" + Integer.toHexString((parameter + value).hashCode()));
        String person = "/v1/detainees/past-refused-" + Integer.toHexString((parameter + value).hashCode());
        for (String path : List.of("/v1/detainees", "/v1/detainees/export", person + "/documents", person + "/bills")) {
            if (!parameter.equals("custody") || !path.startsWith(person)) {
                given().queryParam(parameter, value)
                        .queryParams(parameter.equals("custody") ? Map.of("on", "2023-01-01") : Map.of())
                        .get(path)
                        .then()
                        .statusCode(400)
                        .body("errors.parameter", contains(parameter));
            }
        }
    }

    @Test
    void noPageComputesThePastOfMoreThanItsLimit() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery(
                            "insert into detainee (id, slug, name, custody, proceedings, headline, contested, stale, revision,"
                                    + " updated, view, computed_by) select gen_random_uuid(), 'pastmany-' || n, 'Many ' || n,"
                                    + " 'HELD', 'NONE_KNOWN', 'detained', false, false, 1, now(), '{}', 'test' from"
                                    + " generate_series(1, :people) n")
                    .setParameter("people", PastLists.MOST_COMPUTED + 1)
                    .executeUpdate();
            database.createNativeQuery(
                            "insert into detainee_name (detainee_id, text, key) select id, 'Pastmanyx ' || slug, :key"
                                    + " from detainee where slug like 'pastmany-%'")
                    .setParameter("key", NameFolding.key("Pastmanyx"))
                    .executeUpdate();
        });
        try {
            // When, Then
            given().queryParams(Map.of("q", "pastmanyx", "on", "2023-01-01"))
                    .get("/v1/detainees")
                    .then()
                    .statusCode(422)
                    .body("errors.parameter", contains("on"))
                    .body("errors.code", contains("too-many"))
                    .body("detail", containsString("/v1/detainees/export"));
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                database.createNativeQuery("delete from detainee_name where text like 'Pastmanyx %'")
                        .executeUpdate();
                database.createNativeQuery("delete from detainee where slug like 'pastmany-%'")
                        .executeUpdate();
            });
        }
    }

    @Test
    void presentListNamesNoPast() {
        People.add("past-absent");
        given().queryParam("q", "Example of past-absent")
                .get("/v1/detainees")
                .then()
                .body("past", nullValue());
    }

    private static String group(String value) {
        return "{\"property\": \"group\", \"value\": \"" + value + "\"}";
    }

    private static String held(String from) {
        return "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"" + from + "\"}";
    }

    private static String name(String text) {
        return "{\"property\": \"name\", \"value\": \"" + text
                + "\", \"evidence\": {\"title\": \"A page\", \"publisher\": \"Example Press\", \"date\": \"2023-03-05\"}}";
    }

    private static String said(String tlp) {
        return """
                {"property": "custody", "value": "HELD", "validFrom": "2021-03-04", "tlp": "%s",
                 "evidence": {"title": "A page", "publisher": "Example Press", "date": "2021-04-01"}}
                """.formatted(tlp);
    }

    private static void state(String slug, String property, String value, String from) {
        People.state(slug, Tlp.CLEAR, """
                        {"property": "%s", "value": "%s", "validFrom": "%s",
                         "evidence": {"title": "Another page", "date": "%s"}}""".formatted(property, value, from, from))
                .statusCode(201);
    }

    private static ValidatableResponse list(String group, Object... parameters) {
        var request = given().queryParam("group", group);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(String.valueOf(parameters[i]), String.valueOf(parameters[i + 1]));
        }
        return request.get("/v1/detainees").then().statusCode(200);
    }

    private static ValidatableResponse found(String name, String asOf) {
        return given().queryParams(Map.of("q", name, "asOf", asOf))
                .get("/v1/detainees")
                .then()
                .statusCode(200);
    }

    private static String export(String group, String format, Map<String, ?> parameters) {
        return given().queryParams(Map.of("group", group, "format", format))
                .queryParams(parameters)
                .get("/v1/detainees/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** As if a document had been taken in a minute later. */
    private static UUID idAfter(Instant instant) {
        UUID id = Ids.newId();
        return new UUID(
                (instant.toEpochMilli() + 60_000) << 16 | id.getMostSignificantBits() & 0xFFFF,
                id.getLeastSignificantBits());
    }
}
