package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under what somebody is charged, in which case, what was decided when, and who says so. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class CaseFilesResourceTest {

    private static final String CASE = "{\"case\": \"Case 1(2)/2025\"}";

    @Test
    void recordTellsEachCaseWithItsChargesHearingsAndSentencesAndWhySaysWhy() {
        // Given
        People.add("case-file");
        Instant before = Instant.parse(given().get("/v1/detainees/case-file").path("updated"));
        People.state(
                        "case-file",
                        Tlp.CLEAR,
                        String.join(
                                ",",
                                said("court", "Example Military Court", "2025-01-17", "Press A", CASE),
                                said("proceedings", "SENTENCED", "2026-02-05", "Press A", CASE),
                                said("chargedUnder", "article 100.1", "2025-01-17", "Press A", in("charge", "100.1")),
                                said("chargedUnder", "article 100.1", "2025-01-17", "Press B", in("charge", "100.1")),
                                said("hearing", "opened", "2025-01-17", "Press A", in("hearing", "2025-01-17")),
                                said("sentence", "20 years", "2026-02-05", "Press A", in("sentence", "2026-02-05"))))
                .statusCode(201);
        JsonPath file = given().get("/v1/detainees/case-file").jsonPath();
        String sentence = file.getString("caseFiles[0].sentences[0].id");
        // When: another source addresses the same sentence by its id
        People.state(
                        "case-file",
                        Tlp.CLEAR,
                        said("sentence", "19 years", "2026-02-05", "Press B", "{\"id\": \"" + sentence + "\"}"))
                .statusCode(201);
        // Then
        given().get("/v1/detainees/case-file")
                .then()
                .body("caseFiles.size()", equalTo(1))
                .body("caseFiles[0].name", equalTo("Case 1(2)/2025"))
                .body("caseFiles[0].since", equalTo("2025-01-17"))
                .body("caseFiles[0].contested", equalTo(true))
                .body("caseFiles[0].properties.value", equalTo(List.of("SENTENCED", "Example Military Court")))
                .body("caseFiles[0].charges.size()", equalTo(1))
                .body("caseFiles[0].charges[0].properties[0].independentSources", equalTo(2))
                .body("caseFiles[0].hearings.name", equalTo(List.of("2025-01-17")))
                .body("caseFiles[0].sentences[0].properties[0].statements.value", hasItems("20 years", "19 years"))
                .body("contested", equalTo(false))
                .body("sentences.thing.case", hasItem("Case 1(2)/2025"))
                .body("casesInBrief.cases[0].sentences[0].contested", equalTo(true));
        given().get("/v1/detainees/case-file/why?property=sentence&thing=" + sentence)
                .then()
                .statusCode(200)
                .body("contested", equalTo(true))
                .body("thing.sentence", equalTo("2026-02-05"))
                .body("others.size()", equalTo(1));
        given().get("/v1/detainees/case-file/statements?limit=200")
                .then()
                .body("items.findAll { it.thingId == '%s' }.size()".formatted(sentence), equalTo(2));
        // the past: before the verdict, and before anybody here knew of a case
        given().get("/v1/detainees/case-file?on=2026-02-04")
                .then()
                .body("caseFiles[0].sentences", empty())
                .body("caseFiles[0].charges.size()", equalTo(1));
        given().get("/v1/detainees/case-file?asOf=" + before).then().body("caseFiles", empty());
        given().get("/v1/detainees/case-file/why?property=sentence&asOf=" + before + "&thing=" + sentence)
                .then()
                .statusCode(404);
        // whoever follows the changes hears of the thing, and that it is contested
        JsonPath changes =
                given().get("/v1/detainees/case-file/changes?limit=200").jsonPath();
        assertThat(changes.getList("items.findAll { it.type == 'detainee.contested' }.fields.flatten().field"))
                .isEqualTo(List.of("caseFiles." + sentence + ".sentence.contested"));
        assertThat(changes.getList("items.findAll { it.type == 'detainee.statements-added' }.last().fields.to.thingId"))
                .isEqualTo(List.of(sentence));
        assertThat(changes.getString("items.last().record.casesInBrief.cases[0].court"))
                .isEqualTo("Example Military Court");
        exports(sentence);
    }

    private static void exports(String sentence) {
        given().get("/v1/detainees/export?format=ndjson&q=case-file").then().body(containsString(sentence));
        given().get("/v1/detainees/export?format=csv&q=case-file")
                .then()
                .body(containsString("Case 1(2)/2025"), containsString("2025-01-17: opened"));
        String entities =
                given().get("/v1/detainees/export?format=ftm&q=case-file").asString();
        assertThat(entities.lines().map(JsonPath::from).toList())
                .anySatisfy(e -> {
                    assertThat(e.getString("schema")).isEqualTo("CourtCase");
                    assertThat(e.getList("properties.name")).isEqualTo(List.of("Case 1(2)/2025"));
                    assertThat(e.getList("properties.court")).isEqualTo(List.of("Example Military Court"));
                })
                .anySatisfy(e -> {
                    assertThat(e.getString("schema")).isEqualTo("CourtCaseParty");
                    assertThat(e.getList("properties.description").toString())
                            .contains("Charged: article 100.1", "Sentence: 19 years", "Sentence: 20 years");
                })
                .anySatisfy(e -> assertThat(e.getString("caption")).isEqualTo("Hearing of Case 1(2)/2025: 2025-01-17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "court | Example Court | | /statements/0/thing | required",
                "custody | HELD | {\"case\": \"A\"} | /statements/0/property | mismatch",
                "sentence | 2 years | {\"case\": \"A\", \"hearing\": \"2025-01-17\"} | /statements/0/property | mismatch",
                "hearing | opened | {\"hearing\": \"2025-01-17\"} | /statements/0/thing | invalid",
                "remark | a word | {} | /statements/0/thing | invalid",
                "court | Example Court | {\"case\": \" \"} | /statements/0/thing/case | required",
                "court | Example Court | {\"id\": \"00ff\"} | /statements/0/thing/id | unknown",
                "court | Example Court | {\"id\": \"00ff\", \"case\": \"A\"} | /statements/0/thing | ambiguous",
            })
    void addressOfNothingIsToldWithWhatWouldBeRight(
            String property, String value, String thing, String pointer, String code) {
        String slug = "case-wrong";
        if (given().get("/v1/detainees/" + slug).statusCode() == 404) {
            People.add(slug);
        }
        People.state(slug, Tlp.CLEAR, said(property, value, "2025-01-17", "Press A", thing == null ? "null" : thing))
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
        given().get("/v1/detainees/" + slug).then().body("statementCount", equalTo(1));
    }

    @Test
    void askingWhyOfWhatAThingDoesNotHaveIsToldWhatItHas() {
        People.add("case-why", said("chargedUnder", "article 5", "2025-01-17", "Press A", in("charge", "5")));
        String charge = given().get("/v1/detainees/case-why").path("caseFiles[0].charges[0].id");
        given().get("/v1/detainees/case-why/why?property=sentence&thing=" + charge)
                .then()
                .statusCode(400)
                .body("detail", equalTo("Of a charge ask for chargedUnder, plea, verdict, remark."))
                .body("errors[0].parameter", equalTo("property"));
        given().get("/v1/detainees/case-why/why?property=sentence&thing=nothing")
                .then()
                .statusCode(404)
                .body("detail", containsString("caseFiles"));
    }

    @Test
    void whatIsStatedOfThePersonAsBeforeIsShownAsBeforeAndHasAnIdToo() {
        People.add("case-plain", """
                {"property": "chargedUnder", "value": "article 274", "validFrom": "2024-03"},
                {"property": "sentence", "value": "5 years", "validFrom": "2024-06-01"},
                {"property": "case", "value": "Case of 2024"}
                """);
        JsonPath record = given().get("/v1/detainees/case-plain").jsonPath();
        assertThat(record.getList("charges.value")).isEqualTo(List.of("article 274"));
        assertThat(record.getList("sentences.value")).isEqualTo(List.of("5 years"));
        assertThat(record.getList("cases.value")).isEqualTo(List.of("Case of 2024"));
        assertThat(record.getList("caseFiles.name")).containsExactly("Case of 2024", null);
        assertThat(record.getString("caseFiles[1].charges[0].id")).matches("[0-9a-f]{64}");
        Map<String, Object> vocabulary =
                given().get("/v1/vocabulary").jsonPath().getMap("");
        assertThat(vocabulary).containsKey("things");
    }

    private static String in(String kind, String name) {
        return "{\"case\": \"Case 1(2)/2025\", \"" + kind + "\": \"" + name + "\"}";
    }

    private static String said(String property, String value, String from, String publisher, String thing) {
        return """
                {"property": "%s", "value": "%s", "validFrom": "%s", "thing": %s,
                 "evidence": {"title": "A page", "publisher": "%s", "date": "2026-02-06"}}
                """.formatted(property, value, from, thing, publisher);
    }
}
