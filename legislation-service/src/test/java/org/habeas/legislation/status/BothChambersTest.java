package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.legislation.status.StatusRulesTest.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.BillId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes between the chambers until both have the same text, in the words of their clerks. */
class BothChambersTest {

    private static final String[] CHANGED_BY_THE_SENATE = {
        "03-01 On passage Passed by voice vote.", "04-01 Passed Senate with an amendment by Voice Vote."
    };

    private static final String OF_MANY =
            "05-01 Pursuant to section 10 of H. Res. 1396, and the motion offered by Mr. Doe, the following bills passed under"
                    + " suspension of the rules: H.R. 8, as amended; H.R. 9, agreed to Senate amendment; H.R. 91; S. 7;"
                    + " and agree to the Senate amendments to H.R. 564.";

    @Test
    void agreementUnderAnOrderOfTheSenateIsAnAgreement() {
        StatusReport report = report(
                "117-hr-7776",
                "03-01 On passage Passed by voice vote.",
                "04-01 Passed Senate with an amendment by Voice Vote.",
                "05-01 On motion that the House agree with an amendment to the Senate amendment Agreed to by the Yeas and Nays: 350 - 80 (Roll no. 516).",
                "06-01 Senate agreed, under the order of 12/15/22, having achieved 60 votes in the affirmative, to the House amendment to the Senate amendment to H.R. 7776 by Yea-Nay Vote. 83 - 11. Record Vote Number: 396.");
        assertThat(report.current().status()).isEqualTo("PASSED:BILL");
        assertThat(report.unclassified()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"118-hr-9", "118-hr-564"})
    void rowForManyBillsAgreesToTheSenatesTextOfThoseOfWhichItSaysSo(String bill) {
        assertThat(report(bill, CHANGED_BY_THE_SENATE[0], CHANGED_BY_THE_SENATE[1], OF_MANY)
                        .current()
                        .status())
                .isEqualTo("PASSED:BILL");
    }

