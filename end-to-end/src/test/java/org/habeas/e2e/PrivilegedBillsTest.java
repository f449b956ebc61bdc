package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.bench.status.BillFiles;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.legislation.status.PrivilegedMeasure;
import org.habeas.legislation.status.PrivilegedMeasures;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which of 826 official files are of a measure with a short way through the Senate: these, by their titles, and no other. */
class PrivilegedBillsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

    private static final Map<String, BillRecord> BILLS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        BillFiles.readFolders(SharedData.file("billstatus"), (name, xml) -> {
            try {
                BillRecord bill = BillStatusReader.read(xml, new UUID(0, 1), false, TODAY);
                BILLS.put(bill.id().toString(), bill);
            } catch (BillStatusException e) {
                throw new IOException(name, e);
            }
        });
    }

    @Test
    void measuresOfTheThreeLawsAreRecognisedAndNoOthers() {
        Map<String, String> recognised = new TreeMap<>();
        BILLS.forEach((id, bill) -> measure(bill).ifPresent(m -> recognised.put(id, m.rule())));
        assertThat(BILLS).hasSize(826);
        assertThat(recognised)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("116-hconres-123", "war-powers-concurrent"),
                        Map.entry("116-hjres-101", "arms-sale"),
                        Map.entry("116-hjres-103", "arms-sale"),
                        Map.entry("116-sjres-20", "arms-sale"),
                        Map.entry("116-sjres-44", "arms-sale"),
                        Map.entry("116-sjres-46", "arms-sale"),
                        Map.entry("116-sjres-77", "arms-sale"),
                        Map.entry("116-sres-754", "502b-request"),
                        Map.entry("117-hjres-15", "arms-sale"),
                        Map.entry("117-hjres-63", "arms-sale"),
                        Map.entry("117-sjres-19", "arms-sale"),
                        Map.entry("117-sjres-36", "arms-sale"),
                        Map.entry("117-sjres-44", "arms-sale"),
                        Map.entry("117-sjres-49", "arms-sale"),
                        Map.entry("117-sjres-51", "arms-sale"),
                        Map.entry("117-sjres-53", "arms-sale"),
                        Map.entry("117-sjres-56", "war-powers-law"),
                        Map.entry("118-hres-735", "502b-request"),
                        Map.entry("118-sres-540", "502b-request")));
    }

    @Test
    void requestOnAzerbaijanHadItsMotionToDischargeInOrderAfterTenDaysAndLapsedWithItsCongress() {
        PrivilegedMeasure.Clock clock = clock("118-sres-540");
        assertThat(clock.dischargeEligibleFrom()).isEqualTo("2024-02-12");
        assertThat(clock.moot()).isEqualTo("Its Congress ended on 3 January 2025.");
        assertThat(clock.statementDue()).isNull();
    }

    @Test
    void motionThatWasMadeInTheSenateCameAfterTheDayThatIsComputed() {
        for (String bill : new String[] {"116-sjres-20", "116-sjres-77"}) {
            LocalDate made = report(BILLS.get(bill)).milestones().getFirst().date();
            assertThat(clock(bill).dischargeEligibleFrom()).as(bill).isBefore(made);
        }
    }

    @Test
    void resolutionOnOnePrisonerHasNoShortWay() {
        assertThat(measure(BILLS.get("118-sres-616"))).isEmpty();
    }

    private static PrivilegedMeasure.Clock clock(String bill) {
        return measure(BILLS.get(bill)).orElseThrow().clock(report(BILLS.get(bill)));
    }

    private static Optional<PrivilegedMeasure> measure(BillRecord bill) {
        return PrivilegedMeasures.of(bill.id(), bill.titles(), bill.introduced(), bill.actions());
    }

    private static StatusReport report(BillRecord bill) {
        return StatusEngine.report(bill.id(), bill.introduced(), bill.titles(), bill.actions(), TODAY);
    }
}
