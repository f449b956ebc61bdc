package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of the log who ask for one bill, as bills are called elsewhere. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class SubjectTest {

    @Inject
    BillService bills;

    @ParameterizedTest
    @ValueSource(strings = {"112-sres-47801", "112-SRES-47801", "S.Res.47801", "S. Res. 47801 (112th Congress)"})
    void changesOfABillAreFoundByItsIdAndByAnyUsualCitation(String name) {
        // Given
        bills.apply(Snapshots.of("112-sres-47801").record());
        // When, Then
        await().untilAsserted(() -> given().queryParam("subject", name)
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items[0].subject", equalTo("112-sres-47801")));
        given().queryParam("subject", name)
                .get("/v1/alerts")
                .then()
                .statusCode(200)
                .body("items[0].alert.subject", equalTo("112-sres-47801"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"112-sres-47802", "S.Res.47802 (112th Congress)"})
    void billThatIsNotHereYetMayBeWaitedForByItsCongressAndNumber(String name) {
        given().queryParam("subject", name)
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void citationOfSeveralBillsIsRefusedWithTheirIds() {
        // Given
        bills.apply(Snapshots.of("111-sres-47803").record());
        bills.apply(Snapshots.of("112-sres-47803").record());
        for (String path : new String[] {"/v1/changes", "/v1/alerts", "/v1/changes/stream", "/v1/alerts/stream"}) {
            // When, Then
            given().queryParam("subject", "S.Res.47803")
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo("subject"))
                    .body("errors[0].code", equalTo("ambiguous"))
                    .body("detail", containsString("112-sres-47803, 111-sres-47803"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/changes,        foo,             invalid",
        "/v1/changes,        ruben-vardanyan, invalid",
        "/v1/alerts,         foo,             invalid",
        "/v1/changes/stream, foo,             invalid",
        "/v1/alerts/stream,  foo,             invalid",
        "/v1/changes,        S.Res.47804,       unknown"
    })
    void subjectThatMeansNoBillIsRefused(String path, String subject, String code) {
        given().queryParam("subject", subject)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo("subject"))
                .body("errors[0].code", equalTo(code))
                .body("detail", containsString("Congress"));
    }
}
