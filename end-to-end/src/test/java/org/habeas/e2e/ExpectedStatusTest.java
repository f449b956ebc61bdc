package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.habeas.bench.status.HistoryCheck;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.legislation.status.ActionPairs;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusVocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The status of 826 official files, read as the ingest-service reads them. How it compares with what another program makes of
 * the same files, {@code ./habeas bench status} says.
 */
class ExpectedStatusTest {

    /** Before the end of each of the four Congresses, for the reference knows no expiry. */
    private static final LocalDate TODAY = LocalDate.of(2018, 12, 1);

    private record Row(BillRecord bill, String reference) {}

    private static List<Row> rows = List.of();

    @BeforeAll
    static void read() throws IOException, BillStatusException {
        Path expected = SharedData.file("billstatus/expected-status.tsv");
        List<Row> read = new ArrayList<>();
        for (String line : Files.readAllLines(expected).subList(1, 827)) {
            String[] field = line.split("\t", -1);
            BillRecord bill = BillStatusReader.read(
                    Files.readAllBytes(SharedData.file("billstatus/" + field[0])),
                    new UUID(0, 1),
                    false,
                    LocalDate.parse("2026-07-01"));
            assertThat(bill.id()).hasToString(field[1]);
            read.add(new Row(bill, field[2]));
        }
        rows = read;
    }

    @Test
    void fileOnWhichTheReferenceGivesUpHasAStatusToo() {
        assertThat(rows)
                .filteredOn(row -> row.reference().isEmpty())
                .hasSize(24)
                .allSatisfy(row -> assertThat(StatusVocabulary.of(status(row).status()))
                        .as(row.bill().id().toString())
                        .isPresent());
    }

    @Test
    void everyTextIsKnownToTheTable() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(
                                report(row.bill(), row.bill().actions()).unclassified())
                        .as(row.bill().id().toString())
                        .isEmpty());
    }

    @Test
    void noHistorySaysWhatCannotBe() {
        List<StatusReport> reports = rows.stream()
                .map(row -> report(row.bill(), row.bill().actions()))
                .toList();
        assertThat(reports)
                .filteredOn(report -> report.current().status().startsWith("ENACTED:"))
                .hasSizeGreaterThan(20);
        assertThat(rows)
                .allSatisfy(row -> assertThat(HistoryCheck.faults(
                                row.bill().id(),
                                row.bill().actions(),
                                report(row.bill(), row.bill().actions())))
                        .isEmpty());
    }

    @Test
    void actionsInAnyOrderOfArrivalGiveTheSameReport() {
        Random random = new Random(118);
        for (Row row : rows) {
            StatusReport expected = report(row.bill(), row.bill().actions());
            for (int i = 0; i < 5; i++) {
                List<Action> shuffled = new ArrayList<>(row.bill().actions());
                Collections.shuffle(shuffled, random);
                assertThat(report(row.bill(), shuffled))
                        .as(row.bill().id().toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void actionsInAnyOrderOfArrivalAreTheSamePairs() {
        Random random = new Random(502);
        int linked = 0;
        for (Row row : rows) {
            List<Action> actions = row.bill().actions();
            List<Integer> expected = duplicates(actions, actions);
            linked += (int) expected.stream().filter(Objects::nonNull).count();
            for (int i = 0; i < 5; i++) {
                List<Action> shuffled = new ArrayList<>(actions);
                Collections.shuffle(shuffled, random);
                assertThat(duplicates(shuffled, actions))
                        .as(row.bill().id().toString())
                        .isEqualTo(expected);
            }
        }
        assertThat(linked).isGreaterThan(500);
    }

    /** For each action the number of the row that it repeats, or null. */
    private static List<Integer> duplicates(List<Action> inThisOrder, List<Action> asked) {
        ActionPairs pairs = ActionPairs.of(inThisOrder);
        return asked.stream().map(pairs::duplicateOf).toList();
    }

    private static StatusReport.Entry status(Row row) {
        return report(row.bill(), row.bill().actions()).current();
    }

    private static StatusReport report(BillRecord bill, List<Action> actions) {
        return StatusEngine.report(bill.id(), bill.introduced(), bill.titles(), actions, TODAY);
    }
}
