package org.habeas.bench.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusReport.Entry;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {

    private static final BillId BILL = BillId.parse("117-hr-1");

    @Test
    void lawThatBothChambersNeverPassedIsAFault() {
        assertThat(HistoryCheck.faults(
                        BILL, history("INTRODUCED", "PASS_OVER:HOUSE", "PASS_BACK:SENATE", "ENACTED:SIGNED")))
                .containsExactly(
                        "117-hr-1 is law, and nothing says when both chambers had passed it: INTRODUCED, PASS_OVER:HOUSE, PASS_BACK:SENATE, ENACTED:SIGNED");
        assertThat(HistoryCheck.faults(BILL, history("INTRODUCED", "PASS_OVER:HOUSE", "PASSED:BILL", "ENACTED:SIGNED")))
                .isEmpty();
    }

    @Test
    void codeOfAnotherKindOfMeasureIsAFault() {
        assertThat(HistoryCheck.faults(BILL, history("INTRODUCED", "PASSED:SIMPLERES")))
                .containsExactly("117-hr-1 cannot be PASSED:SIMPLERES: INTRODUCED, PASSED:SIMPLERES");
    }

    private static StatusReport history(String... codes) {
        List<Entry> entries = Stream.of(codes)
                .map(code -> new Entry(code, LocalDate.of(2022, 12, 13), null, null, "rule", null))
                .toList();
        return new StatusReport(entries.getLast(), null, entries, List.of(), List.of(), "status/0");
    }
}
