package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillResourceTest {

    @Inject
    BillService bills;

    @Test
    void billIsAddedOnceAndTheSameSnapshotAgainChangesNothing() {
        // Given
        BillRecord record =
                record("117-sres-900", "2022-05-01T00:00:00Z", "a", "Referred to the Committee on Finance.");
        // When
        bills.apply(record);
        bills.apply(record);
        // Then
        given().get("/v1/bills/117-sres-900")
                .then()
                .statusCode(200)
                .body("status", equalTo("EXPIRED"))
                .body("statusSince", equalTo("2023-01-03"))
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("stage", nullValue())
                .body("revision", equalTo(1));
        await().untilAsserted(() -> given().get("/v1/bills/117-sres-900/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added"))));
    }

    @Test
    void newerSnapshotGivesOneChangeOfEachTypeAndAnOlderOneNone() {
        // Given
        bills.apply(record("117-sres-901", "2022-05-01T00:00:00Z", "a", "Referred to the Committee on Finance."));
        // When
        bills.apply(record(
                "117-sres-901",
                "2022-06-01T00:00:00Z",
                "b",
                "Referred to the Committee on Finance.",
                "Resolution agreed to in Senate without amendment by Unanimous Consent."));
        bills.apply(record("117-sres-901", "2022-04-01T00:00:00Z", "c"));
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/117-sres-901/changes")
                .then()
                // it was told as expired and had been agreed to: that was wrong, and is not news
                .body("items.type", equalTo(List.of("bill.added", "bill.actions-added", "bill.corrected")))
                .body("items[2].fields.find { it.field == 'status' }.to", equalTo("PASSED:SIMPLERES"))
                .body("items[2].alert.kind", equalTo("corrected")));
        given().get("/v1/bills/117-sres-901")
                .then()
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("revision", equalTo(2));
    }

    @Test
    void unchangedBillIsNotSentAgain() {
        // Given
        bills.apply(record("117-sres-902", "2022-05-01T00:00:00Z", "a", "Referred to the Committee on Finance."));
        String tag = given().get("/v1/bills/117-sres-902")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        // When, Then
        given().header("If-None-Match", tag)
                .get("/v1/bills/117-sres-902")
                .then()
                .statusCode(304);
    }

    @Test
    void citationLeadsToItsBillOrToTheBillsItMayMean() {
        // Given
        bills.apply(record("116-sres-903", "2020-05-01T00:00:00Z", "a"));
        bills.apply(record("117-sres-903", "2022-05-01T00:00:00Z", "a"));
        // When, Then
        given().redirects()
                .follow(false)
                .get("/v1/bills/{id}", "Senate Resolution 903 (117th)")
                .then()
                .statusCode(308)
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/bills/117-sres-903"));
        given().get("/v1/bills/{id}", "S.Res.903")
                .then()
                .statusCode(300)
                .body("candidates", equalTo(List.of("117-sres-903", "116-sres-903")));
        given().get("/v1/bills/118-sres-99999").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void listGivesEachBillOnce() {
        // Given
        for (int i = 910; i < 917; i++) {
            bills.apply(record("115-sres-" + i, "2018-05-01T00:00:00Z", "a"));
        }
        // When
        String first = given().queryParam("congress", 115)
                .queryParam("limit", 4)
                .queryParam("sort", "citation")
                .queryParam("count", "exact")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(4))
                .body("total", equalTo(7))
                .extract()
                .path("next");
        // Then
        given().queryParam("congress", 115)
                .queryParam("limit", 4)
                .queryParam("sort", "citation")
                .queryParam("cursor", first)
                .get("/v1/bills")
                .then()
                .body("items.id", equalTo(List.of("115-sres-914", "115-sres-915", "115-sres-916")))
                .body("next", nullValue());
        given().queryParam("sort", "colour").get("/v1/bills").then().statusCode(400);
        given().queryParam("colour", "red")
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("colour"));
    }

    @Test
    void documentThatCameBeforeItsBillJoinsIt() {
        // Given
        UUID document = UUID.randomUUID();
        mentions.apply(Mentioning.document(document, "117-sres-920"));
        // When
        bills.apply(record("117-sres-920", "2022-05-01T00:00:00Z", "a"));
        // Then
        given().get("/v1/bills/117-sres-920/documents")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(document.toString()))
                .body("items[0].mentions[0].quote", equalTo("We welcome S.Res.920."));
    }

    @Test
    void everyEventOfABillIsAsItsContractSays() {
        // Given
        String bill = "117-sres-930";
        bills.apply(record(bill, "2022-05-01T00:00:00Z", "a", "Referred to the Committee on Finance."));
        // When
        bills.apply(record(
                bill,
                "2022-06-01T00:00:00Z",
                "b",
                "Referred to the Committee on Finance.",
                "Resolution agreed to in Senate without amendment by Unanimous Consent."));
        mentions.apply(Mentioning.document(UUID.randomUUID(), bill));
        // Then
        await().untilAsserted(() ->
                given().get("/v1/bills/" + bill + "/changes").then().body("items.type", hasItem("bill.mentioned")));
        await().untilAsserted(() -> assertThat(
                        PublishedEvents.check(bootstrap, Topic.BILLS, Topic.BILLS_STATE, Topic.ALERTS))
                .allSatisfy((topic, subjects) -> assertThat(subjects).contains(bill)));
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    org.habeas.legislation.document.MentionService mentions;

    static BillRecord record(String id, String updated, String hash, String... actions) {
        BillId bill = BillId.parse(id);
        LocalDate introduced = LocalDate.of(1788 + 2 * bill.congress(), 3, 1);
        java.util.ArrayList<BillRecord.Action> rows = new java.util.ArrayList<>();
        for (String text : actions) {
            rows.add(new BillRecord.Action(
                    rows.size() + 1,
                    introduced.plusDays(rows.size()),
                    null,
                    text,
                    null,
                    null,
                    "Senate",
                    List.of(),
                    List.of()));
        }
        return new BillRecord(
                bill,
                Origin.GOVINFO_BILLSTATUS,
                Instant.parse(updated),
                hash,
                UUID.randomUUID(),
                false,
                introduced,
                List.of(new BillRecord.Title("A resolution.", "display", null)),
                List.of(),
                List.of(),
                List.of(),
                rows,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
