package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.Json;
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
    private static final String DISCHARGED = "Senate Committee on Foreign Relations discharged by Unanimous Consent.";
    private static final String REFERRED_ANEW = "Referred to the Committee on the Judiciary.";
    private static final String MOTION =
            "Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 11 - 84.";

    @Inject
    BillService bills;

    @Inject
    Recomputation recomputation;

    @Inject
    BillRepository repository;

    @Inject
    MentionService mentions;

    @Inject
    EntityManager entities;

    @Test
    void editionWithANewTextAloneIsTheNewestInWhicheverOrderTheyCome() {
        // Given: the hash of the older edition is the greater one
        for (String id : List.of("113-sres-810", "113-sres-811")) {
            BillRecord without = Snapshots.of(id)
                    .stamped("2018-05-01T00:00:00Z", "z")
                    .action(REFERRED)
                    .record();
            BillRecord with = Snapshots.of(id)
                    .stamped("2018-06-01T00:00:00Z", "a")
                    .action(REFERRED)
                    .text("Agreed to Senate")
                    .record();
            boolean inOrder = id.endsWith("0");
            // When: once, and all once more
            List<BillRecord> come = inOrder ? List.of(without, with) : List.of(with, without);
            come.forEach(bills::apply);
            come.forEach(bills::apply);
            // Then
            await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                    .then()
                    .body(
                            "items.type",
                            equalTo(inOrder ? List.of("bill.added", "bill.texts-published") : List.of("bill.added"))));
            given().get("/v1/bills/" + id + "?include=texts")
                    .then()
                    .body("included.texts.name", equalTo(List.of("Agreed to Senate")));
        }
    }

    @Test
    void numberThatIsReservedAlertsNobodyUntilItIsABill() {
        // Given: as H.R. 2 of the 117th Congress was
        String id = "113-hr-802";
        bills.apply(Snapshots.of(id)
                .title("Reserved for the Speaker.")
                .policyArea(null)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added")))
                .body("items[0].alert", nullValue()));
        // When
        bills.apply(Snapshots.of(id)
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("Border Act")
                .sponsor("M000133")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items.type", hasItem("bill.corrected"))
                .body("items.alert.findAll { it != null }.size()", equalTo(1))
                .body("items.find { it.type == 'bill.corrected' }.alert.kind", equalTo("first-known"))
                .body("items.find { it.type == 'bill.corrected' }.alert.headline", containsString("H.R.802")));
    }

    @Test
    void reservedNumberThatIsSponsoredBeforeItHasATitleAlertsOnce() {
        // Given
        String id = "119-hr-803";
        bills.apply(Snapshots.of(id)
                .title("Reserved for the Speaker.")
                .policyArea(null)
                .record());
        bills.apply(Snapshots.of(id)
                .stamped("2025-06-01T00:00:00Z", "b")
                .title("Reserved for the Speaker.")
                .policyArea(null)
                .sponsor("M000133")
                .record());
        // When: with its title it has a new status
        bills.apply(Snapshots.of(id)
                .stamped("2025-07-01T00:00:00Z", "c")
                .title("Border Act")
                .policyArea(null)
                .sponsor("M000133")
                .action(REFERRED)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items.type", hasItem("bill.status-changed"))
                .body("items.type", hasItem("bill.corrected"))
                .body("items.alert.findAll { it != null }.kind", equalTo(List.of("first-known")))
                .body("items.find { it.alert != null }.alert.corrects", nullValue())
                .body("items.find { it.alert != null }.alert.to", equalTo("REFERRED")));
    }

    @Test
    void reservedNumberThatLapsesAlertsNobody() throws JsonProcessingException {
        // Given
        computedWhileItsCongressSat(Snapshots.of("113-hr-804")
                .title("Reserved for the Minority Leader.")
                .policyArea(null)
                .record());
        // When
        recomputation.expire();
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-hr-804/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.status-changed")))
                .body("items.alert", equalTo(Arrays.asList(null, null))));
    }

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
                .body("items.type", equalTo(List.of("bill.added", "bill.details-added")))
                .body("items[1].fields[0].field", equalTo("policyArea"))
                .body("items[1].fields[0].to", equalTo("Taxation"))
                .body("items[1].record.policyArea", equalTo("Taxation"))
                .body("items[1].alert", nullValue()));
    }

    @Test
    void stageThatIsTakenBackIsCorrectedAndTheCorrectionNamesWhatItCorrects() {
        // Given
        bills.apply(Snapshots.of("119-sres-833").action(REPORTED).record());
        bills.apply(Snapshots.of("119-sres-833")
                .stamped("2025-06-01T00:00:00Z", "b")
                .action(REPORTED)
                .action(CALENDAR)
                .record());
        String mistaken = lastAlert("119-sres-833", "REPORTED/ON_CALENDAR");
        // When: the row was published by mistake, and two files lack it
        for (String day : List.of("02", "03")) {
            bills.apply(Snapshots.of("119-sres-833")
                    .stamped("2025-06-" + day + "T00:00:00Z", "c")
                    .action(REPORTED)
                    .record());
        }
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-833/changes")
                .then()
                .body("items.findAll { it.type == 'bill.status-changed' }.size()", equalTo(1))
                .body("items[-1].type", equalTo("bill.corrected"))
                .body("items[-1].fields.find { it.field == 'stage' }.from", equalTo("ON_CALENDAR"))
                .body("items[-1].fields.find { it.field == 'stage' }.to", nullValue())
                .body("items[-1].alert.kind", equalTo("corrected"))
                .body("items[-1].alert.from", equalTo("REPORTED/ON_CALENDAR"))
                .body("items[-1].alert.to", equalTo("REPORTED"))
                .body("items[-1].alert.corrects", equalTo(mistaken)));
    }

    @Test
    void statusThatWasTakenBackByMistakeAndReturnsIsACorrectionAndNoOldNews() {
        // Given: agreed to long ago, and told to those who follow live to be only referred
        String id = "119-sres-837";
        LocalDate day = LocalDate.of(2025, 3, 3);
        bills.apply(Snapshots.of(id).action(REFERRED, day).record());
        Function<String, Snapshots> edition = stamp -> Snapshots.of(id)
                .stamped("2025-06-" + stamp + "T00:00:00Z", stamp)
                .action(REFERRED, day);
        bills.apply(edition.apply("01").action(AGREED, day.plusDays(1)).record());
        bills.apply(edition.apply("02").record());
        bills.apply(edition.apply("03").record());
        String mistaken = await().until(
                        () -> given().get("/v1/bills/" + id + "/changes")
                                .jsonPath()
                                .getString("items.find { it.type == 'bill.corrected' }.alert.id"),
                        alert -> alert != null);
        // When
        bills.apply(edition.apply("04").action(AGREED, day.plusDays(1)).record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items.findAll { it.type == 'bill.status-changed' }.size()", equalTo(1))
                .body("items[-1].type", equalTo("bill.corrected"))
                .body("items[-1].alert.kind", equalTo("corrected"))
                .body("items[-1].alert.to", equalTo("PASSED:SIMPLERES"))
                .body("items[-1].alert.backfill", equalTo(false))
                .body("items[-1].alert.corrects", equalTo(mistaken)));
    }

    @Test
    void statusReachedASecondTimeByMistakeIsCorrected() {
        // Given: referred, discharged, and on the same day referred once more
        LocalDate day = LocalDate.of(2025, 3, 3);
        bills.apply(Snapshots.of("119-sres-834").action(REFERRED, day).record());
        bills.apply(Snapshots.of("119-sres-834")
                .stamped("2025-06-01T00:00:00Z", "b")
                .action(REFERRED, day)
                .action(DISCHARGED, day.plusDays(1))
                .action(REFERRED_ANEW, day.plusDays(1))
                .record());
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-834")
                .then()
                .body("status", equalTo("REFERRED"))
                .body("statusSince", equalTo("2025-03-04")));
        // When: the second referral was a mistake, and two files lack it
        for (String stamp : List.of("02", "03")) {
            bills.apply(Snapshots.of("119-sres-834")
                    .stamped("2025-06-" + stamp + "T00:00:00Z", "c")
                    .action(REFERRED, day)
                    .action(DISCHARGED, day.plusDays(1))
                    .record());
        }
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-834/changes")
                .then()
                .body("items[-1].type", equalTo("bill.corrected"))
                .body("items[-1].fields.find { it.field == 'status' }.from", equalTo("REFERRED"))
                .body("items[-1].fields.find { it.field == 'status' }.to", equalTo("REPORTED"))
                .body("items[-1].alert.kind", equalTo("corrected"))
                .body("items[-1].alert.corrects", notNullValue()));
    }

    @Test
    void rowThatIsRewordedWhileTheBillMovesOnTakesNothingBack() {
        // Given
        bills.apply(Snapshots.of("119-sres-835").action(REFERRED).record());
        // When
        bills.apply(Snapshots.of("119-sres-835")
                .stamped("2025-06-01T00:00:00Z", "b")
                .action("Referred to the Committee on the Judiciary.")
                .action(AGREED)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-835/changes")
                .then()
                .body("items[1].type", equalTo("bill.status-changed"))
                .body("items[1].alert.to", equalTo("PASSED:SIMPLERES"))
                .body("items.type", not(hasItem("bill.actions-retracted")))
                .body("items[-1].type", equalTo("bill.corrected"))
                .body("items[-1].fields.field", equalTo(List.of("actions")))
                .body("items[-1].fields[0].from.text", equalTo(REFERRED))
                .body("items[-1].fields[0].to.text", equalTo(REFERRED_ANEW))
                .body("items[-1].alert", nullValue()));
    }

    private static String lastAlert(String bill, String to) {
        return await().until(
                        () -> given().get("/v1/bills/" + bill + "/changes")
                                .jsonPath()
                                .getString("items.find { it.alert?.to == '" + to + "' }.alert.id"),
                        id -> id != null);
    }

    @Test
    void partyOfTheSponsorThatBecomesKnownAlertsNobody() {
        // Given
        bills.apply(Snapshots.of("113-sres-950").sponsor("M000133", null).record());
        // When
        bills.apply(Snapshots.of("113-sres-950")
                .stamped("2018-06-01T00:00:00Z", "b")
                .sponsor("M000133", "D")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-950/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.details-added")))
                .body("items[1].fields.to.party", equalTo(List.of("D")))
                .body("items[1].alert", nullValue()));
    }

    @Test
    void allThatIsCorrectedAtOnceIsOneChangeWithOneAlert() {
        // Given
        bills.apply(Snapshots.of("113-sres-806")
                .title("A")
                .subjects("Armenia")
                .authority("Article I")
                .record());
        // When
        bills.apply(Snapshots.of("113-sres-806")
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("B")
                .title("short", "B Act")
                .subjects("Armenia", "Azerbaijan")
                .authority("Article II")
                .committee("ssfr00")
                .related("113-hres-1")
                .law("113-1")
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-806/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.details-added", "bill.corrected")))
                .body("items[1].fields.field", equalTo(List.of("titles", "committees", "related", "subjects", "laws")))
                .body("items[1].alert", nullValue())
                .body("items[2].fields.field", equalTo(List.of("title", "authority")))
                .body("items[2].alert.kind", equalTo("corrected"))
                .body("items[2].alert.corrects", notNullValue())
                // an alert tells of the summary, as those before it did
                .body("items[2].alert.headline", endsWith("corrected: title from “A” to “B”")));
    }

    @Test
    void listTooLargeForAnEventIsToldByItsNumberAndHash() {
        // Given
        String[] many = IntStream.range(0, 50_000)
                .mapToObj(i -> i + " subject ".repeat(10))
                .toArray(String[]::new);
        bills.apply(Snapshots.of("113-sres-807").subjects("Armenia").record());
        // When
        bills.apply(Snapshots.of("113-sres-807")
                .stamped("2018-06-01T00:00:00Z", "b")
                .committee("ssfr00")
                .subjects(many)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-807/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.details-added")))
                .body("items[1].fields.field", equalTo(List.of("committees", "subjects")))
                .body("items[1].fields[0].to.code", equalTo("ssfr00"))
                .body("items[1].fields[1].from", matchesPattern("rows: 1, SHA-256: [0-9a-f]{64}"))
                // with the one that the second file lacks, which stays for now
                .body("items[1].fields[1].to", matchesPattern("rows: 50001, SHA-256: [0-9a-f]{64}")));
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
        // When: the action was published by mistake, and two files lack it
        for (String day : List.of("02", "03")) {
            bills.apply(Snapshots.of("119-sres-830")
                    .stamped("2025-06-" + day + "T00:00:00Z", "c")
                    .action(REFERRED)
                    .sponsor("M000133")
                    .record());
        }
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
                .body("items[1].alert.from", equalTo("REPORTED"))
                .body("items[1].alert.to", equalTo("REPORTED/ON_CALENDAR"))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void newsThatABillExpiredRestsOnTheCalendarAndOnNoFile() throws JsonProcessingException {
        // Given
        computedWhileItsCongressSat(Snapshots.of("113-sres-832")
                .action(REFERRED, LocalDate.of(2014, 3, 3))
                .record());
        // When
        recomputation.expire();
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-832/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.status-changed")))
                .body("items[1].alert.to", equalTo("EXPIRED"))
                .body("items[1].alert.why.documentId", nullValue())
                .body(
                        "items[1].alert.why.title",
                        containsString(
                                "Calendar of the Congress, rule congress-ended of " + StatusRules.VERSION + ": "))
                .body("items[1].alert.why.date", equalTo("2015-01-03"))
                .body("items[1].why.documentId", nullValue()));
        given().get("/v1/bills/113-sres-832/status")
                .then()
                .body("rule", equalTo("congress-ended"))
                .body("action", nullValue());
    }

    private void computedWhileItsCongressSat(BillRecord record) throws JsonProcessingException {
        bills.apply(record);
        BillView then = BillComputation.first(record, Instant.parse("2014-06-01T12:00:00Z"))
                .at(1, Instant.parse("2014-06-01T00:00:00Z"));
        String view = Json.mapper().writeValueAsString(then);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update bill set status = :status, view = cast(:view as jsonb) where id = :id")
                        .setParameter("status", then.summary().status())
                        .setParameter("view", view)
                        .setParameter("id", record.id().toString())
                        .executeUpdate());
    }

    @Test
    void manyLargeSnapshotsAreKeptAndTheNewestOfEachRankIsRead() {
        // Given: a bill of both ranks, and a history of 60 large snapshots that are older
        String id = "113-sres-860";
        bills.apply(Snapshots.of(id)
                .from(Origin.HABEAS)
                .title("Own")
                .sponsor("M000133")
                .seeded()
                .record());
        bills.apply(Snapshots.of(id)
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("Official")
                .record());
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "insert into bill_snapshot (bill_id, source, source_updated, content_hash, document_id,"
                                        + " recorded_at, seeded, record) select bill_id, source, source_updated -"
                                        + " make_interval(days => n), n, document_id, recorded_at, seeded, jsonb_set(cast(record as jsonb),"
                                        + " '{titles,0,text}', to_jsonb(repeat('old ', 500000))) from bill_snapshot,"
                                        + " generate_series(1, 30) n where bill_id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
        // When
        List<BillRecord> read = QuarkusTransaction.requiringNew()
                .call(() -> repository
                        .known(BillId.parse(id), Instant.now())
                        .orElseThrow()
                        .ranked());
        // Then
        assertThat(read).extracting(BillRecord::source).containsExactly(Origin.GOVINFO_BILLSTATUS, Origin.HABEAS);
        assertThat(read).extracting(r -> r.titles().getFirst().text()).containsExactly("Official", "Own");
        assertThat(QuarkusTransaction.requiringNew().<Boolean>call(() -> repository.onlySeeded(BillId.parse(id))))
                .isFalse();
        bills.apply(Snapshots.of(id)
                .stamped("2018-06-02T00:00:00Z", "a")
                .title("Newer")
                .record());
        given().get("/v1/bills/" + id)
                .then()
                .body("title", equalTo("Newer"))
                .body("sponsor.bioguide", equalTo("M000133"));
    }

    @Test
    void newestOfTheOfficialSourcesWinsWhicheverItIsAndOfOneStampTheGreaterHash() {
        // Given
        String id = "113-sres-861";
        bills.apply(
                Snapshots.of(id).stamped("2018-06-01T00:00:00Z", "b").title("B").record());
        // When
        bills.apply(Snapshots.of(id)
                .from(Origin.CONGRESS_GOV_API)
                .stamped("2018-06-01T00:00:00Z", "c")
                .title("C")
                .record());
        bills.apply(
                Snapshots.of(id).stamped("2018-06-01T00:00:00Z", "a").title("A").record());
        bills.apply(Snapshots.of(id)
                .from(Origin.HABEAS)
                .stamped("2019-06-01T00:00:00Z", "d")
                .title("D")
                .record());
        // Then
        given().get("/v1/bills/" + id).then().body("title", equalTo("C"));
    }
}