    @ParameterizedTest
    @CsvSource({"118-s-7, PASSED:BILL", "118-hr-8, PASS_OVER:HOUSE", "118-hr-91, PASS_OVER:HOUSE"})
    void rowForManyBillsPassesThoseOfWhichItSaysNoMore(String bill, String status) {
        String first =
                bill.contains("-s-") ? "04-01 Passed Senate without amendment by Voice Vote." : "04-01 Introduced";
        assertThat(report(bill, first, OF_MANY).current().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-hjres-9 | Senate passed the joint resolution without amendment by Voice Vote.                        | PASSED:BILL
                    118-hjres-9 | Joint resolution passed Senate without amendment by Voice Vote.                            | PASSED:BILL
                    118-hconres-9 | Concurrent resolution agreed to in Senate without amendment by Unanimous Consent.        | PASSED:CONCURRENTRES
                    118-hjres-9 | Motion to table the measure agreed to in Senate by Yea-Nay Vote. 58 - 39.                  | FAIL:SECOND:SENATE
                    118-hjres-9 | Motion by Senator Doe to table H.J. Res. 9 agreed to in Senate by Yea-Nay Vote. 58 - 39.    | FAIL:SECOND:SENATE
                    118-hjres-9 | Motion to table H.J. Res. 8 agreed to in Senate by Yea-Nay Vote. 58 - 39.                  | PASS_OVER:HOUSE
                    """)
    void decisionOfTheSenateOnTheMeasureItselfIsRead(String bill, String text, String status) {
        StatusReport report = report(bill, "03-01 On passage Passed by voice vote.", "04-01 " + text);
        assertThat(report.current().status()).isEqualTo(status);
        assertThat(report.unclassified()).isEmpty();
    }

    /** What begins like a step of procedure and decides something is counted, for it may decide the measure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Senate rejected the joint resolution by Yea-Nay Vote. 40 - 55.",
                "House disposed of the matter; the measure was tabled.",
                "The House laid the bill on the table.",
                "The measure was defeated in the Senate.",
                "Motion to dispense with it agreed to in Senate by Voice Vote.",
                "Pursuant to the provisions of H. Res. 5, the bill was vetoed.",
                "Resolving differences -- Senate actions: The text of the House was adopted.",
                "On motion to recommit Agreed to by recorded vote: 220 - 200 (Roll no. 3).",
                "Under the order of 4/1/23, the measure was rejected.",
            })
    void decisionInUnknownWordsIsCountedAndNeverPassedOver(String text) {
        assertThat(report("118-hr-9", "03-01 " + text).unclassified()).containsExactly(text);
    }

    // Texts that seem to be the same and are not

    private static final String[] SEEMS_PASSED = {
        "03-01 Passed Senate with an amendment by Yea-Nay Vote. 85 - 12.",
        "05-25 On passage Passed by recorded vote: 241 - 178 (Roll no. 250)."
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    05-25 On motion that the House insist upon its amendment, and request a conference Agreed to without objection. | PASS_BACK:HOUSE
                    07-12 Senate disagreed to House amendment, agreed to request for conference, and authorized the Presiding Officer to appoint conferees by Yea-Nay Vote. 84 - 3. | PASS_BACK:HOUSE
                    07-12 Senate agreed to the request for a conference by Voice Vote. | PASS_BACK:HOUSE
                    07-12 Senate concurred in the House amendment to S. 9 with an amendment (SA 7) by Yea-Nay Vote. 60 - 30. | PASS_BACK:SENATE
                    07-12 On agreeing to the conference report Agreed to by the Yeas and Nays: 363 - 70 (Roll no. 9). | CONFERENCE:PASSED:HOUSE
                    07-12 On motion that the House insist upon its amendment, and request a conference Failed by voice vote. | PASSED:BILL
                    07-12 Mr. Doe moved that the House insist upon its amendment, and request a conference. | PASSED:BILL
                    07-12 Motion by Senator Doe to insist on the amendment of the Senate made in Senate. | PASSED:BILL
                    07-12 Senate requests return of papers with respect to S. 9 by Unanimous Consent. | PASSED:BILL
                    """)
    void disputeShowsThatTheSecondChamberHadChangedIt(String row, String status) {
        StatusReport report = report("118-s-9", SEEMS_PASSED[0], SEEMS_PASSED[1], row);
        assertThat(report.current().status()).isEqualTo(status);
        assertThat(report.unclassified()).isEmpty();
    }

    @Test
    void billInDisputeLapsesWithItsCongressAndOneThatThePresidentHasIsInNone() {
        String insists =
                "05-25 On motion that the House insist upon its amendment, and request a conference Agreed to without objection.";
        StatusReport report = StatusEngine.report(
                BillId.parse("118-s-9"),
                LocalDate.of(2023, 1, 9),
                StatusRulesTest.actions(SEEMS_PASSED[0], SEEMS_PASSED[1], insists),
                LocalDate.of(2025, 1, 3));
        assertThat(report.current().status()).isEqualTo("EXPIRED");
        assertThat(report.beforeExpiry()).isNotNull();
        assertThat(report.beforeExpiry().status()).isEqualTo("PASS_BACK:HOUSE");
        assertThat(report("118-s-9", SEEMS_PASSED[0], SEEMS_PASSED[1], "05-24 Presented to President.", insists)
                        .current()
                        .status())
                .isEqualTo("PASSED:BILL");
    }

    // The same in other words

    @Test
    void conferenceReportCanBeTakenUnderSuspensionOfTheRules() {
        String vote =
                "On motion to suspend the rules and agree to the conference report Agreed to by the Yeas and Nays: (2/3 required): 412 - 4 (Roll no. 220).";
        for (List<String> rows : List.of(
                List.of("06-01 " + vote),
                List.of("06-01 " + vote, "06-01 Conference report agreed to in House: " + vote))) {
            List<String> days = new ArrayList<>(List.of(SEEMS_PASSED));
            days.add(
                    "05-25 On motion that the House insist upon its amendment, and request a conference Agreed to without objection.");
            days.addAll(rows);
            assertThat(report("118-s-9", days.toArray(String[]::new)).current().status())
                    .isEqualTo("CONFERENCE:PASSED:HOUSE");
            days.add("06-02 Senate agreed to conference report by Yea-Nay Vote. 88 - 11. Record Vote Number: 3.");
            assertThat(report("118-s-9", days.toArray(String[]::new)).current().status())
                    .isEqualTo("PASSED:BILL");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    On agreeing to the Senate amendments Agreed to by voice vote.                                      | PASSED:BILL
                    On agreeing to the Senate amendment Agreed to by the Yeas and Nays: 220 - 200 (Roll no. 7).        | PASSED:BILL
                    On agreeing to the Senate amendment Failed by the Yeas and Nays: 200 - 220 (Roll no. 7).           | PROV_KILL:PINGPONGFAIL
                    On agreeing to the Doe amendment (A001) Agreed to by voice vote.                                   | PASS_BACK:SENATE
                    On motion to concur in the Senate amendment with a further amendment Agreed to by voice vote.      | PASS_BACK:HOUSE
                    On motion to concur in the Senate amendment with further amendments Agreed to by voice vote.       | PASS_BACK:HOUSE
                    Pursuant to Section 6 of H.Res. 512, the Chair announced that a motion that the House concur in the Senate amendment to the text of H.R. 9 with an amendment is adopted. | PASS_BACK:HOUSE
                    On motion to concur in portion of Senate adt comprising title II Failed by recorded vote: 126 - 302 (Roll no. 361). | PASS_BACK:SENATE
                    """)
    void votesOfTheHouseOnTheSenatesText(String text, String status) {
        assertThat(report("118-hr-9", CHANGED_BY_THE_SENATE[0], CHANGED_BY_THE_SENATE[1], "05-01 " + text)
                        .current()
                        .status())
                .isEqualTo(status);
    }

    /** A row that goes on to insist, or to ask for a conference, passes or agrees first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-hr-9 | 04-01 Passed Senate with an amendment, insisted on its amendment and requested a conference by Voice Vote. | PASS_BACK:SENATE
                    118-hr-9 | 04-01 Passed Senate, insisted on its amendment and requested a conference by Voice Vote. | PASS_BACK:SENATE
                    118-hr-9 | 04-01 Passed/agreed to in Senate: Passed Senate with an amendment, insisted on its amendment and requested a conference by Voice Vote. | PASS_BACK:SENATE
                    118-s-9  | 04-01 On motion to suspend the rules and pass the bill, as amended, insist upon its amendment, and request a conference Agreed to by voice vote. | PASS_BACK:HOUSE
                    """)
    void passageThatAsksForAConferenceIsAPassage(String bill, String row, String status) {
        String first = bill.contains("-s-")
                ? "03-01 Passed Senate without amendment by Voice Vote."
                : "03-01 On passage Passed by voice vote.";
        StatusReport report = report(bill, first, row);
        assertThat(report.history()).extracting(StatusReport.Entry::status).endsWith(status);
        assertThat(report.history()).extracting(StatusReport.Entry::rule).endsWith("vote-passed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    On motion that the House agree with an amendment to the Senate amendments, insist upon its amendment to the Senate amendments, and request a conference Agreed to by recorded vote: 371 - 54 (Roll No. 624). | PASS_BACK:HOUSE
                    On motion that the House agree to the Senate amendment with an amendment and request a conference Agreed to by voice vote. | PASS_BACK:HOUSE
                    Mr. Doe moved that the House agree with an amendment to the Senate amendments, insist upon its amendment to the Senate amendments, and request a conference. | PASS_BACK:SENATE
                    Senate receded from its amendment by Unanimous Consent. | PASSED:BILL
                    Senate receded from its amendment numbered 3 by Unanimous Consent. | PASS_BACK:SENATE
                    House receded from its amendment to the Senate amendment. | PASS_BACK:SENATE
                    House receded and concurred in the Senate amendment. | PASSED:BILL
                    On motion that the House recede and concur in the Senate amendment Agreed to by the Yeas and Nays: 220 - 200 (Roll no. 9). | PASSED:BILL
                    On motion that the House recede and concur in the Senate amendment with an amendment Agreed to by voice vote. | PASS_BACK:HOUSE
                    On motion that the House recede and concur in the Senate amendment Failed by voice vote. | PASS_BACK:SENATE
                    """)
    void agreementBesideADisputeIsAnAgreement(String text, String status) {
        StatusReport report = report("118-hr-9", CHANGED_BY_THE_SENATE[0], CHANGED_BY_THE_SENATE[1], "05-01 " + text);
        assertThat(report.current().status()).isEqualTo(status);
        assertThat(report.unclassified()).isEmpty();
    }

    @Test
    void senateThatChangesTheHousesTextAndAsksForAConferenceSendsItBack() {
        StatusReport report = report(
                "118-s-9",
                "03-01 Passed Senate with an amendment by Yea-Nay Vote. 85 - 12.",
                "04-01 On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                "05-01 Senate concurred in the House amendment with an amendment and requested a conference by Unanimous Consent.");
        assertThat(report.current().status()).isEqualTo("PASS_BACK:SENATE");
    }

    // What is taken back

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-hr-9 | 03-02 VACATING PROCEEDINGS - Mr. Doe asked unanimous consent that the proceedings by which H.R. 9 was passed be vacated. Agreed to without objection. | INTRODUCED
                    118-s-9  | 03-02 VACATING PROCEEDINGS - Mr. Doe asked unanimous consent that the proceedings by which S. 9 was passed be vacated. Agreed to without objection.   | PASS_OVER:SENATE
                    118-hr-9 | 03-02 VACATING PROCEEDINGS - Mr. Doe asked unanimous consent that the proceedings by which H.R. 9 was passed be vacated. Objection heard.             | PASS_OVER:HOUSE
                    118-hr-9 | 03-02 VACATING THE YEAS AND NAYS - Mr. Doe asked unanimous consent that the ordering of the yeas and nays on passage be vacated. Agreed to without objection. | PASS_OVER:HOUSE
                    """)
    void houseTakesBackItsOwnPassageAndNoOther(String bill, String row, String status) {
        String senate =
                bill.startsWith("118-s") ? "02-01 Passed Senate without amendment by Voice Vote." : "02-01 Introduced";
        assertThat(report(
                                bill,
                                senate,
                                "03-01 On motion to suspend the rules and pass the bill Agreed to by voice vote.",
                                row)
                        .current()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void senateThatTakesBackItsPassageOfAHouseBillLeavesThePassageOfTheHouse() {
        assertThat(report(
                                "118-hr-9",
                                "03-01 On passage Passed by voice vote.",
                                "04-01 Passed Senate without amendment by Voice Vote.",
                                "04-05 Senate vitiated previous passage.")
                        .current()
                        .status())
                .isEqualTo("PASS_OVER:HOUSE");
    }
}
