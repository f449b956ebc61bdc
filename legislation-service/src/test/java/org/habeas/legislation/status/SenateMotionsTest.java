package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport.Milestone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Senate's words for what is done with a resolution that its committee keeps, each by what follows from it. */
class SenateMotionsTest {

    private static final LocalDate DURING_118 = LocalDate.of(2024, 6, 1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Motion to discharge Senate Committee on Foreign Relations made.                                                                  | REFERRED | -          | MOTION_TO_DISCHARGE_OFFERED   | -
                    Motion to discharge Senate Committee on Foreign Relations made. (Pursuant to the Arms Export Control Act of 1976).               | REFERRED | -          | MOTION_TO_DISCHARGE_OFFERED   | -
                    Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 47 - 48. Record Vote Number: 174.            | REFERRED | -          | MOTION_TO_DISCHARGE_REJECTED  | true
                    Motion to discharge Senate Committee on Foreign Relations agreed to by Yea-Nay Vote. 51 - 48. Record Vote Number: 60.            | REPORTED | DISCHARGED | MOTION_TO_DISCHARGE_AGREED    | true
                    Motion to discharge Senate Committee on Foreign Relations tabled by Yea-Nay Vote. 72 - 11. Record Vote Number: 8.                | REFERRED | -          | MOTION_TO_DISCHARGE_TABLED    | false
                    Motion to table the motion to discharge Senate Committee on Foreign Relations agreed to in Senate by Yea-Nay Vote. 72 - 11.      | REFERRED | -          | MOTION_TO_DISCHARGE_TABLED    | false
                    Motion to table the motion to discharge Senate Committee on Foreign Relations not agreed to in Senate by Yea-Nay Vote. 40 - 55.  | REFERRED | -          | MOTION_TO_DISCHARGE_OFFERED   | false
                    Motion to table the motion to discharge Senate Committee on Foreign Relations rendered moot in Senate.                           | REFERRED | -          | MOTION_TO_DISCHARGE_OFFERED   | -
                    Motion to discharge Senate Committee on Foreign Relations rendered moot in Senate.                                               | REFERRED | -          | MOTION_TO_DISCHARGE_FELL      | -
                    Motion to discharge Senate Committee on Foreign Relations agreed to by Yea-Nay Vote. 51 - 48; motion to reconsider laid on the table. | REPORTED | DISCHARGED | MOTION_TO_DISCHARGE_AGREED | true
                    Motion to discharge Senate Committee on Foreign Relations agreed to by Yea-Nay Vote. 51 - 48; motion to table the motion to reconsider agreed to. | REPORTED | DISCHARGED | MOTION_TO_DISCHARGE_AGREED | true
                    Motion to discharge Senate Committee on Foreign Relations laid on the table by Yea-Nay Vote. 72 - 11.                            | REFERRED | -          | MOTION_TO_DISCHARGE_TABLED    | false
                    Motion to discharge Senate Committee on Foreign Relations withdrawn in Senate by Unanimous Consent.                              | REFERRED | -          | MOTION_TO_DISCHARGE_WITHDRAWN | -
                    Motion to discharge Senate Committee on Foreign Relations ruled out of order by the chair.                                       | REFERRED | -          | MOTION_TO_DISCHARGE_FELL      | -
                    Motion to discharge Senate Committee on Foreign Relations fell when the point of order against it was sustained.                 | REFERRED | -          | MOTION_TO_DISCHARGE_FELL      | -
                    Motion to discharge Senate Committee on Foreign Relations made. Point of order against it raised and not sustained.              | REFERRED | -          | MOTION_TO_DISCHARGE_OFFERED   | -
                    Point of order that the motion to discharge Senate Committee on Foreign Relations is not in order raised in Senate.              | REFERRED | -          | -                             | -
                    Ruling of the Chair that the point of order is well taken, sustained by Yea-Nay Vote. 51 - 50. Record Vote Number: 10.           | REFERRED | -          | -                             | -
                    Senate Committee on Foreign Relations discharged by Unanimous Consent.                                                           | REPORTED | DISCHARGED | -                             | -
                    Senate Committee on Foreign Relations discharged by Yea-Nay Vote. 50 - 49. Record Vote Number: 358.                              | REPORTED | DISCHARGED | -                             | -
                    Senate Committee on Foreign Relations discharged pursuant to section 1013 of P.L. 98-164.                                        | REPORTED | DISCHARGED | -                             | -
                    Senate Committee on Foreign Relations discharged, by petition, pursuant to 5 U.S.C. 802(c).                                      | REPORTED | DISCHARGED | -                             | -
                    Motion to proceed to consideration of measure made in Senate.                                                                    | REFERRED | -          | MOTION_TO_PROCEED_OFFERED     | -
                    Motion to proceed to consideration of measure agreed to in Senate by Yea-Nay Vote. 51 - 48. Record Vote Number: 61.              | REFERRED | -          | MOTION_TO_PROCEED_AGREED      | true
                    Motion to proceed to consideration of measure rejected in Senate by Yea-Nay Vote. 40 - 55. Record Vote Number: 62.               | REFERRED | -          | MOTION_TO_PROCEED_REJECTED    | true
                    Motion to table the motion to proceed to consideration of measure agreed to in Senate by Voice Vote.                             | REFERRED | -          | MOTION_TO_PROCEED_TABLED      | false
                    Motion to proceed to consideration of measure withdrawn in Senate.                                                               | REFERRED | -          | MOTION_TO_PROCEED_WITHDRAWN   | -
                    Motion to proceed to measure considered in Senate.                                                                               | REFERRED | -          | -                             | -
                    Cloture motion on the motion to proceed to the measure rendered moot in Senate.                                                  | REFERRED | -          | -                             | -
                    Cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 61 - 38. Record Vote Number: 63.              | REFERRED | -          | CLOTURE_AGREED                | true
                    Cloture on amendment SA 7 invoked in Senate by Yea-Nay Vote. 61 - 38. Record Vote Number: 64.                                    | REFERRED | -          | CLOTURE_AGREED                | -
                    """)
    void wordingGivesStatusStageMilestoneAndWhatAYeaMeant(
            String text, String status, @Nullable String stage, @Nullable String kind, @Nullable Boolean favours) {
        StatusReport report = afterReferral(text);
        assertThat(report.current().status()).isEqualTo(status);
        assertThat(report.current().stage()).isEqualTo(stage);
        assertThat(report.milestones()).extracting(Milestone::kind).isEqualTo(kind == null ? List.of() : List.of(kind));
        assertThat(report.milestones())
                .allSatisfy(m -> assertThat(m.favoursMeasure()).isEqualTo(favours));
        assertThat(report.unclassified()).isEmpty();
    }

    /** Every motion, every result and every way in which its maker can be named. */
    @ParameterizedTest
    @ValueSource(strings = {"", "by Senator Cardin ", "by Senator Scott of Florida "})
    void motionMeansTheSameWhoeverMadeIt(String maker) {
        for (String what :
                List.of("discharge Senate Committee on Foreign Relations", "proceed to consideration of measure")) {
            String subject = what.startsWith("discharge") ? "MOTION_TO_DISCHARGE_" : "MOTION_TO_PROCEED_";
            for (String other : List.of("", "by Senator Doe ")) {
                String aside = "Motion " + maker + "to table the motion " + other + "to " + what + " ";
                assertMotion(aside + "agreed to in Senate by Yea-Nay Vote. 72 - 11.", subject + "TABLED", false);
                assertMotion(aside + "rejected in Senate by Yea-Nay Vote. 11 - 72.", subject + "OFFERED", false);
                assertMotion(aside + "made in Senate.", subject + "OFFERED", null);
            }
            String motion = "Motion " + maker + "to " + what + " ";
            assertMotion(motion + "agreed to in Senate by Yea-Nay Vote. 51 - 48.", subject + "AGREED", true);
            assertMotion(motion + "rejected in Senate by Yea-Nay Vote. 48 - 51.", subject + "REJECTED", true);
            assertMotion(motion + "tabled by Yea-Nay Vote. 72 - 11.", subject + "TABLED", false);
            assertMotion(motion + "withdrawn in Senate.", subject + "WITHDRAWN", null);
            assertMotion(motion + "made in Senate.", subject + "OFFERED", null);
            assertMotion(
                    "Senate tabled the motion " + maker + "to " + what + " by Yea-Nay Vote. 72 - 11.",
                    subject + "TABLED",
                    false);
        }
    }

    private static void assertMotion(String text, String kind, @Nullable Boolean favours) {
        StatusReport report = afterReferral(text);
        assertThat(report.current().status())
                .as(text)
                .isEqualTo(kind.equals("MOTION_TO_DISCHARGE_AGREED") ? "REPORTED" : "REFERRED");
        assertThat(report.milestones())
                .as(text)
                .singleElement()
                .returns(kind, Milestone::kind)
                .returns(favours, Milestone::favoursMeasure);
        assertThat(report.unclassified()).isEmpty();
    }

    @Test
    void resolutionWhoseDischargeIsTabledStaysInItsCommitteeAndTheYeasWereAgainstIt() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-504"),
                LocalDate.of(2023, 12, 14),
                List.of(
                        action(1, "2023-12-14", "Referred to the Committee on Foreign Relations."),
                        action(2, "2024-01-16", "Motion to discharge Senate Committee on Foreign Relations made."),
                        action(
                                3,
                                "2024-01-16",
                                "Motion to table the motion to discharge Senate Committee on Foreign Relations agreed to in Senate by Yea-Nay Vote. 72 - 11. Record Vote Number: 8.")),
                DURING_118);
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.current().since()).isEqualTo("2023-12-14");
        assertThat(report.milestones())
                .extracting(Milestone::kind)
                .containsExactly("MOTION_TO_DISCHARGE_OFFERED", "MOTION_TO_DISCHARGE_TABLED");
        assertThat(report.milestones().getLast())
                .returns(new Vote("roll call", 72, 11, null, 8), Milestone::vote)
                .returns(false, Milestone::favoursMeasure);
    }

    @Test
    void resolutionThatIsPlacedOverUnderTheRuleWaitsOnTheCalendarAndHasNotFailed() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-9"),
                LocalDate.of(2023, 3, 1),
                List.of(
                        action(
                                1,
                                "2023-03-01",
                                "Submitted in the Senate. Placed on Senate Calendar under Over, Under the Rule. Calendar No. 7.")),
                DURING_118);
        assertThat(report.current().status()).isEqualTo("INTRODUCED");
        assertThat(report.current().stage()).isEqualTo("ON_CALENDAR");
    }

    @Test
    void resolutionCanBeAgreedToOnTheDayOnWhichItIsSubmitted() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-9"),
                LocalDate.of(2023, 3, 1),
                List.of(
                        action(
                                1,
                                "2023-03-01",
                                "Submitted in the Senate, considered, and agreed to without amendment and with a preamble by Unanimous Consent.")),
                DURING_118);
        assertThat(report.history())
                .extracting(StatusReport.Entry::status)
                .containsExactly("INTRODUCED", "PASSED:SIMPLERES");
    }

    private static StatusReport afterReferral(String text) {
        return StatusEngine.report(
                BillId.parse("118-sjres-9"),
                LocalDate.of(2023, 3, 1),
                List.of(
                        action(1, "2023-03-01", "Read twice and referred to the Committee on Foreign Relations."),
                        action(2, "2023-04-01", text)),
                DURING_118);
    }

    private static Action action(int sequence, String date, String text) {
        return new Action(sequence, LocalDate.parse(date), null, text, null, null, "Senate", List.of(), List.of());
    }
}
