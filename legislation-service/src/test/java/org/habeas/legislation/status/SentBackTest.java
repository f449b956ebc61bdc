package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.junit.jupiter.api.Test;

/**
 * Bills that came back with the other chamber's changes, by their rows in BILLSTATUS: a row is its day, who recorded it (H the
 * House, S the Senate, L the Library of Congress) and its text. What the table knows to change nothing is left out.
 */
class SentBackTest {

    private static final String MESSAGE =
            "S Message on House action received in Senate and at desk: House amendment to Senate bill.";

    @Test
    void debateOnTheHousesTextThatTheSenateDoesNotEndStopsTheBill() {
        assertThat(history(
                        "117-s-3373",
                        "2021-12-09 L Introduced in Senate",
                        "2021-12-09 S Read twice and referred to the Committee on Health, Education, Labor, and Pensions.",
                        "2022-02-17 S Senate Committee on Health, Education, Labor, and Pensions discharged by Unanimous Consent.",
                        "2022-02-17 S Passed Senate without amendment by Unanimous Consent.",
                        "2022-02-18 H Held at the desk.",
                        "2022-07-13 H On passage Passed by the Yeas and Nays: 342 - 88 (Roll no. 309).",
                        "2022-07-13 L Passed/agreed to in House: On passage Passed by the Yeas and Nays: 342 - 88 (Roll no. 309).",
                        "2022-07-14 " + MESSAGE,
                        "2022-07-21 S Motion by Senator Schumer to concur in the House amendment to S. 3373 made in Senate.",
                        "2022-07-25 S Cloture motion on the motion to concur in the House amendment to S. 3373 presented in Senate.",
                        "2022-07-27 S Cloture on the motion to concur in the House amendment to S. 3373 not invoked in Senate by Yea-Nay Vote. 55 - 42. Record Vote Number: 272.",
                        "2022-07-27 S Motion by Senator Schumer to reconsider the vote by which cloture on the motion to concur in the House amendment to S. 3373 was not invoked (Record Vote No. 272) entered in Senate.",
                        "2022-08-02 S Motion by Senator Paul to concur in the House Amendment to S. 3373 with an amendment (SA 5184), under the order of 8/2/22, not having achieved 60 votes in the affirmative, was not agreed to by Yea-Nay Vote. 7 - 90. Record Vote Number: 277.",
                        "2022-08-02 S Senate agreed to the House amendment to S. 3373, under the order of 8/2/2022, having achieved 60 votes in the affirmative by Yea-Nay Vote. 86 - 11. Record Vote Number: 280.",
                        "2022-08-09 H Presented to President.",
                        "2022-08-10 L Signed by President.",
                        "2022-08-10 L Became Public Law No: 117-168."))
                .containsExactly(
                        "INTRODUCED 2021-12-09",
                        "REFERRED 2021-12-09",
                        "REPORTED 2022-02-17",
                        "PASS_OVER:SENATE 2022-02-17",
                        "PASSED:BILL 2022-07-13",
                        "PASS_BACK:HOUSE 2022-07-14",
                        "PROV_KILL:CLOTUREFAILED 2022-07-27",
                        "PASSED:BILL 2022-08-02",
                        "ENACTED:SIGNED 2022-08-10");
    }

