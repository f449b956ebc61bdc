package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionPairsTest {

    private static final String LIBRARY = "Library of Congress";
    private static final String PASSED = "Passed Senate with an amendment by Voice Vote.";

    @Test
    void copyWithWordsOfItsOwnInFrontIsLinkedToTheChambersRow() {
        Action copy = action(1, null, "Passed/agreed to in Senate: " + PASSED, LIBRARY);
        Action row = action(2, null, PASSED, "Senate");
        ActionPairs pairs = ActionPairs.of(List.of(copy, row));
        assertThat(pairs.duplicateOf(copy)).isEqualTo(2);
        assertThat(pairs.duplicateOf(row)).isNull();
    }

    @Test
    void pairIsFoundThoughOtherRowsStandBetween() {
        Action row = action(1, null, PASSED, "Senate");
        Action copy = action(4, null, "Passed/agreed to in Senate: " + PASSED, LIBRARY);
        assertThat(ActionPairs.of(List.of(
                                row,
                                action(2, null, "Measure laid before Senate by unanimous consent.", "Senate"),
                                action(3, null, "Message on Senate action sent to the House.", "Senate"),
                                copy))
                        .duplicateOf(copy))
                .isEqualTo(1);
    }

    @Test
    void spacesAndReferencesMakeNoDifference() {
        Action row = action(1, null, "Committee on Finance discharged.  (consideration: CR S1; text: CR S2)", "Senate");
        Action copy = action(2, null, "Committee on Finance  discharged.(consideration: CR S1-2)", LIBRARY);
        assertThat(ActionPairs.of(List.of(row, copy)).duplicateOf(copy)).isEqualTo(1);
    }

    @Test
    void rowsOfTwoTimesOrTwoDaysAreTwoSteps() {
        Action row = action(1, LocalTime.of(17, 0), "On passage Passed by voice vote.", "House floor actions");
        Action later = action(2, LocalTime.of(18, 0), "On passage Passed by voice vote.", LIBRARY);
        Action untimed = action(3, null, "On passage Passed by voice vote.", LIBRARY);
        Action nextDay = new Action(
                4,
                LocalDate.of(2023, 4, 2),
                null,
                "On passage Passed by voice vote.",
                null,
                null,
                LIBRARY,
                List.of(),
                List.of());
        ActionPairs pairs = ActionPairs.of(List.of(row, later, untimed, nextDay));
        assertThat(pairs.duplicateOf(later)).isNull();
        assertThat(pairs.duplicateOf(untimed)).isEqualTo(1);
        assertThat(pairs.duplicateOf(nextDay)).isNull();
    }

    @Test
    void rowWithTheSameTimeGoesBeforeOneWithoutAndTheLongerTextBeforeTheShorter() {
        Action untimed = action(1, null, "Motion to reconsider laid on the table.", "House floor actions");
        Action timed = action(2, LocalTime.NOON, "Motion to reconsider laid on the table.", "House floor actions");
        Action shorter = action(3, LocalTime.NOON, "laid on the table.", "House floor actions");
        Action copy = action(4, LocalTime.NOON, "Motion to reconsider laid on the table.", LIBRARY);
        ActionPairs pairs = ActionPairs.of(List.of(untimed, shorter, timed, copy));
        assertThat(pairs.duplicateOf(copy)).isEqualTo(2);
        assertThat(ActionPairs.of(List.of(shorter, copy)).duplicateOf(copy)).isEqualTo(3);
    }

    @Test
    void twoCopiesOfTwoEqualRowsAreLinkedToOneEach() {
        Action copy = action(1, null, PASSED, LIBRARY);
        Action second = action(2, null, PASSED, LIBRARY);
        ActionPairs pairs = ActionPairs.of(
                List.of(copy, second, action(3, null, PASSED, "Senate"), action(4, null, PASSED, "Senate")));
        assertThat(List.of(
                        pairs.primaryOf(copy).orElseThrow(),
                        pairs.primaryOf(second).orElseThrow()))
                .extracting(Action::sequence)
                .containsExactly(3, 4);
    }

    @Test
    void rowThatOnlyTheLibraryHasIsNoCopy() {
        Action introduced = action(1, null, "Introduced in Senate", LIBRARY);
        Action again = action(2, null, "Introduced in Senate", LIBRARY);
        ActionPairs pairs = ActionPairs.of(List.of(
                introduced, again, action(3, null, "Introduced in Senate", null), action(4, null, " ", "Senate")));
        assertThat(pairs.primaryOf(introduced)).isEmpty();
        assertThat(pairs.primaryOf(again)).isEmpty();
    }

    @Test
    void statusRestsOnTheChambersRowAndNotOnItsCopy() {
        Action copy = action(
                1,
                null,
                "Resolving differences -- Senate actions: Senate agreed to the House amendment to S. 9 by Voice Vote.",
                LIBRARY);
        Action row = action(2, null, "Senate agreed to the House amendment to S. 9 by Voice Vote.", "Senate");
        Action discharge = action(3, null, "Senate Committee on Finance discharged by Unanimous Consent.", "Senate");
        Action dischargeCopy = action(4, null, "Senate Committee on Finance discharged by Unanimous Consent.", LIBRARY);
        StatusReport report = report(List.of(
                dischargeCopy,
                discharge,
                action(5, null, PASSED, "Senate"),
                action(
                        6,
                        null,
                        "On motion to suspend the rules and pass the bill, as amended Agreed to by voice vote.",
                        "House floor actions"),
                copy,
                row));
        assertThat(report.history())
                .extracting(StatusReport.Entry::status)
                .containsExactly("INTRODUCED", "REPORTED", "PASS_OVER:SENATE", "PASS_BACK:HOUSE", "PASSED:BILL");
        assertThat(report.history().get(1).action()).isEqualTo(discharge);
        assertThat(report.current().action()).isEqualTo(row);
    }

    @Test
    void copyThatOnlyItsOwnWordsMakeReadableStillCounts() {
        Action copy = action(2, null, "Passed/agreed to in Senate: Ayes had it.", LIBRARY);
        StatusReport report = report(List.of(action(1, null, "Ayes had it.", "Senate"), copy));
        assertThat(report.current().status()).isEqualTo("PASS_OVER:SENATE");
        assertThat(report.current().action()).isEqualTo(copy);
        assertThat(report.unclassified()).containsExactly("Ayes had it.");
    }

    @Test
    void textThatNoRuleKnowsIsCountedOnceWithItsCopy() {
        StatusReport report = report(
                List.of(action(1, null, "Zzz unheard of.", "Senate"), action(2, null, "Zzz unheard of.", LIBRARY)));
        assertThat(report.unclassified()).containsExactly("Zzz unheard of.");
    }

    @Test
    void rowsOfOneDayInAnyOrderGiveTheSameCourseAndTheSamePairs() {
        List<Action> rows = List.of(
                action(1, null, "Introduced in Senate", LIBRARY),
                action(2, null, "Senate Committee on Finance discharged by Unanimous Consent.", "Senate"),
                action(3, null, "Senate Committee on Finance discharged by Unanimous Consent.", LIBRARY),
                action(4, null, PASSED, "Senate"),
                action(5, null, "Passed/agreed to in Senate: " + PASSED, LIBRARY),
                action(
                        6,
                        LocalTime.of(9, 0),
                        "On passage Passed by the Yeas and Nays: 218 - 200 (Roll no. 7).",
                        "House floor actions"),
                action(
                        7,
                        LocalTime.of(9, 0),
                        "Passed/agreed to in House: On passage Passed by the Yeas and Nays: 218 - 200 (Roll no. 7).",
                        LIBRARY),
                action(
                        8,
                        LocalTime.of(9, 1),
                        "Motion to reconsider laid on the table Agreed to without objection.",
                        "House floor actions"),
                action(
                        9,
                        null,
                        "Motion to discharge Senate Committee on Finance tabled by Yea-Nay Vote. 72 - 11.",
                        "Senate"),
                action(
                        10,
                        null,
                        "Motion to discharge Senate Committee on Finance tabled by Yea-Nay Vote. 72 - 11.",
                        LIBRARY));
        StatusReport expected = report(rows);
        Map<String, String> pairs = pairs(rows);
        assertThat(pairs).hasSize(4);
        assertThat(expected.milestones()).hasSize(1);
        Random random = new Random(502);
        for (int i = 0; i < 500; i++) {
            List<Action> shuffled = numbered(rows, random);
            assertThat(pairs(shuffled)).isEqualTo(pairs);
            assertThat(said(report(shuffled))).isEqualTo(said(expected));
        }
    }

    /** In another order, as another edition of the file may have them, and numbered in that order. */
    private static List<Action> numbered(List<Action> rows, Random random) {
        List<Action> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<Action> numbered = new ArrayList<>();
        for (Action a : shuffled) {
            numbered.add(action(numbered.size() + 1, a.time(), a.text(), a.system()));
        }
        return numbered;
    }

    private static List<String> said(StatusReport report) {
        List<String> said = new ArrayList<>();
        report.history().forEach(e -> said.add(e.status() + e.stage() + e.rule() + name(e.action())));
        report.milestones().forEach(m -> said.add(m.kind() + name(m.action())));
        return said;
    }

    private static Map<String, String> pairs(List<Action> rows) {
        ActionPairs pairs = ActionPairs.of(rows);
        Map<String, String> named = new TreeMap<>();
        rows.forEach(a -> pairs.primaryOf(a).ifPresent(primary -> named.put(name(a), name(primary))));
        return named;
    }

    private static String name(@Nullable Action action) {
        return action == null ? "" : action.system() + "|" + action.time() + "|" + action.text();
    }

    private static StatusReport report(List<Action> actions) {
        return StatusEngine.report(
                BillId.parse("118-s-9"), LocalDate.of(2023, 1, 9), actions, LocalDate.of(2024, 1, 1));
    }

    private static Action action(int sequence, @Nullable LocalTime time, String text, @Nullable String system) {
        return new Action(sequence, LocalDate.of(2023, 4, 1), time, text, null, null, system, List.of(), List.of());
    }
}
