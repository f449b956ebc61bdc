package org.habeas.bench.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusReport.Entry;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {

    private static final BillId BILL = BillId.parse("117-hr-1");
    private static final LocalDate DAY = LocalDate.of(2022, 12, 13);

    @Test
    void lawThatBothChambersNeverPassedIsAFault() {
        assertThat(faults(history("INTRODUCED", "PASS_OVER:HOUSE", "PASS_BACK:SENATE", "ENACTED:SIGNED")))
                .containsExactly(
                        "117-hr-1 is law, and nothing says when both chambers had passed it: INTRODUCED, PASS_OVER:HOUSE, PASS_BACK:SENATE, ENACTED:SIGNED");
        assertThat(faults(history("INTRODUCED", "PASS_OVER:HOUSE", "PASSED:BILL", "ENACTED:SIGNED")))
                .isEmpty();
    }

    @Test
    void codeOfAnotherKindOfMeasureIsAFault() {
        assertThat(faults(history("INTRODUCED", "PASSED:SIMPLERES")))
                .containsExactly("117-hr-1 cannot be PASSED:SIMPLERES: INTRODUCED, PASSED:SIMPLERES");
    }

    @Test
    void textOfBothChambersThatGoesBackIsAFaultUnlessARowSaysThatItHadBeenChanged() {
        String[] codes = {"INTRODUCED", "PASS_OVER:HOUSE", "PASSED:BILL", "PASS_BACK:SENATE"};
        assertThat(faults(history(codes)))
                .containsExactly(
                        "117-hr-1 was passed by both chambers and goes back on 2022-12-13, and no row says why: INTRODUCED, PASS_OVER:HOUSE, PASSED:BILL, PASS_BACK:SENATE");
        assertThat(faults(historyBy("disagreed", codes))).isEmpty();
        assertThat(faults(historyBy("sent-back", codes))).isEmpty();
        assertThat(faults(history("INTRODUCED", "PASS_OVER:HOUSE", "PASS_BACK:HOUSE", "PASS_BACK:SENATE")))
                .isEmpty();
    }

    @Test
    void motionToTakeTheOtherChambersTextAfterBothPassedItIsAFault() {
        StatusReport passed = history("INTRODUCED", "PASS_OVER:HOUSE", "PASSED:BILL");
        String cloture =
                "Cloture on the motion to concur in the House amendment to S. 9 not invoked in Senate by Yea-Nay Vote. 55 - 42.";
        assertThat(faults(passed, action(DAY.plusDays(1), cloture)))
                .containsExactly(
                        "117-hr-1 was passed by both chambers, and on 2022-12-14 it is moved that one takes the other's text: "
                                + cloture);
        assertThat(faults(passed, action(DAY, cloture))).isEmpty();
        assertThat(faults(passed, action(DAY.minusDays(1), cloture))).isEmpty();
        assertThat(faults(
                        history("INTRODUCED", "PASS_OVER:HOUSE", "PASS_BACK:HOUSE"), action(DAY.plusDays(1), cloture)))
                .isEmpty();
    }

    private static List<String> faults(StatusReport report, Action... actions) {
        return HistoryCheck.faults(BILL, List.of(actions), report);
    }

    private static Action action(LocalDate day, String text) {
        return new Action(1, day, null, text, null, null, null, List.of(), List.of());
    }

    private static StatusReport history(String... codes) {
        return historyBy("rule", codes);
    }

    private static StatusReport historyBy(String rule, String... codes) {
        List<Entry> entries = Stream.of(codes)
                .map(code -> new Entry(code, DAY, null, null, rule, null))
                .toList();
        return new StatusReport(entries.getLast(), null, entries, List.of(), List.of(), "status/0");
    }
}
