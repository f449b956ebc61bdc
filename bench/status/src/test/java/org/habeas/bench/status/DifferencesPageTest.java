package org.habeas.bench.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport.Entry;
import org.junit.jupiter.api.Test;

class DifferencesPageTest {

    private static final LocalDate DAY = LocalDate.of(2022, 12, 13);

    @Test
    void differenceWithoutAReasonIsToBeLookedInto() {
        Difference difference = difference("vote-passed", "PASSED:SIMPLERES", "Considered | agreed to.");
        assertThat(difference.reason()).isEmpty();
        assertThat(DifferencesPage.of(List.of(difference)))
                .contains("Without a reason: to be looked into.")
                .contains(
                        "| 117-hres-1 | PASSED:SIMPLERES | 2022-12-13 | REFERRED | 2022-11-14 | Considered \\| agreed to. |");
    }

    @Test
    void reasonHoldsForTheWordsThatTheRuleReadAndNotForTheRuleAlone() {
        assertThat(difference("reported", "REPORTED", "Reported by the Committee on Intelligence. H. Rept. 117-620.")
                        .reason())
                .contains(Reason.REPORT_HAS_A_NUMBER);
        assertThat(difference("reported", "REPORTED", "Ordered to be Reported.").reason())
                .isEmpty();
        assertThat(difference("discharged", "REPORTED", "Reported by the Committee on Intelligence. H. Rept. 117-620.")
                        .reason())
                .isEmpty();
    }

    @Test
    void reasonDoesNotHoldForAnotherAnswerOfTheReferenceNorForALaterOne() {
        String text = "Reported by the Committee on Intelligence. H. Rept. 117-620.";
        assertThat(difference("reported", "REPORTED", text, new Expected("ENACTED:SIGNED", "2022-11-14"))
                        .reason())
                .isEmpty();
        assertThat(difference("reported", "REPORTED", text, new Expected("REFERRED", "2022-12-20"))
                        .reason())
                .isEmpty();
    }

    private static Difference difference(String rule, String status, String text) {
        return difference(rule, status, text, new Expected("REFERRED", "2022-11-14T10:00:00-05:00"));
    }

    private static Difference difference(String rule, String status, String text, Expected reference) {
        Action action = new Action(1, DAY, null, text, null, null, null, List.of(), List.of());
        return new Difference("117-hres-1", new Entry(status, DAY, null, null, rule, action), reference);
    }
}
