package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.BillRecord;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** A row that a source's newest file lacks is held until the next file, or time, decides. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class MissingRowsTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String AGREED = "Resolution agreed to in Senate without amendment by Unanimous Consent.";
    private static final LocalDate MARCH = LocalDate.of(2012, 3, 1);

    @Inject
    BillService bills;

    @Inject
    Recomputation recomputation;

    @Inject
    EntityManager entities;

    private static Snapshots on(String id, int day) {
        return Snapshots.of(id)
                .stamped("2018-06-0" + day + "T00:00:00Z", "h" + day)
                .action(REFERRED, MARCH);
    }

    private static BillRecord whole(String id, int day) {
        return on(id, day).action(AGREED, MARCH).record();
    }

    private static BillRecord without(String id, int day) {
        return on(id, day).record();
    }

    /** Of the bill, once another has been told that came after it. */
    private List<String> told(String id) {
        String last = id + "99";
        bills.apply(Snapshots.of(last).record());
        await().untilAsserted(() -> given().get("/v1/bills/" + last + "/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added"))));
        return given().get("/v1/bills/" + id + "/changes").jsonPath().getList("items.type");
    }

    /** As if all that is here of a bill had come thirty-seven hours ago. */
    private void pass(String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("update bill_snapshot set recorded_at = recorded_at - interval '37 hours'"
                            + " where bill_id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
            entities.createNativeQuery(
                            "update bill set missing_since = missing_since - interval '37 hours' where id = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        });
    }

    @Test
    void rowThatComesBackWasNeverGone() {
        // Given
        String id = "112-sres-711";
        bills.apply(whole(id, 1));
        // When
        bills.apply(without(id, 2));
        // Then
        given().get("/v1/bills/" + id)
                .then()
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("revision", equalTo(1))
                .body("missing.part", equalTo(List.of("actions")))
                .body("missing[0].row.text", equalTo(AGREED))
                .body("missing[0].missingSince", notNullValue());
        given().get("/v1/bills/" + id + "/actions")
                .then()
                .body("items.text", equalTo(List.of(REFERRED, AGREED)))
                .body("items[0]", not(hasKey("missingSince")))
                .body("items[1].missingSince", notNullValue());
        // When
        bills.apply(whole(id, 3));
        // Then
        given().get("/v1/bills/" + id).then().body("missing", nullValue()).body("revision", equalTo(1));
        pass(id);
        assertThat(recomputation.letMissingRowsGo()).isZero();
        assertThat(told(id)).containsExactly("bill.added");
    }

    @Test
    void nextFileThatLacksTheRowDecides() {
        // Given
        String id = "112-sres-712";
        bills.apply(whole(id, 1));
        bills.apply(without(id, 2));
        // When: the same once more, as after a touch of the file's stamp
        bills.apply(Snapshots.of(id)
                .stamped("2018-06-03T00:00:00Z", "h2")
                .action(REFERRED, MARCH)
                .record());
        bills.apply(without(id, 4));
        // Then
        assertThat(told(id)).containsExactly("bill.added", "bill.actions-retracted", "bill.corrected");
        given().get("/v1/bills/" + id)
                .then()
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("missing", nullValue());
    }

    @Test
    void timeDecidesWhereNoFileComesAndDecidesOnce() {
        // Given
        String id = "112-sres-713";
        bills.apply(whole(id, 1));
        bills.apply(without(id, 2));
        assertThat(recomputation.letMissingRowsGo()).as("it is not time yet").isZero();
        String known = given().get("/v1/bills/" + id).path("updated");
        // When
        pass(id);
        int gone = recomputation.letMissingRowsGo();
        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(recomputation.letMissingRowsGo()).isZero();
        bills.apply(without(id, 3));
        assertThat(told(id)).containsExactly("bill.added", "bill.actions-retracted", "bill.corrected");
        // and what Habeas knew before is still told
        given().queryParam("asOf", known)
                .get("/v1/bills/" + id + "/actions")
                .then()
                .body("items.text", equalTo(List.of(REFERRED)));
    }

    @Test
    void asOfTellsARowAsMissingWhileItWasHeld() {
        // Given
        String id = "112-sres-714";
        bills.apply(whole(id, 1));
        String whole = given().get("/v1/bills/" + id).path("updated");
        bills.apply(without(id, 2));
        String missing = given().get("/v1/bills/" + id).path("missing[0].missingSince");
        bills.apply(without(id, 3));
        // Then
        given().queryParam("asOf", whole)
                .get("/v1/bills/" + id)
                .then()
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("missing", nullValue());
        given().queryParam("asOf", missing)
                .get("/v1/bills/" + id)
                .then()
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("missing.part", equalTo(List.of("actions")))
                .body("past.told.differs", equalTo(List.of()));
        given().get("/v1/bills/" + id).then().body("statusBeforeExpiry", equalTo("REFERRED"));
    }

    @Test
    void cosponsorWhoVanishesWithdrewAndMayReturn() {
        // Given
        String id = "112-sres-715";
        bills.apply(on(id, 1).cosponsor("M000133", false).record());
        bills.apply(without(id, 2));
        given().get("/v1/bills/" + id + "/cosponsors")
                .then()
                .body("items[0].withdrawn", nullValue())
                .body("items[0].missingSince", notNullValue());
        // When
        bills.apply(without(id, 3));
        // Then
        given().get("/v1/bills/" + id + "/cosponsors")
                .then()
                .body("items[0].withdrawn", equalTo("2018-06-01")) // in Washington
                .body("items[0].withdrawalInferred.lastListed", equalTo("2018-06-01T00:00:00Z"))
                .body("items[0].withdrawalInferred.missingFrom", equalTo("2018-06-02T00:00:00Z"));
        given().get("/v1/bills/" + id).then().body("cosponsors", equalTo(0));
        given().queryParam("cosponsor", "M000133")
                .queryParam("congress", 112)
                .get("/v1/bills")
                .then()
                .body("items.id", not(org.hamcrest.Matchers.hasItem(id)));
        // When
        bills.apply(on(id, 4).cosponsor("M000133", false).record());
        // Then
        given().get("/v1/bills/" + id + "/cosponsors")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].withdrawn", nullValue())
                .body("items[0]", not(hasKey("withdrawalInferred")));
        assertThat(told(id)).containsExactly("bill.added", "bill.cosponsors-changed", "bill.cosponsors-changed");
        given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items[1].fields[0].from.withdrawn", nullValue())
                .body("items[1].fields[0].to.withdrawn", equalTo("2018-06-01"))
                .body("items[1].fields[0].to.withdrawalInferred.source", equalTo("GOVINFO_BILLSTATUS"))
                .body("items[2].fields[0].from.withdrawalInferred", notNullValue())
                .body("items[2].fields[0].to.withdrawn", nullValue());
    }

    @Test
    void manyFilesOfOneTransactionTellWhatTheyTellOneByOne() {
        String id = "112-sres-716";
        // When: it flaps, and then goes
        QuarkusTransaction.requiringNew().run(() -> {
            bills.apply(whole(id, 1));
            bills.apply(without(id, 2));
            bills.apply(whole(id, 3));
            bills.apply(without(id, 4));
            bills.apply(without(id, 4)); // sent again
        });
        // Then
        given().get("/v1/bills/" + id).then().body("missing.part", equalTo(List.of("actions")));
        assertThat(told(id)).containsExactly("bill.added");
        bills.apply(without(id, 5));
        assertThat(told(id)).containsExactly("bill.added", "bill.actions-retracted", "bill.corrected");
    }

    @Test
    void filesInAnyOrderGiveTheSameBill() {
        // Given: a cosponsor and an action that vanish, and return, and vanish
        List<int[]> orders = List.of(
                new int[] {1, 2, 3, 4},
                new int[] {4, 3, 2, 1},
                new int[] {2, 4, 1, 3},
                new int[] {3, 1, 4, 2},
                new int[] {1, 4, 2, 3});
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < orders.size(); i++) {
            String id = "112-sres-72" + i;
            // When
            for (int day : orders.get(i)) {
                Snapshots snapshot = on(id, day).cosponsor("M000133", false);
                bills.apply((day % 2 == 1 ? snapshot.action(AGREED, MARCH).cosponsor("W000437", false) : snapshot)
                        .record());
            }
            pass(id);
            recomputation.letMissingRowsGo();
            // Then
            bodies.add(given().get("/v1/bills/" + id + "/actions").asString()
                    + given().get("/v1/bills/" + id + "/cosponsors").asString()
                    + given().get("/v1/bills/" + id).path("statusBeforeExpiry"));
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.iterator().next()).contains("REFERRED").contains("\"lastListed\":\"2018-06-03T00:00:00Z\"");
    }
}
