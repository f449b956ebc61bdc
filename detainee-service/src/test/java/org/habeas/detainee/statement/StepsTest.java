package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** What is new is gone through by its time, whether it comes at once or one after the other. */
class StepsTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000002L);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final List<Statement> RELEASED = List.of(
            said("HELD 2023-01-01", "Press A", "rita"),
            said("FREE 2026-01-14", "Press A", "rita"),
            said("FREE 2026-01-14", "Press B", "rolf"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // what is new, and what of it nothing leads to
                "HOUSE_ARREST 2026-02-01; HELD 2026-02-05, HOUSE_ARREST 2026-02-01",
                "HELD 2026-02-01; HOUSE_ARREST 2026-02-05, -",
                "HELD 2026-02-05; MISSING 2026-02-01, MISSING 2026-02-01",
                "HELD 2026-02-01; UNKNOWN 2026-02-05; HELD 2026-02-07, UNKNOWN 2026-02-05",
                // of one time it is a contradiction, and what is older is not shown
                "HELD 2026-02-01; MISSING 2026-02, -",
                "UNKNOWN 2024, -",
            })
    void batchIsStepsByTheirTimes(String added, @Nullable String refused) {
        List<Statement> sent = new ArrayList<>(Arrays.stream(added.split("; "))
                .map(s -> said(s, "Press C", "rita"))
                .toList());
        Random random = new Random(7);
        for (int turn = 0; turn < 5; turn++) {
            Collections.shuffle(sent, random);
            assertThat(Steps.forbidden(RELEASED, sent, TODAY).keySet())
                    .extracting(s -> s.value() + " " + s.validFrom())
                    .isEqualTo(refused == null ? List.of() : List.of(refused));
        }
    }

    @Test
    void creationIsStepsToo() {
        Statement held = said("HELD 2023-01-01", "Press A", "rita");
        Statement unknown = said("UNKNOWN 2024-01-01", "Press A", "rita");
        assertThat(Steps.forbidden(List.of(), List.of(unknown, held), TODAY)).containsOnlyKeys(unknown);
        assertThat(Steps.forbidden(List.of(held), List.of(unknown), TODAY)).containsOnlyKeys(unknown);
        // a release that a guard holds back leads nowhere, and two sources of it come together
        Statement arrest = said("HOUSE_ARREST 2026-02-01", "Press C", "rita");
        assertThat(Steps.forbidden(List.of(), List.of(arrest, RELEASED.get(0), RELEASED.get(1)), TODAY))
                .isEmpty();
        List<Statement> all = new ArrayList<>(RELEASED);
        all.add(arrest);
        assertThat(Steps.forbidden(List.of(), all, TODAY)).containsOnlyKeys(arrest);
    }

    @Test
    void whatIsTakenBackInTheSameBreathLeadsNowhere() {
        Statement free = RELEASED.get(2);
        Statement retraction = statement(
                "FREE",
                "2026-01-14",
                "Press B",
                "rita",
                new Said(null, null, null, null, Stance.RETRACTS, free.identity(), "wrong", null));
        Statement arrest = said("HOUSE_ARREST 2026-02-01", "Press C", "rita");
        assertThat(Steps.forbidden(RELEASED, List.of(arrest), TODAY)).containsOnlyKeys(arrest);
        assertThat(Steps.forbidden(RELEASED, List.of(arrest, retraction), TODAY))
                .isEmpty();
    }

    @Test
    void seedsOfEveryPersonAreStepsThatTheMachinesHave() throws IOException {
        Seeds.statements()
                .forEach((slug, statements) -> assertThat(Steps.forbidden(List.of(), statements, TODAY))
                        .as(slug)
                        .isEmpty());
    }

    private static Statement said(String what, String publisher, String by) {
        String[] words = what.split(" ");
        return statement(words[0], words[1], publisher, by, Said.PLAIN);
    }

    private static Statement statement(String value, String from, String publisher, String by, Said said) {
        Evidence page = new Evidence("cited", publisher, "A page", null, "2026-02-20", null, null, null, null, null);
        return new Statement(
                Statement.idOf(PERSON, Property.CUSTODY, value, from, null, page, said),
                PERSON,
                Property.CUSTODY,
                value,
                from,
                null,
                null,
                page,
                Tlp.CLEAR,
                Instant.EPOCH,
                by,
                null,
                said);
    }
}