    @Test
    void bothChambersChangeItInTurn() {
        assertThat(history(
                        "117-s-2938",
                        "2021-10-05 S Read twice and referred to the Committee on Environment and Public Works.",
                        "2021-12-01 S Committee on Environment and Public Works. Reported by Senator Carper without amendment. Without written report.",
                        "2021-12-09 S Passed Senate without amendment by Unanimous Consent.",
                        "2021-12-13 H Held at the desk.",
                        "2022-03-30 H On motion to suspend the rules and pass the bill Failed by the Yeas and Nays: (2/3 required): 238 - 187, 1 Present (Roll no. 95).",
                        "2022-05-18 H On passage Passed by the Yeas and Nays: 230 - 190, 1 Present (Roll no. 212).",
                        "2022-05-19 " + MESSAGE,
                        "2022-06-21 S Motion to proceed to consideration of the House message to accompany S. 2938 agreed to in Senate by Yea-Nay Vote. 64 - 34. Record Vote Number: 235.",
                        "2022-06-23 S Cloture on the motion to concur in the House amendment to S. 2938 with an amendment SA 5099 invoked in Senate by Yea-Nay Vote. 65 - 34. Record Vote Number: 240.",
                        "2022-06-23 S Senate concurred in the House amendment to S. 2938 with an amendment SA (5099), and an amendment to the title by Yea-Nay Vote. 65 - 33. Record Vote Number: 242.",
                        "2022-06-24 H On motion that the House agree to the Senate amendments to the House amendment Agreed to by the Yeas and Nays: 234 - 193 (Roll no. 299).",
                        "2022-06-24 H Presented to President.",
                        "2022-06-25 L Signed by President.",
                        "2022-06-25 L Became Public Law No: 117-159."))
                .containsExactly(
                        "INTRODUCED 2021-01-03",
                        "REFERRED 2021-10-05",
                        "REPORTED 2021-12-01",
                        "PASS_OVER:SENATE 2021-12-09",
                        "PROV_KILL:SUSPENSIONFAILED 2022-03-30",
                        "PASSED:BILL 2022-05-18",
                        "PASS_BACK:HOUSE 2022-05-19",
                        "PASS_BACK:SENATE 2022-06-23",
                        "PASSED:BILL 2022-06-24",
                        "ENACTED:SIGNED 2022-06-25");
        assertThat(history(
                        "117-s-1301",
                        "2021-04-22 S Read twice and referred to the Committee on Health, Education, Labor, and Pensions.",
                        "2021-05-25 S Committee on Health, Education, Labor, and Pensions. Ordered to be reported without amendment favorably.",
                        "2021-07-30 S Passed Senate without amendment by Voice Vote.",
                        "2021-09-29 H On passage Passed by the Yeas and Nays: 219 - 212 (Roll no. 310).",
                        "2021-09-29 " + MESSAGE,
                        "2021-10-07 S Motion to table the motion to concur in the House amendment to S. 1301 with an amendment (SA 3835) agreed to in Senate by Voice Vote.",
                        "2021-10-07 S Second cloture motion on the motion to concur in the House amendment to S.1301 rendered moot in Senate.",
                        "2021-10-07 S Senate concurred in the House amendment to S.1301 with an amendment (SA 3847) by Yea-Nay Vote. 50 - 48. Record Vote Number: 412.",
                        "2021-10-12 H Pursuant to the provisions of H. Res. 716, House agreed to Senate amendment to House amendment",
                        "2021-10-14 H Presented to President.",
                        "2021-10-14 L Signed by President."))
                .containsExactly(
                        "INTRODUCED 2021-01-03",
                        "REFERRED 2021-04-22",
                        "REPORTED 2021-05-25",
                        "PASS_OVER:SENATE 2021-07-30",
                        "PASSED:BILL 2021-09-29",
                        "PASS_BACK:HOUSE 2021-09-29",
                        "PASS_BACK:SENATE 2021-10-07",
                        "PASSED:BILL 2021-10-12",
                        "ENACTED:SIGNED 2021-10-14");
    }

