package org.habeas.ingest.billyaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.habeas.contracts.BillRecord;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillYamlReaderTest {

    private static final UUID DOCUMENT = UUID.fromString("01a21527-2280-7000-8000-000000000001");

    /** In the 119th Congress. */
    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

    private static final String GOOD = """
            habeas: bill/1
            id: 118-sres-540
            asOf: 2024-05-01T00:00:00Z
            introduced: 2024-02-01
            sources:
              - title: All actions
                publisher: Congress.gov
                url: https://www.congress.gov/bill/118th-congress/senate-resolution/540/all-actions
                date: "2024-05-01"
            """;

    @Test
    void billIsReadWithItsSources() {
        // When
        BillRecord bill = BillYamlReader.read(GOOD, DOCUMENT, true, TODAY);
        // Then
        assertThat(bill.id()).hasToString("118-sres-540");
        assertThat(bill.citations()).hasSize(1);
        assertThat(bill.documentId()).isEqualTo(DOCUMENT);
        assertThat(bill.seeded()).isTrue();
    }

    @Test
    void unknownKeyIsNamed() {
        assertThat(problem(GOOD + "sponser: x\n").pointer()).isEqualTo("/sponser");
    }

    @Test
    void missingIdIsNamed() {
        FieldProblem problem = problem(GOOD.replace("id: 118-sres-540\n", ""));
        assertThat(problem.pointer()).isEqualTo("/id");
        assertThat(problem.code()).isEqualTo("required");
    }

    @Test
    void malformedFileIsRefusedWithItsLine() {
        assertThat(problem(GOOD + "titles: [\n").detail()).contains("line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999-s-1", "121-s-1", "0-s-1", "118-s-0", "118-s-100000", "99999999999-s-1", "118-x-1", "s-1"})
    void billThatCannotBeIsRefusedByItsKey(String id) {
        assertThat(problem(GOOD.replace("118-sres-540", id)).pointer()).isEqualTo("/id");
    }

    @Test
    void billOfTheNextCongressIsRead() {
        assertThat(BillYamlReader.read(GOOD.replace("118-sres-540", "120-s-99999"), DOCUMENT, true, TODAY)
                        .id())
                .hasToString("120-s-99999");
    }

    @Test
    void relatedBillThatCannotBeIsNamed() {
        assertThat(problem(GOOD + "related:\n  - id: 118-s-3000\n  - id: 999-s-1\n")
                        .pointer())
                .isEqualTo("/related/1/id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            introduced: "+99999999-01-01"                            | /introduced
            introduced: 9999-12-31                                   | /introduced
            introduced: 1699-12-31                                   | /introduced
            introduced: 20240201                                     | /introduced
            introduced: 2023-02-29                                   | /introduced
            actions: [null]                                          | /actions/0
            actions: [{date: 2024-02-01}]                            | /actions/0/text
            actions: [{text: a}]                                     | /actions/0/date
            actions: [{text: a, date: "-200000-01-01"}]              | /actions/0/date
            actions: [{text: a, date: 2024-02-01, committees: [~]}]  | /actions/0/committees/0
            subjects: [null]                                         | /subjects/0
            subjects: ["a\\u0007"]                                   | /subjects/0
            subjects: ["a\\ud800"]                                   | /subjects/0
            titles: [{}]                                             | /titles/0/text
            titles: [{text: a, kind: odd}]                           | /titles/0/kind
            cosponsors: [{bioguide: A, name: B}]                     | /cosponsors/0/joined
            cosponsors: [{bioguide: A, name: B, joined: 2201-01-01}] | /cosponsors/0/joined
            committees: [{code: a, name: b, activities: [{name: c, at: "+999999999-12-31T23:59:59Z"}]}] | /committees/0/activities/0/at
            texts: [{name: a, urls: ["javascript:alert(1)"]}]        | /texts/0/urls/0
            texts: [{name: a, date: 0024-01-01}]                     | /texts/0/date
            related: [{title: a}]                                    | /related/0/id
            laws: [{kind: Public Law}]                               | /laws/0/number
            sponsor: {name: a}                                       | /sponsor/bioguide
            sponsor: a                                               | /sponsor
            """)
    void whatWouldBeHalfARecordIsNamedByItsPointer(String key, String pointer) {
        assertThat(problem(GOOD.replace("introduced: 2024-02-01\n", "") + key + "\n")
                        .pointer())
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "-200000-01-01",
                "2026-07-03T00:00:00Z",
                "1699-12-31T23:59:59Z",
                "2024-05-01"
            })
    void stampThatCannotBeIsNamed(String stamp) {
        assertThat(problem(GOOD.replace("2024-05-01T00:00:00Z", stamp)).pointer())
                .isEqualTo("/asOf");
    }

    @Test
    void whatIsLongerThanEventsTakeIsNamed() {
        assertThat(problem(GOOD + "titles: [{kind: display, text: " + "a".repeat(2_001) + "}]\n")
                        .pointer())
                .isEqualTo("/titles/0/text");
        assertThat(problem(GOOD + "actions: [{date: 2024-02-01, text: " + "a".repeat(10_001) + "}]\n")
                        .pointer())
                .isEqualTo("/actions/0/text");
        assertThat(problem(GOOD + "subjects: [" + "a,".repeat(2_001) + "]\n").pointer())
                .isEqualTo("/subjects");
        assertThat(problem(GOOD + "policyArea: " + "a".repeat(501) + "\n").pointer())
                .isEqualTo("/policyArea");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policyArea: *t                                                | /policyArea
            titles: [{kind: &k display, text: *k}]                        | /titles/0/text
            sponsor: {<<: *s}                                             | /sponsor/<<
            actions: [{date: 2024-02-01, text: a}, *a]                    | /actions/1
            """)
    void aliasIsRefusedWhereItStands(String line, String pointer) {
        FieldProblem problem = problem(GOOD + line + "\n");
        assertThat(problem.code()).isEqualTo("alias");
        assertThat(problem.pointer()).isEqualTo(pointer);
    }

    @Test
    void starInQuotesIsAWordAndAnAnchorAloneChangesNothing() {
        assertThat(BillYamlReader.read(GOOD + "policyArea: &t \"*t &t\"\n", DOCUMENT, false, TODAY)
                        .policyArea())
                .isEqualTo("*t &t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\nhabeas: bill/1\nid: 118-s-1\n", "--- a word\n", "---\n- a\n"})
    void secondDocumentOfAFileIsRefused(String second) {
        assertThat(problem(GOOD + second).code()).isEqualTo("second-document");
    }

    @Test
    void marksOfTheOneDocumentAreTaken() {
        assertThat(BillYamlReader.read("%YAML 1.2\n---\n" + GOOD + "...\n", DOCUMENT, false, TODAY)
                        .id())
                .hasToString("118-sres-540");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "habeas: bill/2",
                "habeas: bill/1x",
                "habeas: Bill/1",
                "habeas: detainee/1",
                "habeas:",
                "habeas: [bill/1]",
                "'habeas' : bill"
            })
    void fileOfAnotherVersionIsRefusedWithWhatIsAccepted(String key) {
        String file = GOOD.replace("habeas: bill/1", key);
        assertThat(BillYamlReader.isBillYaml(file)).isTrue();
        FieldProblem problem = problem(file);
        assertThat(problem.pointer()).isEqualTo("/habeas");
        assertThat(problem.detail()).contains("habeas: bill/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "# a bill\n%%YAML 1.2\n---\n%s",
                "id: 118-sres-540\n%s",
                "sources:\n  - title: a\n\n# a list\n%s",
                "sources:\n- title: a\n%s",
                "id: 118-sres-540\r\n%s\r\n"
            })
    void keyIsFoundWhereverItStandsAmongTheFirst(String file) {
        assertThat(BillYamlReader.isBillYaml(file.formatted("habeas: bill/1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Habeas: a writ.\n",
                "A letter.\n\nhabeas: bill/1\n",
                "habeas corpus: a writ\n",
                "habeas:corpus\n",
                "title: a\n  habeas: bill/1\n",
                "From: A\nWe write\nhabeas: bill/1\n"
            })
    void textThatNamesTheKeyElsewhereIsText(String text) {
        assertThat(BillYamlReader.isBillYaml(text)).isFalse();
    }

    @Test
    void keyBehindTheIdIsReadAsWell() {
        String file = GOOD.replace("habeas: bill/1\n", "") + "habeas: bill/1\n";
        assertThat(BillYamlReader.isBillYaml(file)).isTrue();
        assertThat(BillYamlReader.read(file, DOCUMENT, false, TODAY).id()).hasToString("118-sres-540");
    }

    @Test
    void keyThatStandsTwiceIsRefused() {
        assertThat(problem(GOOD + "id: 118-s-1\n").code()).isEqualTo("malformed");
    }

    private static FieldProblem problem(String yaml) {
        Unprocessable[] refused = new Unprocessable[1];
        assertThatThrownBy(() -> BillYamlReader.read(yaml, DOCUMENT, false, TODAY))
                .asInstanceOf(InstanceOfAssertFactories.type(Unprocessable.class))
                .satisfies(e -> refused[0] = e);
        return refused[0].problems().getFirst();
    }
}
