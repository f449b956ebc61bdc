package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.kit.test.TestStack;
import org.habeas.legislation.document.MentionService;
import org.habeas.legislation.status.StatusRules;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillChangesTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String AGREED = "Resolution agreed to in Senate without amendment by Unanimous Consent.";
    private static final String REPORTED =
            "Committee on Foreign Relations. Reported by Senator Risch without amendment.";
    private static final String CALENDAR =
            "Placed on Senate Legislative Calendar under General Orders. Calendar No. 5.";
    private static final String MOTION =
            "Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 11 - 84.";

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Inject
    EntityManager entities;

    @Test
    void correctionSaysWhatWasCorrected() {
        // Given
        bills.apply(Snapshots.of("113-sres-800").title("A").sponsor("M000133").record());
        // When
        bills.apply(Snapshots.of("113-sres-800")
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("B")
                .sponsor("W000437")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-800/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].fields.field", equalTo(List.of("title", "sponsor")))
                .body("items[1].fields[0].from", equalTo("A"))
                .body("items[1].fields[0].to", equalTo("B"))
                .body("items[1].alert.kind", equalTo("corrected"))
                .body(
                        "items[1].alert.headline",
                        containsString("(113th Congress) corrected: title from “A” to “B”; sponsor from “M000133 ")));
    }

    @Test
    void motionIsToldAsAMilestoneAndLeavesTheStatus() {
        // Given
        bills.apply(Snapshots.of("113-sres-801").action(REFERRED).record());
        // When
        bills.apply(Snapshots.of("113-sres-801")
                .stamped("2018-06-01T00:00:00Z", "b")
                .action(REFERRED)
                .action(MOTION)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-801/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.milestone-reached", "bill.actions-added")))
                .body("items[1].fields[0].field", equalTo("milestones"))
                .body("items[1].fields[0].to.kind", equalTo("MOTION_TO_DISCHARGE_REJECTED"))
                .body("items[1].effective", equalTo("2014-03-02"))
                .body("items[1].alert", nullValue()));
        given().get("/v1/bills/113-sres-801").then().body("statusBeforeExpiry", equalTo("REFERRED"));
    }

    @Test
    void laterOwnSnapshotWithTheSameFactsChangesNothing() {
        // Given
        bills.apply(Snapshots.of("113-sres-802")
                .from(Origin.HABEAS)
                .sponsor("M000133")
                .action(REFERRED)
                .action(MOTION)
                .record());
        // When
        bills.apply(Snapshots.of("113-sres-802")
                .from(Origin.HABEAS)
                .stamped("2018-06-01T00:00:00Z", "a")
                .sponsor("M000133")
                .action(REFERRED)
                .action(MOTION)
                .record());
        bills.apply(Snapshots.of("113-sres-803").record()); // told after it, so that all before it has been told
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-803/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added"))));
        given().get("/v1/bills/113-sres-802/changes").then().body("items.type", equalTo(List.of("bill.added")));
        given().get("/v1/bills/113-sres-802").then().body("revision", equalTo(1));
    }

    @Test
    void tagChangesWithTheSourcesThoughTheRevisionStays() {
        // Given
        bills.apply(Snapshots.of("113-sres-804").action(REFERRED).record());
        String tag = tag("/v1/bills/113-sres-804");
        String status = tag("/v1/bills/113-sres-804/status");
        // When
        BillRecord newer = Snapshots.of("113-sres-804")
                .stamped("2018-06-01T00:00:00Z", "a")
                .action(REFERRED)
                .record();
        bills.apply(newer);
        // Then
        given().header("If-None-Match", tag)
                .get("/v1/bills/113-sres-804")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("sources[0].documentId", equalTo(newer.documentId().toString()));
        given().header("If-None-Match", status)
                .get("/v1/bills/113-sres-804/status")
                .then()
                .statusCode(200)
                .body(
                        "earlier[1].action.source.documentId",
                        equalTo(newer.documentId().toString()));
        given().header("If-None-Match", tag("/v1/bills/113-sres-804/status"))
                .get("/v1/bills/113-sres-804/status")
                .then()
                .statusCode(304);
    }

    @Test
    void tagChangesWhenADocumentComesToAnIncludedList() {
        // Given
        bills.apply(Snapshots.of("113-sres-805")
                .introduced(LocalDate.of(2014, 3, 1))
                .record());
        String path = "/v1/bills/113-sres-805?include=documents";
        String before = tag(path);
        assertThat(tag(path)).isEqualTo(before);
        // When
        mentions.apply(Mentioning.document(UUID.randomUUID(), "113-sres-805"));
        // Then
        assertThat(tag(path)).isNotEqualTo(before);
        given().header("If-None-Match", tag(path)).get(path).then().statusCode(304);
    }

    private static String tag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }

    @Test
    void titleOfABetterSourceIsToldAsACorrection() {
        // Given
        bills.apply(Snapshots.of("113-sres-820")
                .from(Origin.HABEAS)
                .title("What was written down")
                .record());
        // When
        bills.apply(Snapshots.of("113-sres-820")
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("What the official record says")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-820/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].fields.field", equalTo(List.of("title")))
                .body("items[1].record.title", equalTo("What the official record says"))
                .body("items[1].alert.kind", equalTo("corrected")));
    }

    @Test
    void firstPolicyAreaIsToldWithoutAlertingAnybody() {
        // Given
        bills.apply(Snapshots.of("113-sres-821").policyArea(null).record());
        // When
        bills.apply(Snapshots.of("113-sres-821")
                .stamped("2018-06-01T00:00:00Z", "b")
                .policyArea("Taxation")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-821/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].fields[0].field", equalTo("policyArea"))
                .body("items[1].fields[0].to", equalTo("Taxation"))
                .body("items[1].record.policyArea", equalTo("Taxation"))
                .body("items[1].alert", nullValue()));
    }

    @Test
    void newVersionOfTheRulesCorrectsWhatTheOldOneSaid() {
        // Given: the old rules called it reported
        bills.apply(Snapshots.of("113-sres-822").action(REFERRED).record());
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update bill set view = jsonb_set(jsonb_set(view, '{status,version}', '\"status/0\"'),"
                                        + " '{summary,statusBeforeExpiry}', '\"REPORTED\"') where id = '113-sres-822'")
                        .executeUpdate());
        // When
        int followed = bills.follow(StatusRules.VERSION);
        // Then
        assertThat(followed).isEqualTo(1);
        assertThat(bills.follow(StatusRules.VERSION)).isZero();
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-822/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].fields[0].field", equalTo("statusBeforeExpiry"))
                .body("items[1].fields[0].to", equalTo("REFERRED"))
                .body("items[1].alert.kind", equalTo("corrected")));
    }

    @Test
    void statusThatIsTakenBackIsCorrectedAndTheCorrectionNamesWhatItCorrects() {
        // Given
        bills.apply(Snapshots.of("119-sres-830").action(REFERRED).record());
        bills.apply(Snapshots.of("119-sres-830")
                .stamped("2025-06-01T00:00:00Z", "b")
                .action(REFERRED)
                .action(AGREED)
                .record());
        String mistaken = await().until(
                        () -> given().get("/v1/bills/119-sres-830/changes")
                                .jsonPath()
                                .getString("items.find { it.type == 'bill.status-changed' }.alert.id"),
                        id -> id != null);
        // When: the action was published by mistake
        bills.apply(Snapshots.of("119-sres-830")
                .stamped("2025-06-02T00:00:00Z", "c")
                .action(REFERRED)
                .sponsor("M000133")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-830/changes")
                .then()
                .body("items.findAll { it.type == 'bill.status-changed' }.size()", equalTo(1))
                .body("items.findAll { it.type == 'bill.actions-retracted' }.size()", equalTo(1))
                .body("items[-1].type", equalTo("bill.corrected"))
                .body("items[-1].fields.find { it.field == 'status' }.from", equalTo("PASSED:SIMPLERES"))
                .body("items[-1].fields.find { it.field == 'status' }.to", equalTo("REFERRED"))
                .body("items[-1].alert.corrects", equalTo(mistaken))
                .body("items[-1].alert.backfill", equalTo(false)));
    }

    @Test
    void newStageIsNewsHoweverOldItsStatus() {
        // Given
        LocalDate yesterday = LocalDate.now(ZoneId.of("America/New_York")).minusDays(1);
        bills.apply(Snapshots.of("119-sres-831")
                .action(REFERRED, LocalDate.of(2025, 3, 3))
                .action(REPORTED, LocalDate.of(2025, 6, 3))
                .record());
        // When
        bills.apply(Snapshots.of("119-sres-831")
                .stamped("2025-07-01T00:00:00Z", "b")
                .action(REFERRED, LocalDate.of(2025, 3, 3))
                .action(REPORTED, LocalDate.of(2025, 6, 3))
                .action(CALENDAR, yesterday)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-831/changes")
                .then()
                .body("items[1].type", equalTo("bill.status-changed"))
                .body("items[1].fields.field", equalTo(List.of("stage")))
                .body("items[1].effective", equalTo(yesterday.toString()))
                .body("items[1].alert.backfill", equalTo(false)));
    }
}
