package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class DetaineeResourceTest {

    private static final String SOURCE =
            "\"source\": {\"title\": \"A page\", \"publisher\": \"Example Press\", \"date\": \"2022-03-04\"}";

    @Inject
    MentionService mentions;

    @Test
    void personIsAddedOnceWithEverythingAndTheSameAgainChangesNothing() {
        // Given
        String body = person(Ids.newId(), "example-person", "Example Person", held("2022-03", "CHARGED"));
        String id = post(body)
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("custody", equalTo("HELD"))
                .body("heldSince", equalTo("2022-03"))
                .body("heldBy", equalTo("Exampleland"))
                .body("headline", equalTo("charged"))
                .body("daysHeld", notNullValue())
                .body("stale", equalTo(true))
                .body("revision", equalTo(1))
                .extract()
                .path("id");
        // When
        post(body).statusCode(200).body("revision", equalTo(1));
        // Then
        given().get("/v1/detainees/example-person").then().statusCode(200).body("id", equalTo(id));
        await().untilAsserted(() -> given().get("/v1/detainees/example-person/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added")))
                .body("items[0].alert.kind", equalTo("first-known"))
                .body("items[0].record.custody", equalTo("HELD")));
    }

    @Test
    void sameIdWithOtherContentIsAConflict() {
        UUID id = Ids.newId();
        post(person(id, "conflict-one", "Conflict One", "")).statusCode(201);
        post(person(id, "conflict-one", "Conflict Other", "")).statusCode(409).contentType("application/problem+json");
    }

    @Test
    void statementChangesCustodyWithOneChangeOfEachType() {
        // Given
        post(person(Ids.newId(), "moved-person", "Moved Person", held("2022-03-01", "CHARGED")))
                .statusCode(201);
        String tag = given().get("/v1/detainees/moved-person").getHeader("ETag");
        String reviewerTag = asReviewer().get("/v1/detainees/moved-person").getHeader("ETag");
        String statement = """
            {"statements": [
              {"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2022-06-05",
               "evidence": {"kind": "cited", "title": "Later page", "date": "2022-06-06"}}]}\
            """;
        // When
        asReviewer()
                .contentType("application/json")
                .body(statement)
                .post("/v1/detainees/moved-person/statements")
                .then()
                .statusCode(428);
        asReviewer()
                .contentType("application/json")
                .header("If-Match", reviewerTag)
                .body(statement)
                .post("/v1/detainees/moved-person/statements")
                .then()
                .statusCode(201)
                .body("custody", equalTo("HOUSE_ARREST"))
                .body("headline", equalTo("house-arrest"))
                .body("heldSince", nullValue())
                .body("revision", equalTo(2));
        asReviewer()
                .contentType("application/json")
                .header("If-Match", reviewerTag)
                .body(statement)
                .post("/v1/detainees/moved-person/statements")
                .then()
                .statusCode(412);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/moved-person/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of("detainee.added", "detainee.custody-changed", "detainee.statements-added")))
                .body("items[1].alert.kind", equalTo("status-changed"))
                .body("items[1].alert.to", equalTo("house-arrest")));
        given().header("If-None-Match", tag)
                .get("/v1/detainees/moved-person")
                .then()
                .statusCode(200);
        given().get("/v1/detainees/moved-person/why?property=custody")
                .then()
                .statusCode(200)
                .body("rule", equalTo("display/9"))
                .body("value", equalTo("HOUSE_ARREST"))
                .body("others[0].statement.value", equalTo("HELD"))
                .body("others[0].reason", equalTo("It speaks of an earlier time."));
    }

    @Test
    void reasonsHaveATagOfTheirOwnUntilTheyAreOthers() {
        // Given
        People.add("tagged-why", "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}");
        String why = "/v1/detainees/tagged-why/why?property=custody";
        String tag = given().get(why).getHeader("ETag");
        assertThat(tag)
                .matches("\"[^\"]+\"")
                .isNotEqualTo(given().get("/v1/detainees/tagged-why").getHeader("ETag"));
        given().header("If-None-Match", tag)
                .get(why)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        // what another property says, and what reviewers read, is another version
        given().header("If-None-Match", tag)
                .get("/v1/detainees/tagged-why/why?property=proceedings")
                .then()
                .statusCode(200);
        asReviewer().header("If-None-Match", tag).get(why).then().statusCode(200);
        String cleared = People.reviewer(Tlp.AMBER).get(why).getHeader("ETag");
        // When
        People.state(
                        "tagged-why",
                        Tlp.AMBER,
                        "{\"property\": \"custody\", \"value\": \"RESTRICTED_LIBERTY\", \"validFrom\": \"2023-05-04\", \"tlp\": \"AMBER\","
                                + " \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201);
        // Then
        given().header("If-None-Match", tag).get(why).then().statusCode(304);
        People.reviewer(Tlp.AMBER)
                .header("If-None-Match", cleared)
                .get(why)
                .then()
                .statusCode(200)
                .body("value", equalTo("RESTRICTED_LIBERTY"));
    }

    @Test
    void healthIsSeenOnlyByThoseWhoAreClearedAndMakesNoPublicChange() {
        // Given
        post(person(Ids.newId(), "private-person", "Private Person", "")).statusCode(201);
        String tag = asReviewer().get("/v1/detainees/private-person").getHeader("ETag");
        // When
        asReviewer()
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"statements\": [{\"property\": \"health\", \"value\": \"In hospital\","
                        + " \"evidence\": {\"title\": \"A letter\"}}]}")
                .post("/v1/detainees/private-person/statements")
                .then()
                .statusCode(201);
        // Then
        given().get("/v1/detainees/private-person/statements").then().body("items.property", not(hasItem("health")));
        given().auth()
                .oauth2(Tokens.of("partner", Tlp.AMBER, "partner"))
                .get("/v1/detainees/private-person/statements")
                .then()
                .header("Cache-Control", "private, no-store")
                .body("items.property", hasItem("health"));
        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.of("partner", Tlp.AMBER, "partner"))
                .get("/v1/detainees/private-person/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.statements-added"))));
        given().get("/v1/detainees/private-person/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added")));
    }

    @Test
    void nameIsFoundInAnyScriptAndWithAMisspelling() {
        post(person(Ids.newId(), "petros-sargsyan", "Petros Sargsyan", held("2022-03-01", "NONE_KNOWN")))
                .statusCode(201);
        for (String spelling :
                List.of("Petros Sargsyan", "sargsian", "Петрос Саргсян", "Պետրոս Սարգսյան", "Petross Sargsyann")) {
            given().queryParam("q", spelling)
                    .get("/v1/detainees")
                    .then()
                    .statusCode(200)
                    .body("items.slug", hasItem("petros-sargsyan"));
        }
        given().queryParam("q", "Nobody Atall").get("/v1/detainees").then().body("items.size()", equalTo(0));
    }

    @Test
    void listGivesEachPersonOnceInEveryOrder() {
        for (int i = 0; i < 5; i++) {
            post(person(Ids.newId(), "walk-" + i, "Walk " + (char) ('A' + i), held("2021-0" + (i + 1), "CHARGED"))
                            .replace("Exampleland", "Walkland"))
                    .statusCode(201);
        }
        for (String sort : List.of("name", "-heldSince", "-updated")) {
            java.util.ArrayList<String> seen = new java.util.ArrayList<>();
            String cursor = null;
            do {
                var request = given().queryParam("heldBy", "Walkland")
                        .queryParam("limit", 2)
                        .queryParam("sort", sort)
                        .queryParam("count", "exact");
                if (cursor != null) {
                    request.queryParam("cursor", cursor);
                }
                var page = request.get("/v1/detainees")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(5))
                        .extract()
                        .jsonPath();
                seen.addAll(page.getList("items.slug", String.class));
                cursor = page.getString("next");
            } while (cursor != null);
            org.assertj.core.api.Assertions.assertThat(seen)
                    .as(sort)
                    .containsExactlyInAnyOrder("walk-0", "walk-1", "walk-2", "walk-3", "walk-4");
        }
        given().queryParam("sort", "colour").get("/v1/detainees").then().statusCode(400);
        given().queryParam("custody", "JAILED").get("/v1/detainees").then().statusCode(400);
        given().queryParam("colour", "red").get("/v1/detainees").then().statusCode(400);
    }

    @Test
    void spellingMayHaveItsOwnSourceAndElseRestsOnTheSharedOne() {
        String own = "{\"text\": \"Nomen Alterum\", \"source\": {\"title\": \"Another page\"%s}}";
        post("{\"slug\": \"two-sources\", \"names\": [{\"text\": \"Nomen Unum\"}, " + own.formatted("") + "], " + SOURCE
                        + "}")
                .statusCode(201);
        given().get("/v1/detainees/two-sources/statements")
                .then()
                .statusCode(200)
                .body("items.find { it.value == 'Nomen Unum' }.evidence.title", equalTo("A page"))
                .body("items.find { it.value == 'Nomen Alterum' }.evidence.title", equalTo("Another page"));
        post("{\"slug\": \"own-source\", \"names\": [" + own.formatted("") + "]}")
                .statusCode(201);
        post("{\"names\": [" + own.formatted(", \"date\": \"yesterday\"") + "]}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/names/0/source/date"));
    }

    @Test
    void wrongInputIsRefusedWhereItStandsAndNothingIsWritten() {
        post("{\"names\": [{\"text\": \"Bad\\u202eName\"}], " + SOURCE + ", \"slug\": \"bad-person\", \"statements\":"
                        + " [{\"property\": \"custody\", \"value\":"
                        + " \"JAILED\"},{\"property\": \"mood\","
                        + " \"value\": \"x\"},{\"property\":"
                        + " \"custody\", \"value\": \"HELD\","
                        + " \"validFrom\":"
                        + " \"2023-02-30\"},{\"property\": \"custody\","
                        + " \"value\": \"HELD\", \"validFrom\":"
                        + " \"2023-02-03\", \"validTo\": \"2022\"}]}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/names/0/text",
                                "/statements/0/value",
                                "/statements/1/property",
                                "/statements/2/validFrom",
                                "/statements/3/validTo"));
        given().get("/v1/detainees/bad-person").then().statusCode(404);
        post("{\"names\": [{\"text\": \"No Source\"}]}").statusCode(422).body("errors[0].pointer", equalTo("/source"));
        post("{\"names\": [{\"text\": \"A\"}], \"colour\": 1}")
                .statusCode(400)
                .body("detail", containsString("colour"));
        post("{").statusCode(400);
        post("").statusCode(400);
    }

    @Test
    void homonymGetsTheBirthYearElseANumberAndASlugIsNeverTakenOver() {
        String named = "{\"names\": [{\"text\": \"Same Name\"}], " + SOURCE + ", \"statements\": [%s]}";
        String born = "{\"property\": \"birthDate\", \"value\": \"1968-05\"}";
        post(named.formatted("")).statusCode(201).body("slug", equalTo("same-name"));
        post(named.formatted(born)).statusCode(201).body("slug", equalTo("same-name-1968"));
        post(named.formatted("")).statusCode(201).body("slug", equalTo("same-name-2"));
        post(named.formatted(born)).statusCode(201).body("slug", equalTo("same-name-3"));
        post(person(Ids.newId(), "same-name", "Other Name", "")).statusCode(409);
        for (String part : List.of("", "/statements", "/documents", "/changes", "/why?property=custody")) {
            given().get("/v1/detainees/same-name-1968" + part).then().statusCode(200);
        }
    }

    @Test
    void eachFilterSelectsWhatItSaysAndNothingElse() {
        // Given
        post(person(
                        Ids.newId(),
                        "filter-held",
                        "Filter Held",
                        held("2020-03-05", "ON_TRIAL") + ",{\"property\": \"group\", \"value\": \"Filter group\"}"))
                .statusCode(201);
        post(person(
                        Ids.newId(),
                        "filter-free",
                        "Filter Free",
                        "{\"property\": \"custody\", \"value\": \"RESTRICTED_LIBERTY\", \"validFrom\": \"2021-02-03\"},"
                                + "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2021-02-03\"}"))
                .statusCode(201);
        // Then
        filtered("headline", "on-trial", "filter-held", "filter-free");
        filtered("group", "Filter group", "filter-held", "filter-free");
        filtered("heldBy", "Exampleland", "filter-held", "filter-free");
        filtered("proceedings", "ON_TRIAL", "filter-held", "filter-free");
        filtered("contested", "true", "filter-free", "filter-held");
        filtered("contested", "false", "filter-held", "filter-free");
        filtered("heldSinceTo", "2020-03-05", "filter-held", "filter-free");
        given().queryParam("heldSinceFrom", "2020-03-06")
                .queryParam("q", "Filter")
                .get("/v1/detainees")
                .then()
                .body("items.slug", not(hasItem("filter-held")));
        given().queryParam("stale", "true")
                .queryParam("q", "Filter")
                .get("/v1/detainees")
                .then()
                .body("items.slug", hasItems("filter-held", "filter-free"));
        given().queryParam("stale", "false")
                .queryParam("q", "Filter")
                .get("/v1/detainees")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void peopleWhoAreEqualInTheOrderAreWalkedOnceEach() {
        List<String> all = new java.util.ArrayList<>();
        for (int i = 0; i < 7; i++) {
            post(person(Ids.newId(), "tied-" + i, "Tied Person", i < 4 ? held("2019-05", "CHARGED") : "")
                            .replace(
                                    "\"statements\": [",
                                    "\"statements\": [{\"property\": \"group\", \"value\": \"Tied\"}"
                                            + (i < 4 ? "," : "")))
                    .statusCode(201);
            all.add("tied-" + i);
        }
        for (String sort : List.of("name", "-heldSince", "-updated")) {
            List<String> seen = new java.util.ArrayList<>();
            String cursor = null;
            do {
                var request = given().queryParam("group", "Tied")
                        .queryParam("limit", 2)
                        .queryParam("sort", sort);
                if (cursor != null) {
                    request.queryParam("cursor", cursor);
                }
                var page = request.get("/v1/detainees")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                seen.addAll(page.getList("items.slug", String.class));
                cursor = page.getString("next");
            } while (cursor != null);
            org.assertj.core.api.Assertions.assertThat(seen).as(sort).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static void filtered(String parameter, String value, String in, String out) {
        given().queryParam(parameter, value)
                .queryParam("q", "Filter")
                .get("/v1/detainees")
                .then()
                .statusCode(200)
                .body("items.slug", hasItem(in))
                .body("items.slug", not(hasItem(out)));
    }

    @Test
    void readersAndPartnersAddNobody() {
        String body = person(Ids.newId(), "refused-person", "Refused Person", "");
        given().contentType("application/json")
                .body(body)
                .post("/v1/detainees")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("someone", Tlp.CLEAR, "partner"))
                .contentType("application/json")
                .body(body)
                .post("/v1/detainees")
                .then()
                .statusCode(403);
    }

    @Test
    void documentThatNamesAPersonIsListedWithQuoteAndOffsets() {
        // Given
        UUID id = Ids.newId();
        UUID early = new UUID(0x0190_0000_0000_7001L, 0x8000_0000_0000_0002L);
        UUID late = new UUID(0x0190_0000_0000_7002L, 0x8000_0000_0000_0001L);
        mentions.apply(naming(early, id, 1));
        post(person(id, "named-person", "Named Person", "")).statusCode(201);
        // When
        mentions.apply(naming(late, id, 1));
        mentions.apply(naming(late, id, 1));
        // Then
        given().get("/v1/detainees/named-person/documents")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(late.toString(), early.toString())))
                .body("items[0].mentions[0].quote", equalTo("They ask about Named Person."))
                .body("items[0].mentions[0].start", equalTo(15));
        await().untilAsserted(() -> given().get("/v1/detainees/named-person/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.mentioned"))));
        given().get("/v1/detainees/named-person").then().body("revision", equalTo(1));
        given().queryParam("bill", "118-sres-540")
                .get("/v1/detainees")
                .then()
                .statusCode(200)
                .body("items.slug", equalTo(List.of("named-person")));
        given().queryParam("bill", "118-sres-541").get("/v1/detainees").then().body("items.size()", equalTo(0));
        given().queryParam("bill", "a bill").get("/v1/detainees").then().statusCode(400);
    }

    @Test
    void everyEventOfAPersonIsAsItsContractSays() {
        // Given
        UUID id = Ids.newId();
        post(person(id, "published-person", "Published Person", held("2022-03-01", "CHARGED")))
                .statusCode(201);
        String tag = asReviewer().get("/v1/detainees/published-person").getHeader("ETag");
        // When
        asReviewer()
                .contentType("application/json")
                .header("If-Match", tag)
                .body("""
                    {"statements": [
                      {"property": "custody", "value": "RESTRICTED_LIBERTY", "validFrom": "2022-06-05/2022-06-06",
                       "evidence": {"kind": "cited", "title": "Later page", "date": "2022-06-06"}}]}\
                    """)
                .post("/v1/detainees/published-person/statements")
                .then()
                .statusCode(201);
        mentions.apply(naming(Ids.newId(), id, 1));
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/published-person/changes")
                .then()
                .body("items.type", hasItem("detainee.mentioned")));
        await().untilAsserted(() -> assertThat(
                        PublishedEvents.check(bootstrap, Topic.DETAINEES, Topic.DETAINEES_STATE, Topic.ALERTS))
                .allSatisfy((topic, subjects) -> assertThat(subjects).contains(id.toString())));
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private static DocumentRecord naming(UUID document, UUID person, long revision) {
        return Documents.naming(document, person, Tlp.CLEAR, "118-sres-540", revision);
    }

    private static String held(String since, String proceedings) {
        return "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"" + since + "\"},"
                + "{\"property\": \"heldBy\", \"value\": \"Exampleland\"},"
                + "{\"property\": \"proceedings\", \"value\": \"" + proceedings + "\"}";
    }

    private static String person(UUID id, String slug, String name, String statements) {
        return "{\"id\": \"" + id + "\", \"slug\": \"" + slug + "\", \"names\": [{\"text\": \"" + name + "\"}], "
                + SOURCE + ", \"statements\": [" + statements + "]}";
    }

    private static io.restassured.specification.RequestSpecification asReviewer() {
        return given().auth().oauth2(Tokens.of("reviewer", Tlp.CLEAR, "reviewer"));
    }

    private static ValidatableResponse post(String body) {
        return asReviewer()
                .contentType("application/json")
                .body(body)
                .post("/v1/detainees")
                .then();
    }
}
