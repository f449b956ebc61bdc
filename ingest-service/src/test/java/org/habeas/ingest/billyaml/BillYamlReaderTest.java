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

    private static FieldProblem problem(String yaml) {
        Unprocessable[] refused = new Unprocessable[1];
        assertThatThrownBy(() -> BillYamlReader.read(yaml, DOCUMENT, false, TODAY))
                .asInstanceOf(InstanceOfAssertFactories.type(Unprocessable.class))
                .satisfies(e -> refused[0] = e);
        return refused[0].problems().getFirst();
    }
}