    @Test
    void senateTakesTheHousesTextAsItIs() {
        assertThat(history(
                        "117-s-1605",
                        "2021-05-13 S Read twice and referred to the Committee on Energy and Natural Resources.",
                        "2021-06-09 S Senate Committee on Energy and Natural Resources discharged by Unanimous Consent.",
                        "2021-06-09 S Passed Senate without amendment by Unanimous Consent.",
                        "2021-12-07 H On passage Passed by the Yeas and Nays: 363 - 70 (Roll no. 405).",
                        "2021-12-08 " + MESSAGE,
                        "2021-12-14 S Cloture on the motion to concur in the House amendment to S. 1605 invoked in Senate by Yea-Nay Vote. 86 - 13. Record Vote Number: 496.",
                        "2021-12-15 S Motion by Senator Schumer to concur in the House amendment to S. 1605 with an amendment (SA 4880) withdrawn in Senate.",
                        "2021-12-15 S Senate agreed to the House amendment to S. 1605 by Yea-Nay Vote. 88 - 11. Record Vote Number: 499.",
                        "2021-12-23 H Presented to President.",
                        "2021-12-27 L Signed by President."))
                .containsExactly(
                        "INTRODUCED 2021-01-03",
                        "REFERRED 2021-05-13",
                        "REPORTED 2021-06-09",
                        "PASS_OVER:SENATE 2021-06-09",
                        "PASSED:BILL 2021-12-07",
                        "PASS_BACK:HOUSE 2021-12-08",
                        "PASSED:BILL 2021-12-15",
                        "ENACTED:SIGNED 2021-12-27");
        assertThat(history(
                        "117-s-610",
                        "2021-03-04 S Read twice and referred to the Committee on Health, Education, Labor, and Pensions.",
                        "2021-05-25 S Committee on Health, Education, Labor, and Pensions. Ordered to be reported with an amendment in the nature of a substitute favorably.",
                        "2021-08-06 S The committee substitute as amended agreed to by Unanimous Consent.",
                        "2021-08-06 S Passed Senate with an amendment by Voice Vote.",
                        "2021-12-07 " + MESSAGE,
                        "2021-12-07 H On passage Passed by the Yeas and Nays: 222 - 212 (Roll no. 404).",
                        "2021-12-09 S Senate agreed to the House amendment to S. 610 by Yea-Nay Vote. 59 - 35. Record Vote Number: 491.",
                        "2021-12-10 H Presented to President.",
                        "2021-12-10 L Signed by President."))
                .containsExactly(
                        "INTRODUCED 2021-01-03",
                        "REFERRED 2021-03-04",
                        "REPORTED 2021-05-25",
                        "PASS_OVER:SENATE 2021-08-06",
                        "PASSED:BILL 2021-12-07",
                        "PASS_BACK:HOUSE 2021-12-07",
                        "PASSED:BILL 2021-12-09",
                        "ENACTED:SIGNED 2021-12-10");
    }

    @Test
    void partOfADividedQuestionIsNotTheWhole() {
        assertThat(history(
                        "114-hr-1314",
                        "2015-03-04 L Introduced in House",
                        "2015-03-04 H Referred to the House Committee on Ways and Means.",
                        "2015-03-25 H Ordered to be Reported (Amended) by Voice Vote.",
                        "2015-04-15 H On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                        "2015-05-12 S Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 52 - 45. Record Vote Number: 176.",
                        "2015-05-14 S Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 65 - 33. Record Vote Number: 179.",
                        "2015-05-22 S Passed Senate with an amendment by Yea-Nay Vote. 62 - 37. Record Vote Number: 193.",
                        "2015-06-12 H On motion to concur in portion of Senate adt comprising title II (except sec 212) Failed by recorded vote: 126 - 302 (Roll no. 361).",
                        "2015-06-12 H On motion to concur in portion of Senate amendment preceding title II Agreed to by recorded vote: 219 - 211 (Roll no. 362).",
                        "2015-10-28 H On motion that the House agree with an amendment to the Senate amendment Agreed to by the Yeas and Nays: 266 - 167 (Roll No. 579).",
                        "2015-10-28 S Message on House action received in Senate and at desk: House amendment to Senate amendment.",
                        "2015-10-30 S Senate agreed to the House amendment to the Senate amendment to H.R. 1314 by Yea-Nay Vote. 64 - 35. Record Vote Number: 294.",
                        "2015-11-02 H Presented to President.",
                        "2015-11-02 L Signed by President."))
                .containsExactly(
                        "INTRODUCED 2015-03-04",
                        "REFERRED 2015-03-04",
                        "REPORTED 2015-03-25",
                        "PASS_OVER:HOUSE 2015-04-15",
                        "PROV_KILL:CLOTUREFAILED 2015-05-12",
                        "PASS_OVER:HOUSE 2015-05-14",
                        "PASS_BACK:SENATE 2015-05-22",
                        "PASS_BACK:HOUSE 2015-10-28",
                        "PASSED:BILL 2015-10-30",
                        "ENACTED:SIGNED 2015-11-02");
    }

