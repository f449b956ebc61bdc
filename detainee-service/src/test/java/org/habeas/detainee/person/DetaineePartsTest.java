package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person with parts in one call, and the timeline as it stood. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class DetaineePartsTest {

    private static final String HELD =
            "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-01-02\"}";

    @Inject
    MentionService documents;

    @Test
    void partsAreWhatTheirOwnPathsTellAndAnotherVersion() {
        // Given
        People.add("parts-of-one", HELD);
        String id = given().get("/v1/detainees/parts-of-one").path("id");
        documents.apply(Documents.naming(Ids.newId(), UUID.fromString(id), Tlp.CLEAR, "118-sres-9201", 1));
        // When
        var answer = given().get("/v1/detainees/parts-of-one?include=statements, bills,documents");
        // Then
        for (String part : List.of("statements", "bills", "documents")) {
            List<Object> items =
                    given().get("/v1/detainees/parts-of-one/" + part).path("items");
            assertThat(items).isNotEmpty();
            answer.then().statusCode(200).body("included." + part, equalTo(items));
        }
        assertThat(answer.getHeader("ETag"))
                .isNotEqualTo(given().get("/v1/detainees/parts-of-one").getHeader("ETag"));
        given().header("If-None-Match", answer.getHeader("ETag"))
                .get("/v1/detainees/parts-of-one?include=statements, bills,documents")
                .then()
                .statusCode(304);
        documents.apply(Documents.naming(Ids.newId(), UUID.fromString(id), Tlp.CLEAR, "118-sres-9202", 1));
        given().header("If-None-Match", answer.getHeader("ETag"))
                .get("/v1/detainees/parts-of-one?include=statements, bills,documents")
                .then()
                .statusCode(200);
        given().get("/v1/detainees/parts-of-one?include=bills")
                .then()
                .body("included.bills", notNullValue())
                .body("included.statements", nullValue());
        given().get("/v1/detainees/parts-of-one").then().body("included", nullValue());
    }

    @Test
    void timelineTellsWhichStagesAreInferred() {
        // Given
        People.add("parts-inferred", """
                {"property": "proceedings", "value": "CHARGED", "validFrom": "2022-01-02"},
                {"property": "proceedings", "value": "SENTENCED", "validFrom": "2023-01-02"}""");
        // When, Then
        given().get("/v1/detainees/parts-inferred/timeline")
                .then()
                .body("items.find { it.statement.value == 'SENTENCED' }.inferred", equalTo(List.of("ON_TRIAL")))
                .body("items.find { it.statement.value == 'CHARGED' }.inferred", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include=everything|unknown",
                "include=bills,|unknown",
            })
    void partThatIsNoneIsNamed(String query, String code) {
        People.add("parts-refused-" + Integer.toHexString(query.hashCode()));
        given().get("/v1/detainees/parts-refused-" + Integer.toHexString(query.hashCode()) + "?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("include"))
                .body("errors.code", contains(code));
    }

    @Test
    void timelineIsOfTheDayAndOfWhatWasKnown() {
        // Given
        People.add("past-timeline", HELD);
        String first = given().get("/v1/detainees/past-timeline").path("updated");
        People.state("past-timeline", Tlp.CLEAR, """
                        {"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2023-07-08",
                         "evidence": {"title": "Another page", "date": "2023-07-09"}}""").statusCode(201);
        String timeline = "/v1/detainees/past-timeline/timeline";
        // When, Then
        given().get(timeline).then().body("items.statement.value", contains("HELD", "HOUSE_ARREST"));
        given().get(timeline + "?on=2023-07-07").then().body("items.statement.value", contains("HELD"));
        given().get(timeline + "?on=2023-07-08").then().body("items.statement.value", contains("HELD", "HOUSE_ARREST"));
        given().get(timeline + "?asOf=" + first).then().body("items.statement.value", contains("HELD"));
        given().get(timeline + "?asOf=2020-01-01T00:00:00Z").then().statusCode(404);
        given().get(timeline + "?on=yesterday").then().statusCode(400).body("errors.parameter", contains("on"));
    }
}
