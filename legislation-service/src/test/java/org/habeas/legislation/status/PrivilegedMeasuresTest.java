package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Title;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegedMeasuresTest {

    private static final LocalDate INTRODUCED = LocalDate.of(2024, 2, 1);
    private static final LocalDate DURING_118 = LocalDate.of(2024, 6, 1);

    private static final String REQUEST =
            "A resolution requesting information on Doeland's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961.";
    private static final String REFERRED = "02-01 Referred to the Committee on Foreign Relations.";

    // Which measures

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-sres-540  | 502b-request          | SECTION_502B        | A resolution requesting information on Azerbaijan's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961.
                    118-hres-735  | 502b-request          | SECTION_502B        | Requesting information on Azerbaijan's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961.
                    118-sres-9    | 502b-request          | SECTION_502B        | A resolution requesting a statement on Doeland under 22 U.S.C. 2304(c).
                    118-sjres-9   | 502b-assistance       | SECTION_502B        | A joint resolution terminating security assistance to Doeland pursuant to section 502B(c) of the Foreign Assistance Act of 1961.
                    117-sjres-56  | war-powers-law        | WAR_POWERS          | A joint resolution directing the removal of United States Armed Forces from hostilities in the Republic of Yemen that have not been authorized by Congress.
                    115-sjres-54  | war-powers-law        | WAR_POWERS          | A joint resolution to direct the removal of United States Armed Forces from hostilities in the Republic of Yemen that have not been authorized by Congress.
                    117-hjres-87  | war-powers-law        | WAR_POWERS          | Directing the removal of United States Armed Forces from hostilities in the Republic of Yemen that have not been authorized by Congress.
                    116-hconres-123 | war-powers-concurrent | WAR_POWERS        | Directing the President pursuant to section 5(c) of the War Powers Resolution to remove United States Armed Forces from unauthorized hostilities in the Republic of Yemen.
                    118-sjres-9   | war-powers-law        | WAR_POWERS          | A joint resolution to direct the termination of the use of United States Armed Forces for hostilities against Doeland.
                    116-hconres-83 | war-powers-concurrent | WAR_POWERS         | Directing the President pursuant to section 5(c) of the War Powers Resolution to terminate the use of United States Armed Forces to engage in hostilities in or against Iran.
                    118-sjres-9   | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution prohibiting the proposed sale to Doeland of certain defense articles.
                    118-sjres-9   | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution prohibiting the sale to Doeland of certain defense articles.
                    118-sjres-9   | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution prohibiting the issuance of a letter of offer with respect to a sale of defense articles to Doeland.
                    118-sjres-9   | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution prohibiting the issuance of a license for the export of firearms to Doeland.
                    118-sjres-9   | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution prohibiting the foreign military sale to Doeland of munitions.
                    118-hconres-9 | war-powers-concurrent | WAR_POWERS          | Directing the President, pursuant to section 5(c) of the War Powers Resolution, to remove the United States Armed Forces from Doeland.
                    117-sjres-35  | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution providing for congressional disapproval of the proposed foreign military sale to the Government of Egypt of certain defense articles and services.
                    117-sjres-44  | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution relating to the disapproval of the proposed sale to the Government of Bahrain of certain defense articles and services.
                    116-sjres-44  | arms-sale             | ARMS_EXPORT_CONTROL | A joint resolution providing for congressional disapproval of the proposed retransfer of certain defense articles from the United Arab Emirates to the Hashemite Kingdom of Jordan.
                    117-hjres-49  | arms-sale             | ARMS_EXPORT_CONTROL | Providing for congressional disapproval of the proposed direct commercial sale to Israel of certain weaponry and munitions.
                    """)
    void measureIsRecognisedByItsOfficialTitleWhichIsNamed(
            String bill, String rule, PrivilegedKind kind, String title) {
        PrivilegedMeasure measure = measure(bill, title).orElseThrow();
        assertThat(measure.rule()).isEqualTo(rule);
        assertThat(measure.kind()).isEqualTo(kind);
        assertThat(measure.recognisedBy()).isEqualTo(new PrivilegedMeasure.Recognition("title", title, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-sres-616 | A resolution condemning the treatment of Dr. Gubad Ibadoghlu by the Government of Azerbaijan and urging his immediate release, and for other purposes.
                    118-s-9      | A bill requesting information on Doeland's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961.
                    118-sres-9   | A resolution expressing the sense of the Senate on statements under section 502B(c) of the Foreign Assistance Act of 1961.
                    118-sres-9   | A resolution requesting information on Doeland's human rights practices.
                    117-hjres-29 | To amend the War Powers Resolution, and for other purposes.
                    117-hr-2108  | To prohibit the use of Federal funds in contravention of the War Powers Resolution.
                    117-hr-9168  | To require the removal of United States Armed Forces from Saudi Arabia, and for other purposes.
                    118-s-9      | A bill to require a report on the removal of United States Armed Forces from hostilities.
                    117-hr-5798  | To modify the expedited procedures in the House of Representatives under section 36 of the Arms Export Control Act with respect to consideration of joint resolutions prohibiting proposed sales of defense articles or services.
                    117-s-5074   | A bill to provide for a temporary 1-year halt to all proposed direct commercial sales and foreign military sales to the Kingdom of Saudi Arabia of weaponry and munitions.
                    117-hres-445 | Condemning all violence in Ethiopia, and for all belligerents, and other armed groups to cease all hostilities.
                    117-sjres-64 | A joint resolution disapproving of the rule submitted by the Department of Homeland Security relating to "Public Charge Ground of Inadmissibility".
                    118-sjres-9  | A joint resolution to direct the termination of the use of United States Armed Forces for the support of civil authorities.
                    118-hjres-9  | Prohibiting the sale of firearms by licensed dealers near schools.
                    118-hjres-9  | Prohibiting the sale to minors of certain firearms.
                    118-hjres-9  | Prohibiting the issuance of licenses to dealers of firearms.
                    118-hjres-9  | Prohibiting the transfer of munitions to local police.
                    117-sjres-9  | A joint resolution providing for congressional disapproval under chapter 8 of title 5, United States Code, of the rule on certain firearms.
                    """)
    void measureThatOnlySpeaksOfSuchALawHasNoClock(String bill, String title) {
        assertThat(measure(bill, title)).isEmpty();
    }

    @Test
    void motionThatNamesTheLawIsEvidenceWhereNoTitleIs() {
        String motion =
                "Motion to discharge Senate Committee on Foreign Relations made. (Pursuant to section 36(b) of the Arms Export Control Act).";
        assertThat(measure("118-sjres-9", "A joint resolution on Doeland.", REFERRED, "03-01 " + motion)
                        .orElseThrow()
                        .recognisedBy())
                .isEqualTo(new PrivilegedMeasure.Recognition("action", motion, LocalDate.of(2024, 3, 1)));
        assertThat(
                        measure(
                                "118-sjres-9",
                                "A joint resolution on Doeland.",
                                "03-01 Point of order that the measure does not fall under section 36 of the Arms Export Control Act raised in Senate."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Motion to discharge Senate Committee on Foreign Relations made. (Pursuant to the Arms Export Control Act of 1976).                                                                                             | -
                    Senate Committee on Foreign Relations discharged pursuant to section 601(b) of the International Security Assistance and Arms Export Control Act of 1976.                                                     | -
                    Motion to discharge Senate Committee on Foreign Relations made pursuant to section 1013 and section 601(b) of the International Security Assistance and Arms Export Control Act of 1976.                      | war-powers-law
                    Motion to discharge Senate Committee on Foreign Relations made pursuant to section 502B(c) and section 601(b) of the International Security Assistance and Arms Export Control Act of 1976.                   | 502b-assistance
                    Motion to proceed to consideration of measure made in Senate pursuant to 22 U.S.C. 2776.                                                                                                                    | arms-sale
                    """)
    void wayThatAllSuchMeasuresHaveInCommonTellsNoneFromAnother(String motion, @Nullable String rule) {
        assertThat(measure("118-sjres-9", "A joint resolution on Doeland.", REFERRED, "03-01 " + motion)
                        .map(PrivilegedMeasure::rule))
                .isEqualTo(Optional.ofNullable(rule));
    }

    // From when a motion to discharge may be made

    @Test
    void motionIsInOrderOnTheDayAfterTenCalendarDaysHaveEnded() {
        PrivilegedMeasure.Clock clock = clock("118-sres-540", REQUEST, REFERRED);
        assertThat(clock.dischargeEligibleFrom()).isEqualTo("2024-02-12");
        assertThat(clock.moot()).isNull();
        assertThat(clock.statementDue()).isNull();
        assertThat(clock.basis())
                .contains(
                        "22 U.S.C. 2304(c)",
                        "section 601(b)",
                        "at the end of ten calendar days after the introduction.",
                        "no recess calendar")
                .doesNotContain("first referral");
    }

    @Test
    void daysAreCountedFromTheReferralWhereNoSourceSaysWhenItWasIntroduced() {
        List<Action> actions = actions("02-03 Referred to the Committee on Foreign Relations.");
        PrivilegedMeasure measure = PrivilegedMeasures.of(BillId.parse("118-sres-540"), titles(REQUEST), null, actions)
                .orElseThrow();
        StatusReport report = StatusEngine.report(BillId.parse("118-sres-540"), null, actions, DURING_118);
        assertThat(measure.clock(report).dischargeEligibleFrom()).isEqualTo("2024-02-14");
        assertThat(measure.clock(report).basis())
                .contains("No source says when it was introduced, so the days are counted from the first referral.");
    }

    @Test
    void noDayIsInventedWhereNothingSaysWhenItBegan() {
        PrivilegedMeasure measure = PrivilegedMeasures.of(
                        BillId.parse("118-sres-540"), titles(REQUEST), null, List.of())
                .orElseThrow();
        StatusReport report = StatusEngine.report(BillId.parse("118-sres-540"), null, List.of(), DURING_118);
        assertThat(measure.clock(report).dischargeEligibleFrom()).isNull();
        assertThat(measure.clock(report).moot()).isNull();
        assertThat(measure.clock(report).basis()).contains("no day is computed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    to Israel of certain weaponry and munitions                                                              | 2024-02-07
                    to the Government of Australia of certain defense articles and services                                  | 2024-02-07
                    to the Republic of Korea of certain defense articles                                                     | 2024-02-07
                    to the United Kingdom of Great Britain and Northern Ireland of certain defense articles                  | 2024-02-07
                    to Finland of certain defense articles                                                                   | 2024-02-07
                    to Sweden of certain defense articles                                                                    | 2024-02-12
                    to the Kingdom of Saudi Arabia, the United Kingdom of Great Britain and Northern Ireland, the Kingdom of Spain, and the Italian Republic of certain defense articles | 2024-02-12
                    of certain defense articles from Israel to the Hashemite Kingdom of Jordan                               | 2024-02-12
                    to the Democratic People's Republic of Korea of certain defense articles                                 | 2024-02-12
                    to the Hashemite Kingdom of Jordan of certain defense articles                                           | 2024-02-12
                    """)
    void committeeHasFiveDaysForASaleToOneOfTheCountriesThatTheLawNames(String recipient, LocalDate from) {
        String title = "A joint resolution relating to the disapproval of the proposed foreign military sale "
                + recipient + ".";
        assertThat(clock("118-sjres-9", title, REFERRED).dischargeEligibleFrom())
                .isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    proposed sale to Israel                                    | 2024-02-07
                    proposed direct commercial sale to Israel                  | 2024-02-12
                    proposed export to Israel                                  | 2024-02-12
                    proposed transfer to Israel                                | 2024-02-12
                    issuance of export licenses for the proposed sale to Israel | 2024-02-12
                    """)
    void fiveDaysAreForWhatTheUnitedStatesItselfSells(String what, LocalDate from) {
        String title = "A joint resolution providing for congressional disapproval of the " + what
                + " of certain defense articles.";
        assertThat(clock("118-sjres-9", title, REFERRED).dischargeEligibleFrom())
                .isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    2016-02-17, 2016-02-28
                    2016-02-18, -
                    2019-02-18, -
                    2019-02-19, 2019-03-02
                    """)
    void noDayIsComputedForASaleToJordanWhileALawTreatedItAsOneOfThem(LocalDate introduced, @Nullable LocalDate from) {
        BillId bill = BillId.parse("116-sjres-9");
        PrivilegedMeasure.Clock clock = PrivilegedMeasures.of(
                        bill,
                        titles(
                                "A joint resolution relating to the disapproval of the proposed foreign military sale to the Hashemite Kingdom of Jordan of certain defense articles."),
                        introduced,
                        List.of())
                .orElseThrow()
                .clock(StatusEngine.report(bill, introduced, List.of(), introduced));
        assertThat(clock.dischargeEligibleFrom()).isEqualTo(from);
        assertThat(clock.moot()).isNull();
        assertThat(clock.basis().contains("Public Law 114-123")).isEqualTo(from == null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    118-hres-735 | Requesting information on Doeland's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961. | the law gives it none in the House, so that there is no day to compute.
                    118-hjres-9  | Directing the removal of United States Armed Forces from hostilities in Doeland.                                            | no motion to discharge a committee of the House follows from it, so that there is no day to compute.
                    118-hjres-9  | Providing for congressional disapproval of the proposed foreign military sale to Doeland of certain defense articles.       | highly privileged once its committee has reported it, but no motion to discharge the committee follows from that, so that there is no day to compute.
                    """)
    void noDayFollowsInTheHouseAndEachLawIsToldAsItIs(String bill, String title, String basis) {
        PrivilegedMeasure.Clock clock = clock(bill, title, "02-01 Referred to the House Committee on Foreign Affairs.");
        assertThat(clock.dischargeEligibleFrom()).isNull();
        assertThat(clock.moot()).isNull();
        assertThat(clock.basis()).contains(basis);
    }

    @Test
    void concurrentResolutionOnWarPowersHasNoMotionThatADayCouldBeComputedFor() {
        PrivilegedMeasure.Clock clock = clock(
                "118-sconres-9",
                "A concurrent resolution directing the President, pursuant to section 5(c) of the War Powers Resolution, to remove United States Armed Forces from Doeland.",
                REFERRED);
        assertThat(clock.dischargeEligibleFrom()).isNull();
        assertThat(clock.basis()).contains("fifteen calendar days");
    }

    @Test
    void dayStaysAndIsMootAfterTheCongressHasEnded() {
        List<Action> actions = actions(REFERRED);
        StatusReport expired =
                StatusEngine.report(BillId.parse("118-sres-540"), INTRODUCED, actions, LocalDate.of(2026, 1, 1));
        PrivilegedMeasure.Clock clock =
                measure("118-sres-540", REQUEST, REFERRED).orElseThrow().clock(expired);
        assertThat(clock.dischargeEligibleFrom()).isEqualTo("2024-02-12");
        assertThat(clock.moot()).isEqualTo("Its Congress ended on 3 January 2025.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 47 - 48. | The Senate voted on such a motion on 1 March 2024; whether another is in order is not told here.
                    Motion to discharge Senate Committee on Foreign Relations tabled by Yea-Nay Vote. 72 - 11.   | The Senate voted on such a motion on 1 March 2024; whether another is in order is not told here.
                    Motion to discharge Senate Committee on Foreign Relations agreed to by Yea-Nay Vote. 51 - 48. | No committee has it any more: Reported by committee on 1 March 2024.
                    Senate Committee on Foreign Relations discharged by Unanimous Consent.                       | No committee has it any more: Reported by committee on 1 March 2024.
                    Placed on Senate Legislative Calendar under General Orders. Calendar No. 7.                  | It is on a calendar, so that no committee need be discharged.
                    """)
    void dayIsMootWhenTheMotionHadItsVoteOrTheCommitteeHasItNoMore(String text, String why) {
        assertThat(clock("118-sres-540", REQUEST, REFERRED, "03-01 " + text).moot())
                .isEqualTo(why);
    }

    @Test
    void motionThatWasOnlyMadeLeavesTheDayAsItIs() {
        assertThat(clock(
                                "118-sres-540",
                                REQUEST,
                                REFERRED,
                                "03-01 Motion to discharge Senate Committee on Foreign Relations made.")
                        .moot())
                .isNull();
    }

    // Until when the statement is due

    @Test
    void statementIsDueThirtyDaysAfterTheAgreement() {
        PrivilegedMeasure.Clock clock = clock(
                "118-sres-540",
                REQUEST,
                REFERRED,
                "03-01 Senate Committee on Foreign Relations discharged by Unanimous Consent.",
                "03-01 Resolution agreed to in Senate without amendment by Unanimous Consent.");
        assertThat(clock.statementDue()).isEqualTo("2024-03-31");
        assertThat(clock.moot()).isEqualTo("No committee has it any more: Agreed to on 1 March 2024.");
        assertThat(clock.basis()).contains("counted from the agreement");
    }

    @Test
    void noStatementIsDueAfterTheAgreementWasTakenBack() {
        PrivilegedMeasure.Clock clock = clock(
                "118-sres-540",
                REQUEST,
                REFERRED,
                "03-01 Resolution agreed to in Senate without amendment by Unanimous Consent.",
                "03-04 Senate vitiated previous passage.");
        assertThat(clock.statementDue()).isNull();
        assertThat(clock.basis()).contains("which takes the agreement of the chamber");
    }

    @Test
    void statementIsDueAfterTheAgreementThatStands() {
        assertThat(clock(
                                "118-sres-540",
                                REQUEST,
                                REFERRED,
                                "03-01 Resolution agreed to in Senate without amendment by Unanimous Consent.",
                                "03-04 Senate vitiated previous passage.",
                                "03-05 Resolution agreed to in Senate without amendment by Unanimous Consent.")
                        .statementDue())
                .isEqualTo("2024-04-04");
    }

    @Test
    void statementStaysDueWhenTheCongressHasEndedForAnAgreementDoesNotExpire() {
        String agreed = "03-01 Resolution agreed to in Senate without amendment by Unanimous Consent.";
        StatusReport report = StatusEngine.report(
                BillId.parse("118-sres-540"), INTRODUCED, actions(REFERRED, agreed), LocalDate.of(2026, 1, 1));
        assertThat(measure("118-sres-540", REQUEST, REFERRED, agreed)
                        .orElseThrow()
                        .clock(report)
                        .statementDue())
                .isEqualTo("2024-03-31");
    }

    @Test
    void statementIsDueAfterTheAgreementOfTheHouseToo() {
        PrivilegedMeasure.Clock clock =
                clock("118-hres-735", REQUEST, "03-01 On agreeing to the resolution Agreed to by voice vote.");
        assertThat(clock.statementDue()).isEqualTo("2024-03-31");
        assertThat(clock.dischargeEligibleFrom()).isNull();
    }

    @Test
    void jointResolutionAsksForNoStatement() {
        PrivilegedMeasure.Clock clock = clock(
                "118-sjres-9",
                "A joint resolution providing for congressional disapproval of the proposed foreign military sale to the Government of Egypt of certain defense articles and services.",
                "03-01 Passed Senate without amendment by Voice Vote.");
        assertThat(clock.statementDue()).isNull();
        assertThat(clock.basis()).doesNotContain("statement");
    }

    @Test
    void ruleHasANameOfItsOwnAndASentence() {
        assertThat(PrivilegedRules.TABLE).extracting(PrivilegedRule::id).doesNotHaveDuplicates();
        assertThat(PrivilegedRules.TABLE)
                .allSatisfy(rule -> assertThat(rule.meaning()).endsWith("."));
    }

    private static PrivilegedMeasure.Clock clock(String bill, String title, String... days) {
        StatusReport report = StatusEngine.report(BillId.parse(bill), INTRODUCED, actions(days), DURING_118);
        return measure(bill, title, days).orElseThrow().clock(report);
    }

    private static Optional<PrivilegedMeasure> measure(String bill, String title, String... days) {
        return PrivilegedMeasures.of(BillId.parse(bill), titles(title), INTRODUCED, actions(days));
    }

    private static List<Title> titles(String title) {
        return List.of(new Title("Doe Act", "short", null), new Title(title, "official", null));
    }

    private static List<Action> actions(String... days) {
        List<Action> actions = new ArrayList<>();
        Arrays.stream(days)
                .forEach(day -> actions.add(new Action(
                        actions.size() + 1,
                        LocalDate.parse("2024-" + day.substring(0, 5)),
                        null,
                        day.substring(6),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of())));
        return actions;
    }
}
