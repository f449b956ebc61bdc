package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.legislation.status.StatusRulesTest.report;

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
        String first = bill.contains("-s-") ? "04-01 Passed Senate without amendment by Voice Vote." : "04-01 Introduced";
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
}
