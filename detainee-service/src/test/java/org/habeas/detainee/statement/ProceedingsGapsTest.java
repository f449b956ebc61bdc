package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stages nobody tells of although they must have been. */
class ProceedingsGapsTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is told, in any order; of which one it is asked; what must lie before it
                "SENTENCED 2026-02-05 | SENTENCED | CHARGED ON_TRIAL",
                "CHARGED 2024-01-02, SENTENCED 2026-02-05 | SENTENCED | ON_TRIAL",
                "CHARGED 2024-01-02, SENTENCED 2026-02-05 | CHARGED | ",
                "CHARGED 2024-01-02, ON_TRIAL 2025-01-17, SENTENCED 2026-02-05 | SENTENCED | ",
                "ON_TRIAL 2025-01-17 | ON_TRIAL | CHARGED",
                // told of the same day, of an uncertain one, or of none
                "ON_TRIAL 2026-02-05, SENTENCED 2026-02-05 | SENTENCED | CHARGED",
                "CHARGED 2026, SENTENCED 2026-02-05 | SENTENCED | ON_TRIAL",
                "CHARGED, SENTENCED 2026-02-05 | SENTENCED | ON_TRIAL",
                // told of a later time, as of another case that nobody names
                "SENTENCED 2025-02-05, CHARGED 2026-01-02 | SENTENCED | CHARGED ON_TRIAL",
                "INVESTIGATED 2024-01-02 | INVESTIGATED | ",
                "SUSPENDED 2024-09 | SUSPENDED | ",
                "CHARGED 2024-01-02, FINAL 2026-02-05 | FINAL | ON_TRIAL",
            })
    void stagesThatMustHaveBeenAndNobodyTellsOfAreInferred(String told, Proceedings asked, @Nullable String missing) {
        List<Statement> statements = new ArrayList<>();
        for (String stage : told.split(", ")) {
            String[] parts = stage.strip().split(" ");
            statements.add(said(parts[0], parts.length > 1 ? parts[1] : null, null));
        }
        Collections.shuffle(statements, new Random(3));
        Statement of = statements.stream()
                .filter(s -> s.value().equals(asked.name()))
                .findFirst()
                .orElseThrow();
        assertThat(ProceedingsGaps.of(statements, TODAY).getOrDefault(of.id(), List.of()))
                .isEqualTo(
                        missing == null
                                ? List.of()
                                : Arrays.stream(missing.split(" "))
                                        .map(Proceedings::valueOf)
                                        .toList());
    }

    @Test
    void whatIsToldOfAnotherCaseFillsNoGap() {
        Statement sentenced = said("SENTENCED", "2026-02-05", "1/2025");
        Statement other = said("ON_TRIAL", "2025-02-05", "2/2025");
        assertThat(ProceedingsGaps.of(List.of(sentenced, other), TODAY))
                .containsEntry(sentenced.id(), List.of(Proceedings.CHARGED, Proceedings.ON_TRIAL));
    }

    private static Statement said(String value, @Nullable String from, @Nullable String about) {
        Evidence e = new Evidence("cited", "Press A", "A page", null, null, null, null, null, null, null);
        Said said = new Said(about, null, null, null, Stance.SUPPORTS, null, null, null);
        return new Statement(
                Statement.idOf(PERSON, Property.PROCEEDINGS, value, from, null, e, said),
                PERSON,
                Property.PROCEEDINGS,
                value,
                from,
                null,
                null,
                e,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null,
                said);
    }
}
