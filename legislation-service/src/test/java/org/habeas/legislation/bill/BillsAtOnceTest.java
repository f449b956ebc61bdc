package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.MeasureType;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.BillMessages;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** Many records that come at once, as in an import. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillsAtOnceTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    BillService bills;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void recordsThatComeAtOnceAreAppliedInFewTransactionsAndToldEachOnce() throws Exception {
        // Given: ninety bills, and one of them twice
        List<BillRecord> records = new ArrayList<>();
        for (int number = 1; number <= 90; number++) {
            records.add(Snapshots.of("109-hres-" + number).record());
        }
        records.add(Snapshots.of("109-hres-7")
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("Another")
                .record());
        // When
        BillMessages.sendTogether(kafka, records);
        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/v1/bills/109-hres-7")
                        .then()
                        .statusCode(200)
                        .body("title", equalTo("Another")));
        assertTold("109-hres-7", "bill.added", "bill.corrected");
        for (int number : List.of(1, 6, 8, 90)) {
            assertTold("109-hres-" + number, "bill.added");
        }
        assertThat(number("select count(*) from bill where congress = 109 and type = 'hres'"))
                .isEqualTo(90);
        // what was told of one is what was known of it at that instant
        String updated = given().get("/v1/bills/109-hres-1").jsonPath().getString("updated");
        given().queryParam("asOf", updated)
                .get("/v1/bills/109-hres-1")
                .then()
                .statusCode(200)
                .body("updated", equalTo(updated));
        // a transaction leaves its number in the rows that it wrote
        assertThat(number("select count(distinct xmin::text) from bill_lock where bill_id like '109-hres-%'"))
                .isLessThan(20);
    }

    @Test
    void recordThatCannotBeAppliedIsSetAsideAndThoseAroundItAreApplied() throws Exception {
        // Given: a bill of a Congress that the database has no number for
        long before = BillMessages.setAside(kafka, Topic.BILL_RECORDS, "legislation");
        List<BillRecord> records = new ArrayList<>();
        for (int number = 1; number <= 9; number++) {
            records.add(Snapshots.of("109-sjres-" + number).record());
        }
        records.add(4, impossible(records.get(4)));
        // When
        BillMessages.sendTogether(kafka, records);
        // Then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> BillMessages.setAside(kafka, Topic.BILL_RECORDS, "legislation") == before + 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from bill where congress = 109 and type = 'sjres'") == 9);
        assertTold("109-sjres-9", "bill.added");
    }

    @Test
    void billWithOverAThousandAmendmentsIsAppliedInLessThanASecondOfProcessorTime() {
        // Given: the first one meets a service that has just started
        double first = secondsToApply(manyAmendments("109-sconres-13"));
        // When
        double seconds = secondsToApply(manyAmendments("109-sconres-14"));
        // Then
        System.out.printf(
                "a bill with 1,166 amendments: %.2f s of processor time, the first one %.2f s%n", seconds, first);
        given().get("/v1/bills/109-sconres-14")
                .then()
                .body("counts.amendments", equalTo(1_166))
                .body("counts.votes", equalTo(43));
        assertThat(seconds).as("seconds").isLessThan(1);
    }

    /** Of this thread's processor: a machine with other work takes longer, and this not. */
    private double secondsToApply(BillRecord record) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begunAt = System.nanoTime();
        long begun = threads.getCurrentThreadCpuTime();
        bills.apply(record);
        double seconds = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
        System.out.printf("%s: applied in %.2f s%n", record.id(), (System.nanoTime() - begunAt) / 1e9);
        return seconds;
    }

    /** As much as there is of S.Con.Res. 14 of the 117th Congress. */
    private static BillRecord manyAmendments(String id) {
        Snapshots snapshot = Snapshots.of(id).summary("A budget. ".repeat(2_000));
        for (int n = 1; n <= 14; n++) {
            snapshot.action("Motion " + n + " rejected in Senate by Yea-Nay Vote. 49 - 50.");
        }
        for (int n = 1; n <= 1_166; n++) {
            snapshot.amendment(amendment(id, n));
        }
        for (int roll = 1; roll <= 43; roll++) {
            snapshot.vote(roll, "Amendment SA " + roll + " not agreed to in Senate by Yea-Nay Vote. 49 - 50.");
        }
        return snapshot.record();
    }

    /** With the two or three actions that each has, 2,562 in all. */
    private static BillRecord.Amendment amendment(String bill, int n) {
        LocalDate day = LocalDate.of(2006, 8, 10);
        List<BillRecord.Action> actions = new ArrayList<>();
        for (int sequence = 1; sequence <= (n <= 230 ? 3 : 2); sequence++) {
            actions.add(new BillRecord.Action(
                    sequence,
                    day,
                    null,
                    "Amendment SA " + n + " proposed by Senator No. " + sequence + ".",
                    null,
                    null,
                    "Senate",
                    List.of(),
                    List.of()));
        }
        return new BillRecord.Amendment(
                "109-samdt-" + n,
                bill,
                null,
                "To establish a deficit-neutral reserve fund for purpose No. " + n + ".",
                List.of(new BillRecord.AmendmentSponsor("M000133", "Sen. Markey, Edward J. [D-MA]", "D", "MA", null)),
                List.of(),
                day,
                day,
                actions);
    }

    /** The same with a character that PostgreSQL takes in no text. */
    private static BillRecord impossible(BillRecord like) {
        return Snapshots.of(new BillId(109, MeasureType.SJRES, 99).toString())
                .title("\u0000" + like.id())
                .record();
    }

    /** Positions are given after the commit. */
    private static void assertTold(String bill, String... types) {
        await().untilAsserted(() -> assertThat(
                        given().get("/v1/bills/" + bill + "/changes").jsonPath().<String>getList("items.type"))
                .containsExactly(types));
    }

    private long number(String query) throws SQLException {
        try (Connection c = pool.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
