package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.NextSteps.NextStep;
import org.habeas.legislation.status.StatusReport.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An amendment to the Constitution goes to the States and not to the President. */
class ConstitutionalAmendmentTest {

    private static final String[] BOTH = {
        "03-01 Passed Senate without amendment by Yea-Nay Vote. 70 - 20.",
        "04-01 On passage Passed by the Yeas and Nays: (2/3 required): 300 - 100 (Roll no. 9)."
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-sjres-9 | official | A joint resolution proposing an amendment to the Constitution of the United States relative to equal rights. | PASSED:CONSTAMEND
                    118-sjres-9 | official | Proposing a balanced budget amendment to the Constitution of the United States.                             | PASSED:CONSTAMEND
                    118-sjres-9 | official | A joint resolution proposing amendments to the Constitution of the United States relative to the veto.      | PASSED:CONSTAMEND
                    118-sjres-9 | official | A joint resolution removing the deadline for the ratification of the equal rights amendment.                | PASSED:BILL
                    118-sjres-9 | official | Recognizing that Article I of the United States Constitution reserves a power to the States.                | PASSED:BILL
                    118-sjres-9 | display  | Proposing an amendment to the Constitution of the United States                                             | PASSED:BILL
                    118-s-9     | official | Proposing an amendment to the Constitution of the United States                                             | PASSED:BILL
                    """)
    void onlyAnOfficialTitleOfAJointResolutionMakesItOne(String bill, String kind, String title, String status) {
        assertThat(report(bill, new Title(title, kind, null), LocalDate.of(2024, 1, 1))
                        .current()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void itWaitsForTheStatesAndDoesNotFallWithItsCongress() {
        Title title = new Title("Proposing an amendment to the Constitution of the United States.", "official", null);
        StatusReport report = report("118-sjres-9", title, LocalDate.of(2025, 6, 1));
        assertThat(report.history())
                .extracting(Entry::status)
                .containsExactly("INTRODUCED", "PASS_OVER:SENATE", "PASSED:CONSTAMEND");
        assertThat(report.current().status()).isEqualTo("PASSED:CONSTAMEND");
        assertThat(NextSteps.of(MeasureType.SJRES, "PASSED:CONSTAMEND", null))
                .extracting(NextStep::code)
                .containsExactly("RATIFICATION");
    }

    private static StatusReport report(String bill, Title title, LocalDate today) {
        return StatusEngine.report(
                BillId.parse(bill), LocalDate.of(2023, 1, 9), List.of(title), StatusRulesTest.actions(BOTH), today);
    }
}
