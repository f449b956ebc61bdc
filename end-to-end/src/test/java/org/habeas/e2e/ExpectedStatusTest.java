package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusVocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The status of 826 official files, read as the ingest-service reads them, beside what unitedstates/congress makes of the
 * same files. That program is a comparison and not the truth, so each difference is named here with its reason.
 */
class ExpectedStatusTest {

    /** Before the end of each of the four Congresses, for the reference knows no expiry. */
    private static final LocalDate TODAY = LocalDate.of(2018, 12, 1);

    /** Where ours differs on purpose: bill, our status, why. */
    private static final List<Difference> DIFFERENCES = List.of(
            new Difference(
                    "117-hr-1082",
                    "PASSED:BILL",
                    "The House agreed to the Senate's amendments by H.Res. 1531 and the bill was presented to the President;"
                            + " the reference does not read that row."),
            new Difference(
                    "117-hr-1917",
                    "PASSED:BILL",
                    "The House agreed to the Senate's amendment on 2022-12-21 and the bill was presented to the President;"
                            + " the row has lost words and the reference does not read it."),
            new Difference(
                    "117-hres-1475",
                    "REPORTED",
                    "Reported adversely with H. Rept. 117-647 and on the House Calendar; the reference misses adverse reports."),
            new Difference(
                    "117-sconres-13",
                    "REPORTED",
                    "Its committee was discharged under section 300 of the Budget Act; the reference misses that wording."),
            new Difference(
                    "117-sconres-41",
                    "REPORTED",
                    "Its committee was discharged under section 300 of the Budget Act; the reference misses that wording."));

    private record Difference(String bill, String ours, String why) {}

    private record Row(BillRecord bill, String reference, String referenceSince) {}

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
            read.add(new Row(bill, field[2], field[3]));
        }
        rows = read;
    }

    @Test
    void statusIsTheOneOfTheReferenceExceptWhereADifferenceIsNamed() {
        // When
        Map<String, String> differing = new TreeMap<>();
        int compared = 0;
        for (Row row : rows) {
            if (!row.reference().isEmpty()) {
                compared++;
                String ours = status(row).status();
                if (!ours.equals(row.reference())) {
                    differing.put(row.bill().id().toString(), ours);
                }
            }
        }
        // Then
        Map<String, String> named = new TreeMap<>();
        DIFFERENCES.forEach(d -> named.put(d.bill(), d.ours()));
        assertThat(compared).isEqualTo(802);
        assertThat(differing).isEqualTo(named);
        assertThat((compared - differing.size()) / (double) compared).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void sameStatusHasTheSameDay() {
        assertThat(rows)
                .filteredOn(row -> row.reference().equals(status(row).status()))
                .allSatisfy(row -> assertThat(status(row).since())
                        .as(row.bill().id().toString())
                        .hasToString(row.referenceSince().substring(0, 10)));
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

    private static StatusReport.Entry status(Row row) {
        return report(row.bill(), row.bill().actions()).current();
    }

    private static StatusReport report(BillRecord bill, List<Action> actions) {
        return StatusEngine.report(bill.id(), bill.introduced(), actions, TODAY);
    }
}
