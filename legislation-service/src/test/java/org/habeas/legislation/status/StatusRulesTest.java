package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusReport.Milestone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule by what it does to a measure. Every text that begins with a day is one action of that day. */
class StatusRulesTest {

    private static final String DISCHARGE = "Motion to discharge Senate Committee on Foreign Relations ";

    // Committees

    @Test
    void statusStaysReferredWhenDischargeMotionIsRejected() {
        StatusReport report = report(
                "118-sres-504",
                "12-14 Referred to the Committee on Foreign Relations.",
                "12-20 " + DISCHARGE + "rejected by Yea-Nay Vote. 11 - 72. Record Vote Number: 14.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.current().stage()).isNull();
        assertThat(report.milestones())
                .singleElement()
                .returns("MOTION_TO_DISCHARGE_REJECTED", Milestone::kind)
                .returns(new Vote("roll call", 11, 72, null, 14), Milestone::vote)
                .returns(
                        "The chamber declined to take the measure from its committee, where it stays.",
                        Milestone::meaning);
    }

    @Test
    void statusStaysReferredWhenDischargeMotionIsTabledAndTheYeasAreAgainstTheMeasure() {
        StatusReport report = report(
                "118-sres-504",
                "12-14 Referred to the Committee on Foreign Relations.",
                "12-20 Motion to table the motion to discharge Senate Committee on Foreign Relations agreed to in Senate by Yea-Nay Vote. 72 - 11. Record Vote Number: 14.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.milestones())
                .singleElement()
                .returns("MOTION_TO_DISCHARGE_TABLED", Milestone::kind)
                .returns(false, Milestone::favoursMeasure)
                .returns("The chamber set the motion aside; the measure stays in its committee.", Milestone::meaning);
    }

    @Test
    void measureIsDischargedWhenTheMotionIsAgreedTo() {
        StatusReport report = report(
                "118-sjres-7",
                "03-01 Read twice and referred to the Committee on Foreign Relations.",
                "03-20 " + DISCHARGE + "agreed to by Yea-Nay Vote. 51 - 48. Record Vote Number: 60.");
        assertThat(report.current().status()).isEqualTo("REPORTED");
        assertThat(report.current().stage()).isEqualTo("DISCHARGED");
        assertThat(report.milestones()).extracting(Milestone::kind).containsExactly("MOTION_TO_DISCHARGE_AGREED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Motion to discharge Senate Committee on Finance made in Senate.                        | MOTION_TO_DISCHARGE_OFFERED
                    Motion to Discharge Committee filed by Mr. Doe. Petition No: 118-3.                    | MOTION_TO_DISCHARGE_OFFERED
                    On 4/02/2019, a motion was filed to discharge the Committee on Rules from the consideration of H.Res. 102 a resolution providing for consideration of S. 9. A discharge petition requires 218 signatures for further action. (Discharge Petition No. 116-1: text with signatures.) | MOTION_TO_DISCHARGE_OFFERED
                    Motion to discharge Senate Committee on Finance withdrawn in Senate.                   | MOTION_TO_DISCHARGE_WITHDRAWN
                    Motion to table the motion to discharge Senate Committee on Finance rejected by Yea-Nay Vote. 40 - 55. | MOTION_TO_DISCHARGE_OFFERED
                    Motion to proceed to consideration of measure made in Senate.                          | MOTION_TO_PROCEED_OFFERED
                    Motion to proceed to consideration of measure agreed to in Senate by Voice Vote.       | MOTION_TO_PROCEED_AGREED
                    Motion to proceed to consideration of measure rejected in Senate by Yea-Nay Vote. 40 - 55. | MOTION_TO_PROCEED_REJECTED
                    Cloture motion on the measure presented in Senate.                                     | CLOTURE_OFFERED
                    Cloture on the measure invoked in Senate by Yea-Nay Vote. 61 - 38.                     | CLOTURE_AGREED
                    Cloture motion on the measure withdrawn by unanimous consent in Senate.                | CLOTURE_WITHDRAWN
                    """)
    void motionIsAMilestoneAndLeavesTheStatusAsItIs(String text, String kind) {
        StatusReport report =
                report("118-s-9", "03-01 Read twice and referred to the Committee on Finance.", "04-01 " + text);
        assertThat(report.milestones()).extracting(Milestone::kind).containsExactly(kind);
        assertThat(report.current().status()).isEqualTo("REFERRED");
    }

    @Test
    void motionThatTheLibraryOfCongressRepeatsIsToldOnce() {
        StatusReport report = report(
                "118-s-9",
                "04-01 Motion to proceed to consideration of measure agreed to in Senate by Voice Vote.",
                "04-01 Motion to proceed to consideration of measure agreed to in Senate by Voice Vote.");
        assertThat(report.milestones()).hasSize(1);
    }

    @Test
    void committeeThatIsDischargedByConsentLeavesTheStageDischarged() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Finance.",
                "04-01 Senate Committee on Finance discharged by Unanimous Consent.");
        assertThat(report.current().status()).isEqualTo("REPORTED");
        assertThat(report.current().stage()).isEqualTo("DISCHARGED");
    }

    @Test
    void measureThatGoesFromOneCommitteeToAnotherOnOneDayIsReferred() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Veterans' Affairs.",
                "04-01 Senate Committee on Veterans' Affairs discharged by Unanimous Consent.",
                "04-01 Referred to the Committee on Armed Services.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.current().since()).isEqualTo("2023-04-01");
    }

    @Test
    void dischargedSubcommitteeLeavesTheMeasureWithItsCommittee() {
        StatusReport report = report(
                "118-hr-9",
                "03-01 Referred to the House Committee on Natural Resources.",
                "03-02 Referred to the Subcommittee on Water, Oceans, and Wildlife.",
                "04-01 Subcommittee on Water, Oceans, and Wildlife Discharged.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
    }

    @Test
    void hearingIsAStageOfAReferredMeasure() {
        StatusReport report = report(
                "118-hr-9",
                "03-01 Referred to the House Committee on Natural Resources.",
                "04-01 Subcommittee Hearings Held.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.current().stage()).isEqualTo("HEARING_HELD");
        assertThat(report.current().stageSince()).isEqualTo("2023-04-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Ordered to be Reported (Amended) by Voice Vote.
                    Reported adversely by the Committee on Armed Services. H. Rept. 118-1.
                    Committee on Finance. Reported by Senator Doe without amendment. Without written report.
                    Select Committee on Intelligence. Original measure reported to Senate by Senator Doe. Without written report.
                    """)
    void committeeThatReportsMakesTheMeasureReported(String text) {
        assertThat(status("118-s-9", "03-01 Read twice and referred to the Committee on Finance.", "04-01 " + text))
                .isEqualTo("REPORTED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Committee on Finance. Failed to report favorably.
                    Request to order reported by unanimous consent failed.
                    Rules Committee Resolution H. Res. 5 Reported to House. Rule provides for consideration of H.R. 9.
                    Mr. Doe asked unanimous consent to discharge from committee and consider.
                    Star Print ordered on the reported bill.
                    """)
    void whatOnlyResemblesAReportLeavesTheMeasureReferred(String text) {
        assertThat(status("118-hr-9", "03-01 Referred to the House Committee on Rules.", "04-01 " + text))
                .isEqualTo("REFERRED");
    }

    @Test
    void originalMeasureOfTheHouseIsIntroducedAndOnACalendar() {
        StatusReport report = report(
                "118-hr-9",
                "07-01 The House Committee on Appropriations reported an original measure, H. Rept. 118-79, by Mr. Doe.",
                "07-01 Placed on the Union Calendar, Calendar No. 54.");
        assertThat(report.current().status()).isEqualTo("INTRODUCED");
        assertThat(report.current().stage()).isEqualTo("ON_CALENDAR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For further action, see H.R.4980, which became Public Law 113-183 on 9/29/2014.",
                "The committee reported amendments were withdrawn by Unanimous Consent.",
                "Conference committee actions: Conferees agreed to file conference report.",
                "Conferees agreed to file conference report.",
            })
    void whatIsToldOfAnotherTextIsKnownAndLeavesTheMeasureAsItIs(String text) {
        StatusReport report =
                report("118-s-9", "03-01 Read twice and referred to the Committee on Finance.", "04-01 " + text);
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.unclassified()).isEmpty();
    }

    @Test
    void debateOnTheTextOfACommitteeThatIsNotEndedStopsNothing() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Finance.",
                "04-01 Cloture on the committee-reported substitute amendment not invoked in Senate by Yea-Nay Vote. 50 - 45.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.milestones()).extracting(Milestone::kind).containsExactly("CLOTURE_REJECTED");
    }

    // Votes

    @ParameterizedTest
    @CsvSource({
        "118-s-9, PASS_OVER:SENATE",
        "118-sjres-9, PASS_OVER:SENATE",
        "118-sconres-9, PASS_OVER:SENATE",
        "118-sres-9, PASSED:SIMPLERES",
        "118-hr-9, PASS_BACK:SENATE",
        "118-hconres-9, PASS_BACK:SENATE"
    })
    void senatePassageWithAnAmendmentMeansWhatTheKindOfMeasureMakesOfIt(String bill, String status) {
        assertThat(status(bill, "04-01 Passed/agreed to in Senate: Passed Senate with an amendment by Voice Vote."))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"118-hr-9, PASSED:BILL", "118-hjres-9, PASSED:BILL", "118-hconres-9, PASSED:CONCURRENTRES"})
    void secondChamberThatChangesNothingEndsTheWayThroughCongress(String bill, String status) {
        assertThat(status(
                        bill,
                        "03-01 On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                        "04-01 Passed Senate without amendment by Unanimous Consent."))
                .isEqualTo(status);
    }

    @Test
    void agreementToTheOtherChambersAmendmentSendsABillToThePresident() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Passed Senate with an amendment by Voice Vote.",
                "04-01 On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                "04-01 The title of the measure was amended. Agreed to without objection.",
                "05-01 Senate agreed to the House amendment to S. 9 by Unanimous Consent.");
        assertThat(report.history())
                .extracting(Entry::status)
                .containsExactly("INTRODUCED", "PASS_OVER:SENATE", "PASS_BACK:HOUSE", "PASSED:BILL");
    }

    @Test
    void agreementWithAFurtherAmendmentSendsItBackOnceMore() {
        assertThat(
                        status(
                                "118-s-9",
                                "03-01 Passed Senate without amendment by Voice Vote.",
                                "04-01 On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                                "05-01 Senate concurred in the House amendment to S. 9 with an amendment (SA 7) by Unanimous Consent."))
                .isEqualTo("PASS_BACK:SENATE");
    }

    @Test
    void refusalOfTheOtherChambersTextIsProvisional() {
        assertThat(
                        status(
                                "118-hr-9",
                                "03-01 On passage Passed by voice vote.",
                                "04-01 Passed Senate with an amendment by Voice Vote.",
                                "05-01 On motion that the House agree to the Senate amendment Failed by the Yeas and Nays: 200 - 220 (Roll no. 9)."))
                .isEqualTo("PROV_KILL:PINGPONGFAIL");
    }

    @Test
    void failedMotionToConcurWithAChangeLeavesBothTextsAsTheyWere() {
        assertThat(
                        status(
                                "118-hr-9",
                                "03-01 On passage Passed by voice vote.",
                                "04-01 Passed Senate with an amendment by Voice Vote.",
                                "05-01 Motion by Senator Doe to concur in the House amendment to S. 9 with an amendment (SA 7) not agreed to by Yea-Nay Vote. 40 - 55."))
                .isEqualTo("PASS_BACK:SENATE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Doe motion to concur in the House amendment to the Senate amendment to H.R. 9 agreed to in Senate by Yea-Nay Vote. 64 - 33. Record Vote Number: 271. | PASSED:BILL
                    Doe of Florida motion to concur in the House amendment to the Senate amendment agreed to in Senate by Voice Vote.  | PASSED:BILL
                    Motion by Senator Doe to concur in the House amendment to the Senate amendment to H.R. 9 agreed to in Senate by Voice Vote. | PASSED:BILL
                    Doe motion to concur in the House amendment to the Senate amendment with an amendment (SA 7) agreed to in Senate by Yea-Nay Vote. 50 - 48. | PASS_BACK:SENATE
                    Doe motion to concur in the House amendment to the Senate amendment with an amendment SA 7 withdrawn by Unanimous Consent. | PASS_BACK:HOUSE
                    Motion by Senator Doe to concur in the House amendment to the Senate amendment with an amendment (SA 7) not agreed to by Yea-Nay Vote. 40 - 55. | PASS_BACK:HOUSE
                    Motion by Senator Doe to concur in the House amendment to the Senate amendment to H.R. 9 made in Senate. | PASS_BACK:HOUSE
                    Doe motion to concur in the House amendment to the Senate amendment to H.R. 9 withdrawn in Senate.       | PASS_BACK:HOUSE
                    Doe motion to concur in the House amendment to the Senate amendment to H.R. 9 not agreed to in Senate by Yea-Nay Vote. 40 - 55. | PROV_KILL:PINGPONGFAIL
                    Motion to table the motion to concur in the House amendment to S. 9 with an amendment (SA 7) agreed to in Senate by Voice Vote. | PASS_BACK:HOUSE
                    """)
    void motionToConcurIsReadByWhatBecameOfItWhoeverItIsNamedAfter(String text, String status) {
        StatusReport report = report(
                "118-hr-9",
                "03-01 On passage Passed by voice vote.",
                "04-01 Passed Senate with an amendment by Voice Vote.",
                "05-01 On motion that the House agree with an amendment to the Senate amendment Agreed to by the Yeas and Nays: 220 - 203 (Roll no. 9).",
                "06-01 " + text);
        assertThat(report.current().status()).isEqualTo(status);
        assertThat(report.unclassified()).isEmpty();
    }

    @Test
    void bothChambersMustTakeTheConferenceReport() {
        List<String> days = List.of(
                "03-01 On passage Passed by voice vote.",
                "04-01 Passed Senate with an amendment by Voice Vote.",
                "05-01 On motion that the House disagree to the Senate amendment, and request a conference Agreed to by voice vote.",
                "06-01 Conference report agreed to in House: On agreeing to the conference report Agreed to by the Yeas and Nays: 363 - 70 (Roll no. 9).",
                "06-01 On agreeing to the conference report Agreed to by the Yeas and Nays: 363 - 70 (Roll no. 9).",
                "06-02 Senate agreed to conference report by Yea-Nay Vote. 88 - 11. Record Vote Number: 3.");
        assertThat(status("118-hr-9", days.subList(0, 3).toArray(String[]::new)))
                .isEqualTo("PASS_BACK:SENATE");
        assertThat(status("118-hr-9", days.subList(0, 5).toArray(String[]::new)))
                .isEqualTo("CONFERENCE:PASSED:HOUSE");
        assertThat(status("118-hr-9", days.toArray(String[]::new))).isEqualTo("PASSED:BILL");
    }

    @Test
    void ofManyBillsPassedInOneRowOnlyTheAmendmentOfThisOneCounts() {
        String row =
                "04-01 Pursuant to section 5 of H. Res. 88, and the motion offered by Mr. Doe, the following bills passed under suspension of the rules: S. 8, as amended; S. 9; S. 91, as amended.";
        assertThat(status("118-s-8", "03-01 Passed Senate without amendment by Voice Vote.", row))
                .isEqualTo("PASS_BACK:HOUSE");
        assertThat(status("118-s-9", "03-01 Passed Senate without amendment by Voice Vote.", row))
                .isEqualTo("PASSED:BILL");
    }

    @Test
    void passageThatTheSenateTakesBackIsUndone() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Finance.",
                "04-01 Passed Senate with an amendment by Voice Vote.",
                "04-02 Senate vitiated previous passage.");
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.current().rule()).isEqualTo("vitiated");
    }

    @Test
    void dischargeThatTheSenateTakesBackIsUndone() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Finance.",
                "04-01 Senate Committee on Finance discharged by Unanimous Consent.",
                "04-02 Senate vitiated previous discharge from the Senate Committee on Finance.");
        assertThat(report.current())
                .returns("REFERRED", Entry::status)
                .returns(LocalDate.of(2023, 4, 2), Entry::since)
                .returns(null, Entry::stage)
                .returns("discharge-vitiated", Entry::rule);
    }

    @Test
    void reportOfACommitteeStandsWhenADischargeIsTakenBack() {
        assertThat(status(
                        "118-s-9",
                        "03-01 Read twice and referred to the Committee on Finance.",
                        "04-01 Committee on Finance. Reported by Senator Doe without amendment.",
                        "04-02 Senate vitiated previous discharge from the Senate Committee on Rules."))
                .isEqualTo("REPORTED");
    }

    @Test
    void passageAndDischargeThatAreTakenBackTogetherLeaveItWithItsCommittee() {
        assertThat(status(
                        "118-s-9",
                        "03-01 Read twice and referred to the Committee on Finance.",
                        "04-01 Senate Committee on Finance discharged by Unanimous Consent.",
                        "04-01 Passed Senate with an amendment by Voice Vote.",
                        "04-02 Senate vitiated previous discharge from the Senate Committee on Finance.",
                        "04-02 Senate vitiated previous passage."))
                .isEqualTo("REFERRED");
    }

    /** S. 734 of the 117th Congress. */
    @Test
    void measureThatIsPassedAnewOnTheDayOnWhichAllWasTakenBackHasPassed() {
        StatusReport report = report(
                "117-s-734",
                "03-11 Read twice and referred to the Committee on Health, Education, Labor, and Pensions.",
                "08-02 Senate discharged from the Senate Committee on Health, Education, Labor, and Pensions by Unanimous Consent.",
                "08-02 Passed Senate with an amendment by Voice Vote.",
                "08-03 Senate vitiated previous passage.",
                "08-03 Senate vitiated previous discharge from the Senate Committee on Health, Labor, Education, and Pensions.",
                "08-03 Referred to the Committee on Health, Education, Labor, and Pensions.",
                "08-03 Senate Committee on Health, Education, Labor, and Pensions discharged by Unanimous Consent.",
                "08-03 Passed Senate with amendments by Unanimous Consent.");
        assertThat(report.history())
                .extracting(Entry::status)
                .containsExactly(
                        "INTRODUCED",
                        "REFERRED",
                        "REPORTED",
                        "PASS_OVER:SENATE",
                        "REPORTED",
                        "REFERRED",
                        "PASS_OVER:SENATE");
        assertThat(report.history().getLast().since()).isEqualTo("2023-08-03");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-hr-9   | On passage Failed by the Yeas and Nays: 200 - 220 (Roll no. 9).                              | FAIL:ORIGINATING:HOUSE
                    118-hres-9 | On motion to table the measure Agreed to by the Yeas and Nays: 218 - 197 (Roll no. 9).       | FAIL:ORIGINATING:HOUSE
                    118-sres-9 | Resolution not agreed to in Senate by Yea-Nay Vote. 40 - 55.                                 | FAIL:ORIGINATING:SENATE
                    118-sjres-9 | Under the order of 4/1/23, not having achieved 60 votes in the affirmative, failed of passage in Senate by Yea-Nay Vote. 47 - 50. | FAIL:ORIGINATING:SENATE
                    118-hr-9   | Failed of passage in Senate by Yea-Nay Vote. 40 - 55. Record Vote Number: 3.                 | FAIL:SECOND:SENATE
                    118-hr-9   | On motion to suspend the rules and pass the bill Failed by the Yeas and Nays: (2/3 required): 259 - 170 (Roll no. 308). | PROV_KILL:SUSPENSIONFAILED
                    118-s-9    | Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 50 - 50. | PROV_KILL:CLOTUREFAILED
                    """)
    void measureThatIsVotedDownFailsWhereItWas(String bill, String text, String status) {
        assertThat(status(bill, "04-01 " + text)).isEqualTo(status);
    }

    @Test
    void failedClotureIsAlsoAMilestoneAndIsOvercomeByALaterOneThatCarries() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Read twice and referred to the Committee on Finance.",
                "04-01 Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 50 - 50.",
                "05-01 Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 61 - 30.");
        assertThat(report.history())
                .extracting(Entry::status)
                .containsExactly("INTRODUCED", "REFERRED", "PROV_KILL:CLOTUREFAILED", "REFERRED");
        assertThat(report.milestones())
                .extracting(Milestone::kind)
                .containsExactly("CLOTURE_REJECTED", "CLOTURE_AGREED");
    }

    @Test
    void voteToReconsiderAFailedVoteChangesNothingUntilTheMeasureIsVotedOnAgain() {
        List<String> days = List.of(
                "04-01 Failed of passage in Senate by Yea-Nay Vote. 40 - 55.",
                "04-01 Motion by Senator Doe to reconsider the vote by which S.J. Res. 9 failed of passage (Record Vote No. 10) entered in Senate.",
                "05-01 Passed Senate without amendment by Yea-Nay Vote. 55 - 40.");
        assertThat(status("118-sjres-9", days.subList(0, 2).toArray(String[]::new)))
                .isEqualTo("FAIL:ORIGINATING:SENATE");
        assertThat(status("118-sjres-9", days.toArray(String[]::new))).isEqualTo("PASS_OVER:SENATE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    117-hres-594 | FAIL:ORIGINATING:HOUSE
                    117-hres-601 | INTRODUCED
                    117-hres-5   | INTRODUCED
                    """)
    void resolutionThatAnotherLaidOnTheTableFailsAndNoOtherThatTheRowNames(String bill, String status) {
        StatusReport report =
                report(bill, "08-24 Pursuant to the provisions of H. Res. 601, H. Res. 594 is laid on the table.");
        assertThat(report.history().getLast().status()).isEqualTo(status);
        assertThat(report.unclassified()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Motion to reconsider laid on the table Agreed to without objection.
                    Motion to reconsider laid on the table. Agreed to without objection.
                    On motion to table the motion to reconsider Agreed to by the Yeas and Nays: 201 - 192 (Roll no. 234).
                    On motion to table the motion to reconsider the vote Agreed to by the Yeas and Nays: 224 - 164 (Roll no. 514).
                    Motion to reconsider the vote by which the resolution was agreed to entered in Senate.
                    Motion to reconsider the vote by which the resolution was agreed to rejected in Senate by Voice Vote.
                    Motion by Senator Doe to reconsider the vote by which cloture on the motion to proceed to H.R. 3684 was not invoked (Record Vote No. 276) agreed to in Senate by Voice Vote.
                    Motion to reconsider the vote by which S. Res. 8 was agreed to (Record Vote No. 1) agreed to in Senate by Voice Vote.
                    On motion to reconsider Failed by the Yeas and Nays: 201 - 192 (Roll no. 234).
                    """)
    void passageStandsWhereNoVoteToReconsiderItCarries(String text) {
        StatusReport report =
                report("118-sres-9", "04-01 Resolution agreed to in Senate by Voice Vote.", "04-02 " + text);
        assertThat(report.current().status()).isEqualTo("PASSED:SIMPLERES");
        assertThat(report.unclassified()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-sres-9 | Motion by Senator Doe to reconsider the vote by which S. Res. 9 was agreed to (Record Vote No. 10) agreed to in Senate by Voice Vote. | REFERRED
                    118-sres-9 | Motion to reconsider agreed to in Senate by Voice Vote. | REFERRED
                    118-hres-9 | On motion to reconsider the vote on agreeing to the resolution Agreed to by the Yeas and Nays: 218 - 200 (Roll no. 9). | REFERRED
                    118-hr-9   | On motion to reconsider Agreed to by voice vote.        | REFERRED
                    """)
    void passageThatIsReconsideredIsNoneAnyMore(String bill, String text, String status) {
        assertThat(status(
                        bill,
                        "03-01 Referred to the Committee on Finance.",
                        "04-01 Resolution agreed to in " + (bill.contains("-h") ? "House" : "Senate")
                                + " by Yea-Nay Vote. 55 - 40. Record Vote Number: 10.",
                        "04-02 " + text))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    S.Amdt.7 Amendment SA 7 agreed to in Senate by Voice Vote.
                    Amendment SA 7 not agreed to in Senate by Yea-Nay Vote. 40 - 55. Record Vote Number: 3.
                    On agreeing to the Doe amendment (A001) Agreed to by voice vote.
                    The committee substitute withdrawn by Unanimous Consent.
                    Doe motion to concur in the House amendment to the Senate amendment with an amendment SA 7 withdrawn by Unanimous Consent.
                    Discharged from House Calendar.
                    TABLING MOTION TO CONCUR - The Chair announced that the motion to reconsider the vote on the question of concurring is laid upon the table.
                    Motion to reconsider laid on the table Agreed to without objection.
                    On motion to recommit Failed by the Yeas and Nays: 200 - 220 (Roll no. 9).
                    On ordering the previous question Agreed to by the Yeas and Nays: 218 - 200 (Roll no. 7).
                    POSTPONED PROCEEDINGS - At the conclusion of debate, the Chair put the question on passage and announced that the ayes had prevailed.
                    DEBATE - The House proceeded with one hour of debate on whether the bill is passed.
                    """)
    void whatConcernsAnAmendmentOrTheProcedureLeavesTheMeasureWhereItIs(String text) {
        StatusReport report = report("118-hr-9", "03-01 Referred to the House Committee on Rules.", "04-01 " + text);
        assertThat(report.current().status()).isEqualTo("REFERRED");
        assertThat(report.unclassified()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was said that the Doe motion to concur in the House amendment was agreed to.",
                "Discharged from the House Calendar and referred to another body.",
                "Subsequently, the bill was passed by voice vote.",
            })
    void whatOnlyBeginsLikeAStepOfProcedureIsNotPassedOver(String text) {
        assertThat(report("118-hr-9", "03-01 " + text).unclassified()).containsExactly(text);
    }

    // The calendar

    @ParameterizedTest
    @ValueSource(strings = {"House", "Union", "Private"})
    void measureThatLeavesItsCalendarIsOnNoneAnyMore(String calendar) {
        StatusReport report = report(
                "118-hres-9",
                "03-01 Reported by the Committee on Rules. H. Rept. 118-9.",
                "03-01 Placed on the " + calendar + " Calendar, Calendar No. 13.",
                "04-01 Discharged from " + calendar + " Calendar.");
        assertThat(report.current().status()).isEqualTo("REPORTED");
        assertThat(report.current().stage()).isNull();
        assertThat(report.current().stageSince()).isNull();
    }

    @Test
    void calendarOfTheSenateKeepsWhatLeftOneOfTheHouse() {
        StatusReport report = report(
                "118-hr-9",
                "03-01 On passage Passed by voice vote.",
                "03-02 Received in the Senate. Read twice. Placed on Senate Legislative Calendar under General Orders. Calendar No. 524.",
                "03-03 Discharged from Union Calendar.");
        assertThat(report.current().status()).isEqualTo("PASS_OVER:HOUSE");
        assertThat(report.current().stage()).isEqualTo("ON_CALENDAR");
    }

    @Test
    void measureOfTheSenateLeavesACalendarOfTheHouse() {
        assertThat(report(
                                "118-s-9",
                                "03-01 Passed Senate without amendment by Voice Vote.",
                                "03-02 Placed on the Union Calendar, Calendar No. 13.",
                                "03-02 Discharged from Union Calendar.")
                        .current()
                        .stage())
                .isNull();
    }

    // The other chamber

    @Test
    void referralInTheOtherChamberEndsTheTimeAtTheDesk() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Passed Senate without amendment by Voice Vote.",
                "03-02 Held at the desk.",
                "03-09 Referred to the House Committee on Foreign Affairs.");
        assertThat(report.current().status()).isEqualTo("PASS_OVER:SENATE");
        assertThat(report.current().stage()).isNull();
    }

    @Test
    void billReceivedOnTheDayOfItsPassageWaitsOnTheOtherChambersCalendar() {
        StatusReport report = report(
                "118-hr-9",
                "03-01 On passage Passed by voice vote.",
                "03-01 Received in the Senate. Read twice. Placed on Senate Legislative Calendar under General Orders. Calendar No. 524.");
        assertThat(report.current().status()).isEqualTo("PASS_OVER:HOUSE");
        assertThat(report.current().stage()).isEqualTo("ON_CALENDAR");
    }

    // The President

    private static final String[] BOTH_CHAMBERS = {
        "03-01 On passage Passed by voice vote.", "04-01 Passed Senate without amendment by Voice Vote."
    };

    @Test
    void signatureMakesABillLawAndItsNumberChangesNothing() {
        assertThat(status(
                        "118-hr-9",
                        and(BOTH_CHAMBERS, "05-01 Signed by President.", "05-01 Became Public Law No: 118-5.")))
                .isEqualTo("ENACTED:SIGNED");
    }

    @Test
    void vetoIsOverriddenOnlyByBothChambersAndARepeatedRowIsNoSecondVote() {
        Map<Integer, String> after = Map.of(
                3, "PROV_KILL:VETO",
                5, "VETOED:OVERRIDE_PASS_OVER:HOUSE",
                7, "ENACTED:VETO_OVERRIDE",
                8, "ENACTED:VETO_OVERRIDE");
        String[] days = and(
                BOTH_CHAMBERS,
                "05-01 Vetoed by President.",
                "05-09 Passed House over veto: On passage, the objections of the President to the contrary notwithstanding Passed by the Yeas and Nays: (2/3 required): 322 - 87 (Roll no. 9).",
                "05-09 On passage, the objections of the President to the contrary notwithstanding Passed by the Yeas and Nays: (2/3 required): 322 - 87 (Roll no. 9).",
                "05-20 Passed Senate over veto: Passed Senate over veto by Yea-Nay Vote. 81 - 13. Record Vote Number: 1.",
                "05-20 Passed Senate over veto by Yea-Nay Vote. 81 - 13. Record Vote Number: 1.",
                "05-20 Became Public Law No: 118-5.");
        after.forEach((rows, status) -> assertThat(
                        status("118-hr-9", List.of(days).subList(0, rows).toArray(String[]::new)))
                .isEqualTo(status));
    }

    @Test
    void vetoStandsWhereAChamberDoesNotReachTwoThirds() {
        String[] vetoed = and(BOTH_CHAMBERS, "05-01 Vetoed by President.");
        assertThat(
                        status(
                                "118-hr-9",
                                and(
                                        vetoed,
                                        "05-09 On passage, the objections of the President to the contrary notwithstanding Failed by the Yeas and Nays: (2/3 required): 248 - 181 (Roll no. 9).")))
                .isEqualTo("VETOED:OVERRIDE_FAIL_ORIGINATING:HOUSE");
        assertThat(
                        status(
                                "118-hr-9",
                                and(
                                        vetoed,
                                        "05-09 On passage, the objections of the President to the contrary notwithstanding Passed by the Yeas and Nays: (2/3 required): 322 - 87 (Roll no. 9).",
                                        "05-20 Failed of passage in Senate over veto: Failed of passage in Senate over veto by Yea-Nay Vote. 53 - 45. Record Vote Number: 1.",
                                        "05-20 Failed of passage in Senate over veto by Yea-Nay Vote. 53 - 45. Record Vote Number: 1.")))
                .isEqualTo("VETOED:OVERRIDE_FAIL_SECOND:SENATE");
    }

    @Test
    void motionsOnTheVetoMessageLeaveTheBillVetoed() {
        assertThat(status(
                        "118-hr-9",
                        and(
                                BOTH_CHAMBERS,
                                "05-01 Vetoed by President.",
                                "05-02 On motion to postpone consideration of the veto message until Jan. 9. Agreed to by voice vote.",
                                "05-03 Veto message received in Senate. Ordered held at the desk.")))
                .isEqualTo("PROV_KILL:VETO");
    }

    @Test
    void pocketVetoEndsABillAndItDoesNotExpire() {
        assertThat(status("118-hr-9", and(BOTH_CHAMBERS, "12-30 Pocket vetoed by President.")))
                .isEqualTo("VETOED:POCKET");
        assertThat(StatusEngine.expires("VETOED:POCKET")).isFalse();
    }

    @Test
    void lawWhoseSignatureRowIsLostIsLawOfUnknownWayAndNothingIsGuessed() {
        assertThat(status(
                        "118-hr-9",
                        and(BOTH_CHAMBERS, "05-01 Presented to President.", "05-10 Became Public Law No: 118-5.")))
                .isEqualTo("ENACTED:UNKNOWN");
    }

    @Test
    void lawAfterTheTenDaysCameWithoutASignature() {
        // Presented on a Monday; Sundays 7 May and 14 May do not count, so Friday 12 May is the last day to sign.
        assertThat(StatusEngine.lastDayToSign(LocalDate.of(2023, 5, 1))).isEqualTo("2023-05-12");
        assertThat(status(
                        "118-hr-9",
                        and(BOTH_CHAMBERS, "05-01 Presented to President.", "05-13 Became Public Law No: 118-5.")))
                .isEqualTo("ENACTED:TENDAYRULE");
    }

    // The end

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Measure withdrawn in Senate by Unanimous Consent.          | WITHDRAWN
                    S. Res. 9 withdrawn by Unanimous Consent.                  | WITHDRAWN
                    Indefinitely postponed by Senate by Unanimous Consent.     | INDEFINITELY_POSTPONED
                    Measure indefinitely postponed in Senate by Unanimous Consent. | INDEFINITELY_POSTPONED
                    """)
    void measureThatIsTakenBackOrPutOffEnds(String text, String status) {
        assertThat(status("118-sres-9", "04-01 " + text)).isEqualTo(status);
    }

    @Test
    void measureStoppedForNowExpiresWithItsCongress() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-s-9"),
                LocalDate.of(2023, 1, 9),
                actions(
                        "04-01 Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 50 - 50."),
                LocalDate.of(2025, 1, 3));
        assertThat(report.current().status()).isEqualTo("EXPIRED");
        assertThat(report.beforeExpiry()).isNotNull();
        assertThat(report.beforeExpiry().status()).isEqualTo("PROV_KILL:CLOTUREFAILED");
    }

    @Test
    void dayOfIntroductionIsTakenFromTheActionsWhereTheFileDoesNotStateIt() {
        StatusReport report = StatusEngine.report(
                BillId.parse("118-s-9"), null, actions("02-03 Introduced in Senate"), LocalDate.of(2023, 6, 1));
        assertThat(report.current().since()).isEqualTo("2023-02-03");
    }

    // The table itself

    @Test
    void ruleHasANameOfItsOwnAndASentence() {
        assertThat(StatusRules.TABLE).extracting(StatusRule::id).doesNotHaveDuplicates();
        assertThat(StatusRules.TABLE)
                .allSatisfy(rule -> assertThat(rule.meaning()).endsWith("."));
    }

    @Test
    void rowsOfOneDayInAnyOrderAndNumberingGiveTheSameCourse() {
        String[] texts = {
            "04-01 Introduced in House",
            "04-01 Referred to the House Committee on Rules.",
            "04-01 Committee on Rules discharged.",
            "04-01 On passage Passed by voice vote.",
            "04-01 Received in the Senate.",
            "04-01 Passed Senate with an amendment by Unanimous Consent.",
            "04-01 On motion that the House agree to the Senate amendment Agreed to without objection.",
            "04-01 Presented to President.",
            "04-01 Signed by President.",
            "04-01 Became Public Law No: 118-5."
        };
        Random random = new Random(118);
        for (int i = 0; i < 300; i++) {
            List<String> shuffled = new ArrayList<>(List.of(texts));
            Collections.shuffle(shuffled, random);
            assertThat(report("118-hr-9", shuffled.toArray(String[]::new)).history())
                    .extracting(Entry::status)
                    .containsExactly(
                            "INTRODUCED",
                            "REFERRED",
                            "REPORTED",
                            "PASS_OVER:HOUSE",
                            "PASS_BACK:SENATE",
                            "PASSED:BILL",
                            "ENACTED:SIGNED");
        }
    }

    private static String[] and(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String status(String bill, String... days) {
        return report(bill, days).current().status();
    }

    static StatusReport report(String bill, String... days) {
        return StatusEngine.report(
                BillId.parse(bill), LocalDate.of(2023, 1, 9), actions(days), LocalDate.of(2024, 1, 1));
    }

    static List<Action> actions(String... days) {
        List<Action> actions = new ArrayList<>();
        for (String day : days) {
            String text = day.substring(6);
            actions.add(new Action(
                    actions.size() + 1,
                    LocalDate.parse("2023-" + day.substring(0, 5)),
                    null,
                    text,
                    null,
                    null,
                    text.startsWith("On ") ? "House floor actions" : null,
                    List.of(),
                    List.of()));
        }
        return actions;
    }
}