    @Test
    void houseThatAgreesToItsOwnAmendmentsDoesNotTakeTheSenatesText() {
        assertThat(history(
                        "114-hr-22",
                        "2015-01-06 L Introduced in House",
                        "2015-01-06 H Referred to the House Committee on Ways and Means.",
                        "2015-01-06 H On motion to suspend the rules and pass the bill Agreed to by the Yeas and Nays: (2/3 required): 412 - 0 (Roll no. 7).",
                        "2015-07-21 S Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 41 - 56. Record Vote Number: 250.",
                        "2015-07-22 S Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 62 - 36. Record Vote Number: 251.",
                        "2015-07-30 S Passed Senate with an amendment and an amendment to the Title by Yea-Nay Vote. 65 - 34. Record Vote Number: 260.",
                        "2015-11-05 H On motion to agree to the House amendments en gros Agreed to by recorded vote: 363 - 64 (Roll no. 623).",
                        "2015-11-05 H Pursuant to Section 6 of H.Res. 512, the Chair announced that a motion that the House concur in the Senate amendment to the text of H.R. 22 with an amendment is adopted, and a motion that the House concur in the Senate amendment to the title of H.R. 22 is adopted.",
                        "2015-11-05 H On motion that the House agree with an amendment to the Senate amendments, insist upon its amendment to the Senate amendments, and request a conference Agreed to by recorded vote: 371 - 54 (Roll No. 624).",
                        "2015-11-10 S Message on House action received in Senate and at desk: House amendment to Senate amendment and House requests a conference.",
                        "2015-11-10 S Senate disagrees to the House amendment to the Senate amendment, agrees to the request for conference, and authorizes the Presiding Officer to appoint conferees.",
                        "2015-12-03 H On agreeing to the conference report Agreed to by the Yeas and Nays: 359 - 65 (Roll no. 673).",
                        "2015-12-03 S Senate agreed to conference report, under the order of 12/3/2015, having achieved 60 votes in the affirmative, by Yea-Nay Vote. 83 - 16. Record Vote Number: 331.",
                        "2015-12-04 H Presented to President.",
                        "2015-12-04 L Signed by President."))
                .containsExactly(
                        "INTRODUCED 2015-01-06",
                        "REFERRED 2015-01-06",
                        "PASS_OVER:HOUSE 2015-01-06",
                        "PROV_KILL:CLOTUREFAILED 2015-07-21",
                        "PASS_OVER:HOUSE 2015-07-22",
                        "PASS_BACK:SENATE 2015-07-30",
                        "PASS_BACK:HOUSE 2015-11-05",
                        "CONFERENCE:PASSED:HOUSE 2015-12-03",
                        "PASSED:BILL 2015-12-03",
                        "ENACTED:SIGNED 2015-12-04");
    }

    @Test
    void rowThatSaysWhoseChangesAreRefusedCountsBeforeOneThatOnlyAsksForAConference() {
        assertThat(history(
                        "114-hr-9",
                        "2015-01-06 L Introduced in House",
                        "2015-02-01 H On passage Passed by voice vote.",
                        "2015-03-01 S Passed Senate without amendment by Voice Vote.",
                        "2015-04-01 S Agreed to the request for a conference by Voice Vote.",
                        "2015-04-01 S Senate disagrees to the House amendment to the Senate amendment."))
                .endsWith("PASSED:BILL 2015-03-01", "PASS_BACK:HOUSE 2015-04-01");
    }

    /** Each status with its day; no row is unknown. The introduction, where no row tells of it, is the first day of the Congress. */
    private static List<String> history(String bill, String... rows) {
        BillId id = BillId.parse(bill);
        LocalDate began = StatusEngine.endOf(id.congress() - 1);
        LocalDate introduced = rows[0].contains("Introduced in") ? LocalDate.parse(rows[0].substring(0, 10)) : began;
        StatusReport report = StatusEngine.report(
                id, introduced, actions(rows), StatusEngine.endOf(id.congress()).minusDays(1));
        assertThat(report.unclassified()).isEmpty();
        return report.history().stream().map(e -> e.status() + " " + e.since()).toList();
    }

    private static List<Action> actions(String... rows) {
        List<Action> actions = new ArrayList<>();
        for (String row : rows) {
            String system = switch (row.charAt(11)) {
                case 'H' -> "House floor actions";
                case 'S' -> "Senate";
                default -> "Library of Congress";
            };
            actions.add(new Action(
                    actions.size() + 1,
                    LocalDate.parse(row.substring(0, 10)),
                    null,
                    row.substring(13),
                    null,
                    null,
                    system,
                    List.of(),
                    List.of()));
        }
        return actions;
    }
}
