package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.language.edtf.EdtfWords;
import org.junit.jupiter.api.Test;

/** Since when a change is true: what it tells of, and not when the person was taken. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class EffectiveTest {

    private static final String HELD =
            "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}";

    private static final String HOLDER =
            "{\"property\": \"heldBy\", \"value\": \"%s\", \"validFrom\": \"2023-03-04\"%s,"
                    + " \"evidence\": {\"title\": \"A page\", \"date\": \"2023-03-05\"}}";

    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    @Test
    void sentenceOfTodayIsNewsOfSomebodyHeldForYears() {
        // Given
        People.add("sentenced-today", HELD);
        // When
        People.state("sentenced-today", Tlp.CLEAR, proceedings("SENTENCED", today))
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/sentenced-today/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of(
                                "detainee.added",
                                "detainee.proceedings-changed",
                                "detainee.stale",
                                "detainee.statements-added")))
                .body("items.effective", equalTo(List.of("2023-03-04", today, today, today)))
                .body("items[1].alert.effective", equalTo(today))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void oldStageOfTheProceedingsIsNoNews() {
        // Given
        People.add("charged-long-ago", HELD);
        // When
        People.state("charged-long-ago", Tlp.CLEAR, proceedings("CHARGED", "2023-03-06"))
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/charged-long-ago/changes")
                .then()
                .body("items[1].alert.effective", equalTo("2023-03-06"))
                .body("items[1].alert.backfill", equalTo(true)));
    }

    @Test
    void oldProceedingsDoNotMakeATransferOfTodayOldNews() {
        // Given
        People.add("moved-today", HELD + "," + proceedings("CHARGED", "2023-03-06"));
        // When
        People.state(
                        "moved-today",
                        Tlp.CLEAR,
                        "{\"property\": \"custody\", \"value\": \"HOUSE_ARREST\", \"validFrom\": \"" + today
                                + "\", \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/moved-today/changes")
                .then()
                .body("items[1].type", equalTo("detainee.custody-changed"))
                .body("items[1].effective", equalTo(today))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void whatIsNewIsNoCorrectionThoughSomethingElseIsReplacedWithIt() {
        // Given
        People.add("moved-and-replaced", HELD + "," + HOLDER.formatted("A wrong service", ""));
        String holder = given().get("/v1/detainees/moved-and-replaced/statements")
                .path("items.find { it.property == 'heldBy' }.id");
        // When
        People.state(
                        "moved-and-replaced",
                        Tlp.CLEAR,
                        custody("HOUSE_ARREST", today) + ","
                                + HOLDER.formatted("The right service", ", \"supersedes\": \"" + holder + "\""))
                .statusCode(201)
                .body("custody", equalTo("HOUSE_ARREST"));
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/moved-and-replaced/changes")
                .then()
                .body("items.find { it.type == 'detainee.corrected' }.fields.field", equalTo(List.of("heldBy")))
                .body("items.find { it.type == 'detainee.corrected' }.alert.kind", equalTo("corrected"))
                .body("items.find { it.type == 'detainee.custody-changed' }.fields[0].field", equalTo("custody"))
                .body("items.find { it.type == 'detainee.custody-changed' }.fields[0].from", equalTo("HELD"))
                .body("items.find { it.type == 'detainee.custody-changed' }.alert.kind", equalTo("status-changed"))
                .body("items.find { it.type == 'detainee.custody-changed' }.effective", equalTo(today)));
    }

    @Test
    void disagreementCameAboutTodayAndAnUndatedStatementHasNoDate() {
        // Given
        People.add("disputed-today", HELD);
        // When
        People.state(
                        "disputed-today",
                        Tlp.CLEAR,
                        "{\"property\": \"custody\", \"value\": \"MISSING\", \"validFrom\": \"2023-03-04\","
                                + " \"evidence\": {\"title\": \"A page\", \"publisher\": \"Other Press\","
                                + " \"date\": \"2023-03-01\"}}")
                .statusCode(201);
        People.state(
                        "disputed-today",
                        Tlp.CLEAR,
                        "{\"property\": \"office\", \"value\": \"Teacher\", \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/disputed-today/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of(
                                "detainee.added",
                                "detainee.contested",
                                "detainee.statements-added",
                                "detainee.statements-added")))
                .body("items[1].effective", equalTo(today))
                .body("items[2].effective", equalTo("2023-03-04"))
                .body("items[3].effective", nullValue()));
    }

    @Test
    void alertSaysThatSourcesDisagreeAndNoMoreOnceTheyDoNot() {
        // Given
        People.add("disputed-alert");
        // When
        People.state("disputed-alert", Tlp.CLEAR, custody("HELD", today) + "," + custody("RESTRICTED_LIBERTY", today))
                .statusCode(201)
                .body("contested", equalTo(true));
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/disputed-alert/changes")
                .then()
                .body("items[1].type", equalTo("detainee.custody-changed"))
                .body("items[1].alert.headline", endsWith(" (sources disagree; as of " + EdtfWords.of(today) + ")")));
        // and who is known from the start only as disputed
        People.add("disputed-first", custody("HELD", today) + "," + custody("RESTRICTED_LIBERTY", today));
        People.add("undisputed-first", custody("HELD", today));
        await().untilAsserted(() -> {
            given().get("/v1/detainees/disputed-first/changes")
                    .then()
                    .body("items[0].alert.headline", containsString("sources disagree"));
            given().get("/v1/detainees/undisputed-first/changes")
                    .then()
                    .body("items[0].alert.headline", endsWith(" (as of " + EdtfWords.of(today) + ")"));
        });
    }

    @Test
    void transferThatIsSaidIsNewsAsOneWhoseDayComes() {
        // Given
        People.add("transfer-said", HELD + ",{\"property\": \"heldBy\", \"value\": \"Exampleland\"}");
        // When
        People.state(
                        "transfer-said",
                        Tlp.CLEAR,
                        "{\"property\": \"heldBy\", \"value\": \"Otherland\", \"validFrom\": \"" + today
                                + "\", \"evidence\": {\"title\": \"A page of the transfer\", \"date\": \"2023-03-05\"}}")
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/transfer-said/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of("detainee.added", "detainee.custody-changed", "detainee.statements-added")))
                .body("items[1].fields.field", equalTo(List.of("heldBy")))
                .body("items[1].effective", equalTo(today))
                .body("items[1].source.title", equalTo("A page of the transfer"))
                .body("items[1].alert.kind", equalTo("status-changed"))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void mannerOfAReleaseThatIsSaidIsTold() {
        // Given
        People.add("exchanged-later");
        People.free("exchanged-later", "2023-03-04");
        // When
        People.state(
                        "exchanged-later",
                        Tlp.CLEAR,
                        "{\"property\": \"releaseManner\", \"value\": \"exchanged\", \"validFrom\": \"2023-03-04\","
                                + " \"evidence\": {\"title\": \"A page\", \"date\": \"2023-03-05\"}}")
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/exchanged-later/changes")
                .then()
                .body("items[-2].type", equalTo("detainee.custody-changed"))
                .body("items[-2].fields.field", equalTo(List.of("headline")))
                .body("items[-2].effective", equalTo("2023-03-04"))
                .body("items[-2].alert.from", equalTo("released"))
                .body("items[-2].alert.to", equalTo("exchanged")));
    }

    @Test
    void endOfADisagreementAndOfSilenceIsTold() {
        // Given
        People.add(
                "settled-today",
                HELD + ",{\"property\": \"custody\", \"value\": \"MISSING\", \"validFrom\": \"2023-03-04\"}");
        given().get("/v1/detainees/settled-today")
                .then()
                .body("contested", equalTo(true))
                .body("stale", equalTo(true));
        // When
        People.state(
                        "settled-today",
                        Tlp.CLEAR,
                        "{\"property\": \"custody\", \"value\": \"RESTRICTED_LIBERTY\", \"validFrom\": \"" + today
                                + "\", \"evidence\": {\"title\": \"A page\", \"date\": \"" + today + "\"}}")
                .statusCode(201);
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/settled-today/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of(
                                "detainee.added",
                                "detainee.custody-changed",
                                "detainee.contested",
                                "detainee.stale",
                                "detainee.statements-added")))
                .body("items[2].fields[0].from", equalTo("true"))
                .body("items[2].fields[0].to", equalTo("false"))
                .body("items[3].fields[0].from", equalTo("true"))
                .body("items[3].fields[0].to", equalTo("false")));
    }

    private static String custody(String value, String day) {
        return "{\"property\": \"custody\", \"value\": \"" + value + "\", \"validFrom\": \"" + day
                + "\", \"evidence\": {\"title\": \"A page\", \"date\": \"" + day + "\"}}";
    }

    private static String proceedings(String stage, String since) {
        return "{\"property\": \"proceedings\", \"value\": \"" + stage + "\", \"validFrom\": \"" + since
                + "\", \"evidence\": {\"title\": \"A page\", \"date\": \"" + since + "\"}}";
    }
}
