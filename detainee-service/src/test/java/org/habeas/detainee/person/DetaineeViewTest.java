package org.habeas.detainee.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.habeas.contracts.DetaineeSummary.CasesInBrief;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Thing;
import org.junit.jupiter.api.Test;

class DetaineeViewTest {

    private static final UUID PERSON = UUID.fromString("01a21527-2e38-76a9-81cc-e4694bcee26a");
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 20);

    @Test
    void statementsInAnyOrderGiveTheSameRecordWithAllItsCases() {
        List<Statement> statements = charges(12);
        DetaineeView expected = view(statements);
        assertThat(expected.files()).hasSize(3);
        Random random = new Random(4);
        for (int i = 0; i < 50; i++) {
            List<Statement> shuffled = new ArrayList<>(statements);
            Collections.shuffle(shuffled, random);
            assertThat(view(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void briefTellsAsMuchAsAMessageHoldsAndCountsTheRest() {
        CasesInBrief brief = Objects.requireNonNull(view(charges(200)).summary().casesInBrief());
        int told = brief.cases().size()
                + brief.cases().stream().mapToInt(c -> c.charges().size()).sum();
        assertThat(told).isEqualTo(40);
        assertThat(brief.leftOut()).isEqualTo(203 - 40);
        assertThat(brief.cases().getFirst().charges().getFirst().value())
                .hasSize(121)
                .endsWith("…");
    }

    private static DetaineeView view(List<Statement> statements) {
        return DetaineeView.compute(PERSON, "example-person", statements, Tlp.CLEAR, TODAY, 90);
    }

    /** Of three cases in turn. */
    private static List<Statement> charges(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> charge(
                        new Thing("Case " + i % 3, "article " + i, null, null), "article " + i + " " + "x".repeat(200)))
                .toList();
    }

    private static Statement charge(Thing thing, String value) {
        Evidence page =
                new Evidence("cited", "Example Press", "A page", null, "2023-03-05", null, null, null, null, null);
        Said said = Said.PLAIN.about(thing);
        return new Statement(
                Statement.idOf(PERSON, Property.CHARGED_UNDER, value, "2023", null, page, said),
                PERSON,
                Property.CHARGED_UNDER,
                value,
                "2023",
                null,
                null,
                page,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null,
                said);
    }
}
