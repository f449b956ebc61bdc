package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.habeas.kit.test.TestStack;
import org.habeas.legislation.status.StatusRules;
import org.junit.jupiter.api.Test;

/** Bills that nobody said anything of are computed anew: because their Congress has ended, or by another version of the rules. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class RecomputeTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String REPORTED =
            "Committee on Foreign Relations. Reported by Senator Risch without amendment.";

    @Inject
    BillService bills;

    @Inject
    Recomputation recomputation;

    @Inject
    BillRepository repository;

    @Inject
    EntityManager entities;

    @Inject
    MeterRegistry metrics;

    @Test
    void newVersionOfTheRulesCorrectsWhatTheOldOneSaid() {
        // Given: the old rules called it reported
        bills.apply(Snapshots.of("113-sres-822").action(REFERRED).record());
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update bill set"
                                + " view = jsonb_set(jsonb_set(view, '{status,version}', '\"status/0\"'),"
                                + " '{summary,statusBeforeExpiry}', '\"REPORTED\"') where id = '113-sres-822'")
                        .executeUpdate());
        // When
        recomputation.follow();
        // Then
        assertThat(recomputation.follow()).isZero();
        await().untilAsserted(() -> given().get("/v1/bills/113-sres-822/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].fields[0].field", equalTo("statusBeforeExpiry"))
                .body("items[1].fields[0].to", equalTo("REFERRED"))
                .body("items[1].alert.kind", equalTo("corrected")));
    }

    @Test
    void billThatCannotBeComputedKeepsNoOtherFromTheNewRules() {
        // Given: of two bills that old rules computed, the first cannot be read
        bills.apply(Snapshots.of("113-sres-823").action(REFERRED).record());
        bills.apply(Snapshots.of("113-sres-824").action(REFERRED).record());
        double failures = metrics.counter("habeas.recompute.failures").count();
        change("update bill set view = jsonb_set(view, '{status,version}', '\"status/0\"')"
                + " where id in ('113-sres-823', '113-sres-824')");
        change("update bill set view = jsonb_set(view, '{actions}', '1') where id = '113-sres-823'");
        // When
        recomputation.follow();
        // Then
        assertThat(metrics.counter("habeas.recompute.failures").count()).isGreaterThan(failures);
        assertThat(computedByEarlierRules()).containsExactly("113-sres-823");
        // and once it can be read, the next run has it
        change("update bill set view = jsonb_set(view, '{actions}', '[]') where id = '113-sres-823'");
        recomputation.follow();
        assertThat(computedByEarlierRules()).isEmpty();
    }

    @Test
    void whatLaterRulesComputedIsLeftToThem() {
        // Given: a replica of a later version, whose name is no greater as a text, computed one bill already
        bills.apply(Snapshots.of("113-sres-827").action(REFERRED).record());
        change("update bill set view = jsonb_set(view, '{status,version}', '\"status/10\"') where id = '113-sres-827'");
        // When
        int recomputed = recomputation.follow();
        // Then
        assertThat(recomputed).isZero();
        assertThat(recomputation.leftToLaterRules()).isEqualTo(1);
        // nor does the end of its Congress concern this version
        change("update bill set status = 'REFERRED' where id = '113-sres-827'");
        recomputation.expire();
        assertThat(status("113-sres-827")).isEqualTo("REFERRED");
        assertThat(rules("113-sres-827")).isEqualTo("status/10");
        change("update bill set view = jsonb_set(view, '{status,version}', '\"status/2\"') where id = '113-sres-827'");
        assertThat(recomputation.follow()).isEqualTo(1);
        assertThat(rules("113-sres-827")).isEqualTo(StatusRules.VERSION);
    }

    @Test
    void newsOfABillThatEarlierRulesComputedIsNews() {
        // Given: what the present rules say of the bill is not told yet
        bills.apply(Snapshots.of("119-sres-841").action(REFERRED).record());
        change("update bill set view = jsonb_set(view, '{status,version}', '\"status/2\"') where id = '119-sres-841'");
        // When
        bills.apply(Snapshots.of("119-sres-841")
                .stamped("2025-06-01T00:00:00Z", "b")
                .action(REFERRED)
                .action(REPORTED)
                .record());
        // Then
        await().untilAsserted(() -> given().get("/v1/bills/119-sres-841/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.status-changed", "bill.actions-added"))));
    }

    @Test
    void billThatAnEarlierVersionWritesIsComputedByThisOne() {
        // Given: the columns that a replica of an earlier version knows
        bills.apply(Snapshots.of("113-sres-828").action(REFERRED).record());
        change(
                "insert into bill (id, congress, type, number, title, status, stage, cosponsors, revision, updated, summary, view)"
                        + " select '113-sres-829', congress, type, 829, title, status, stage, cosponsors, revision, updated, summary,"
                        + " jsonb_set(view, '{status,version}', '\"status/2\"') from bill where id = '113-sres-828'");
        // Then
        assertThat(computedByEarlierRules()).containsExactly("113-sres-829");
        change("delete from bill where id = '113-sres-829'");
    }

    @Test
    void expiryGoesOnBehindABillThatCannotBeComputed() {
        // Given: two bills of an ended Congress that were not computed with its end, the first unreadable
        for (String id : List.of("113-sres-825", "113-sres-826")) {
            bills.apply(Snapshots.of(id).action(REFERRED).record());
            change("update bill set status = 'REFERRED' where id = '" + id + "'");
        }
        change("update bill set view = jsonb_set(view, '{actions}', '1') where id = '113-sres-825'");
        // When
        recomputation.expire();
        // Then
        assertThat(status("113-sres-825")).isEqualTo("REFERRED");
        assertThat(status("113-sres-826")).isEqualTo("EXPIRED");
        // and once it can be read, the next run has it
        change("update bill set view = jsonb_set(view, '{actions}', '[]') where id = '113-sres-825'");
        recomputation.expire();
        assertThat(status("113-sres-825")).isEqualTo("EXPIRED");
    }

    /** As lists are filtered by it. */
    private String status(String bill) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (String) entities.createNativeQuery("select status from bill where id = :id", String.class)
                        .setParameter("id", bill)
                        .getSingleResult());
    }

    /** The version that computed it. */
    private String rules(String bill) {
        return QuarkusTransaction.requiringNew().call(() -> (String)
                entities.createNativeQuery("select view #>> '{status,version}' from bill where id = :id", String.class)
                        .setParameter("id", bill)
                        .getSingleResult());
    }

    private List<String> computedByEarlierRules() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.computedByEarlierRules(StatusRules.NUMBER, "", 10));
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    @Test
    void textThatNoRuleKnowsCountsOnceHoweverOftenItsBillIsComputed() {
        double before = metrics.counter("habeas.status.unclassified").count();
        bills.apply(
                Snapshots.of("113-sres-848").action("Zymurgy was performed.").record());
        bills.apply(Snapshots.of("113-sres-848")
                .stamped("2018-06-01T00:00:00Z", "b")
                .action("Zymurgy was performed.")
                .action("Zymurgy was undone.")
                .record());
        recomputation.expire();
        assertThat(metrics.counter("habeas.status.unclassified").count() - before)
                .isEqualTo(2);
        given().get("/v1/bills/113-sres-848/status").then().body("unclassified.size()", equalTo(2));
    }
}
