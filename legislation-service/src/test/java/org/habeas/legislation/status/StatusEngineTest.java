package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.junit.jupiter.api.Test;

class StatusEngineTest {

    private static final LocalDate DURING_118 = LocalDate.of(2024, 6, 1);
    private static final LocalDate AFTER_118 = LocalDate.of(2026, 1, 1);

    private static final List<Action> S3000 = List.of(
            action(1, "2023-09-29", "Introduced in Senate", "Library of Congress"),
            action(2, "2023-09-29", "Read twice and referred to the Committee on Foreign Relations.", "Senate"),
            action(3, "2023-11-15", "Senate Committee on Foreign Relations discharged by Unanimous Consent.", "Senate"),
            action(4, "2023-11-15", "Passed Senate with an amendment by Voice Vote.", "Senate"),
            action(
                    5,
                    "2023-11-15",
                    "Passed/agreed to in Senate: Passed Senate with an amendment by Voice Vote.",
                    "Library of Congress"),
            action(6, "2023-11-16", "Message on Senate action sent to the House.", "Senate"),
            action(7, "2023-11-17", "Received in the House.", "House floor actions"),
            action(8, "2023-11-17", "Held at the desk.", "House floor actions"));

    @Test
    void resolutionThatWasOnlyReferredExpiresWithItsCongress() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-540"),
                LocalDate.of(2024, 2, 1),
                List.of(
                        action(1, "2024-02-01", "Introduced in Senate", "Library of Congress"),
                        action(2, "2024-02-01", "Referred to the Committee on Foreign Relations.", "Senate")),
                AFTER_118);
        assertThat(report.current().status()).isEqualTo("EXPIRED");
        assertThat(report.current().since()).isEqualTo(LocalDate.of(2025, 1, 3));
        assertThat(report.beforeExpiry().status()).isEqualTo("REFERRED");
        assertThat(report.beforeExpiry().since()).isEqualTo(LocalDate.of(2024, 2, 1));
    }

    @Test
    void passageWithAnAmendmentInTheOriginChamberGoesOverAndIsHeldAtTheDesk() {
        StatusReport report =
                StatusEngine.report(BillId.parse("118-s-3000"), LocalDate.of(2023, 9, 29), S3000, DURING_118);
        assertThat(report.current().status()).isEqualTo("PASS_OVER:SENATE");
        assertThat(report.current().since()).isEqualTo(LocalDate.of(2023, 11, 15));
        assertThat(report.current().stage()).isEqualTo("HELD_AT_DESK");
        assertThat(report.current().stageSince()).isEqualTo(LocalDate.of(2023, 11, 17));
    }

    @Test
    void introductionRestsOnTheFirstRowThatStatesIt() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-s-3000"), LocalDate.of(2023, 9, 29), S3000.subList(0, 2), DURING_118);
        assertThat(report.history()).extracting(StatusReport.Entry::status).containsExactly("INTRODUCED", "REFERRED");
        assertThat(report.history().getFirst().action()).isEqualTo(S3000.getFirst());
    }

    @Test
    void introductionThatNoRowStatesRestsOnNone() {
        StatusReport report =
                StatusEngine.report(BillId.parse("118-s-3000"), LocalDate.of(2023, 9, 29), List.of(), DURING_118);
        assertThat(report.current().action()).isNull();
    }

    @Test
    void rowsInAnyOrderGiveTheSameStatus() {
        Random random = new Random(118);
        StatusReport expected =
                StatusEngine.report(BillId.parse("118-s-3000"), LocalDate.of(2023, 9, 29), S3000, DURING_118);
        for (int i = 0; i < 200; i++) {
            List<Action> shuffled = new ArrayList<>(S3000);
            Collections.shuffle(shuffled, random);
            StatusReport report =
                    StatusEngine.report(BillId.parse("118-s-3000"), LocalDate.of(2023, 9, 29), shuffled, DURING_118);
            assertThat(report.history()).isEqualTo(expected.history());
        }
    }

    @Test
    void rejectedMotionToDischargeIsAMilestoneAndLeavesTheMeasureReferred() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-504"),
                LocalDate.of(2023, 12, 14),
                List.of(
                        action(1, "2023-12-14", "Referred to the Committee on Foreign Relations.", "Senate"),
                        action(
                                2,
                                "2024-01-16",
                                "Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 47 - 48. Record Vote Number: 174.",
                                "Senate")),
                DURING_118);
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.milestones())
                .singleElement()
                .extracting(StatusReport.Milestone::kind)
                .isEqualTo("MOTION_TO_DISCHARGE_REJECTED");
    }

    @Test
    void resolutionAgreedToDoesNotExpire() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-1"),
                LocalDate.of(2023, 1, 3),
                List.of(action(
                        1,
                        "2023-01-03",
                        "Submitted in the Senate, considered, and agreed to without amendment by Unanimous Consent.",
                        "Senate")),
                AFTER_118);
        assertThat(report.current().status()).isEqualTo("PASSED:SIMPLERES");
    }

    @Test
    void textThatNoRuleKnowsIsCountedAndChangesNothing() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-1"),
                LocalDate.of(2023, 1, 3),
                List.of(action(1, "2023-01-04", "Zzz unheard of.", "Senate")),
                DURING_118);
        assertThat(report.unclassified()).containsExactly("Zzz unheard of.");
        assertThat(report.current().status()).isEqualTo("INTRODUCED");
    }

    private static Action action(int sequence, String date, String text, String system) {
        return new Action(sequence, LocalDate.parse(date), null, text, null, null, system, List.of(), List.of());
    }
}
