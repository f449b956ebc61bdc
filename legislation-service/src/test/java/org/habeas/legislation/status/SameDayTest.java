package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.habeas.legislation.status.StatusRulesTest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of one day have no hour; where only one order makes sense, it is that, whatever order they come in. */
class SameDayTest {

    private static final String PASSED = "Passed Senate without amendment by Unanimous Consent.";
    private static final String UNDONE = "Senate vitiated previous passage.";
    private static final String PROCEED =
            "Motion to proceed to consideration of measure agreed to in Senate by Voice Vote.";
    private static final String NO_CLOTURE_TO_PROCEED =
            "Cloture on the motion to proceed to the measure not invoked in Senate by Yea-Nay Vote. 57 - 42.";
    private static final String CLOTURE_TO_PROCEED =
            "Upon reconsideration, cloture on the motion to proceed to the measure invoked in Senate by Yea-Nay Vote. 60 - 39.";
    private static final String NO_CLOTURE = "Cloture on the measure not invoked in Senate by Yea-Nay Vote. 57 - 42.";
    private static final String NO_CLOTURE_ON_CHANGE =
            "Cloture on the motion by Senator Schumer to concur in the House amendment to S. 9 with an amendment (SA 6513) not invoked in Senate by Yea-Nay Vote. 47 - 47.";

    private static List<String> rows(String names) {
        return Arrays.stream(names.split(" "))
                .map(name -> "04-01 "
                        + switch (name) {
                            case "passed" -> PASSED;
                            case "undone" -> UNDONE;
                            case "proceed" -> PROCEED;
                            case "noClotureToProceed" -> NO_CLOTURE_TO_PROCEED;
                            case "clotureToProceed" -> CLOTURE_TO_PROCEED;
                            case "noCloture" -> NO_CLOTURE;
                            case "noClotureOnChange" -> NO_CLOTURE_ON_CHANGE;
                            default -> throw new IllegalArgumentException(name);
                        })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "passed undone, REFERRED",
        "noClotureToProceed clotureToProceed, REFERRED",
        "noClotureToProceed proceed, REFERRED",
        "noClotureToProceed clotureToProceed proceed, REFERRED",
        "noClotureToProceed clotureToProceed proceed noCloture, PROV_KILL:CLOTUREFAILED",
        "proceed noCloture, PROV_KILL:CLOTUREFAILED",
        "noClotureOnChange, REFERRED",
        "noClotureToProceed passed, PASS_OVER:SENATE"
    })
    void orderIsTheOneThatMakesSense(String names, String status) {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            List<String> rows = new ArrayList<>(rows(names));
            rows.add("03-01 Read twice and referred to the Committee on Finance.");
            Collections.shuffle(rows, random);
            StatusReport report = report("118-s-9", rows.toArray(String[]::new));
            assertThat(report.current().status()).as("%s", rows).isEqualTo(status);
            assertThat(report.unclassified()).isEmpty();
        }
    }

    private static final String CARRIED =
            "On agreeing to the resolution Agreed to by the Yeas and Nays: 218 - 200 (Roll no. %d).";
    private static final String LOST =
            "On agreeing to the resolution Failed by the Yeas and Nays: 200 - 218 (Roll no. %d).";
    private static final String AGAIN = "On motion to reconsider Agreed to by voice vote.";
    private static final String AGAIN_OF_PASSAGE =
            "On motion to reconsider the vote by which the resolution was agreed to Agreed to by voice vote.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    carried 7  | 04-01 again     | lost 9    | FAIL:ORIGINATING:HOUSE
                    lost 7     | 04-01 again     | carried 9 | PASSED:SIMPLERES
                    carried 0  | 04-01 ofPassage | lost 0    | FAIL:ORIGINATING:HOUSE
                    carried 7  | 04-02 again     | lost 9    | FAIL:ORIGINATING:HOUSE
                    lost 7     | 04-02 again     | carried 9 | PASSED:SIMPLERES
                    carried 7  | 04-01 again     |           | REFERRED
                    carried 7  | 04-02 again     |           | REFERRED
                    carried 7  | 04-02 ofPassage | carried 9 | PASSED:SIMPLERES
                    lost 7     | 04-02 again     |           | FAIL:ORIGINATING:HOUSE
                    """)
    void whatIsReconsideredEndsAsItsLastVoteDoesWhateverTheOrderOfItsRows(
            String first, String again, @Nullable String last, String status) {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            String day = again.substring(0, 6);
            List<String> rows = new ArrayList<>(List.of(
                    "03-01 Referred to the House Committee on Rules.",
                    "04-01 " + vote(first),
                    day + (again.endsWith("ofPassage") ? AGAIN_OF_PASSAGE : AGAIN)));
            if (last != null) {
                rows.add(day + vote(last));
            }
            Collections.shuffle(rows, random);
            StatusReport report = report("118-hres-9", rows.toArray(String[]::new));
            assertThat(report.current().status()).as("%s", rows).isEqualTo(status);
            assertThat(report.unclassified()).isEmpty();
        }
    }

    /** Zero: not counted. */
    private static String vote(String named) {
        String[] parts = named.split(" ");
        String text = (parts[0].equals("carried") ? CARRIED : LOST).formatted(Integer.parseInt(parts[1]));
        return parts[1].equals("0") ? text.replaceFirst(" by the Yeas.*", " by voice vote.") : text;
    }
}
