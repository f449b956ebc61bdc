package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict becomes final when the time to appeal, which a source names, passes and nobody appeals; never because nobody told of a time. */
class DeadlinesTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 8);
    private static final Statement SENTENCED = said(Property.PROCEEDINGS, "SENTENCED", "2026-02-05", null);

    @ParameterizedTest
    @CsvSource({
        // the deadline, since when it is said to be final, when somebody appealed, what is shown
        "2026-03-07, 2026-03-08, , FINAL",
        "2026-03-07, 2026-03-07, , FINAL",
        "2026-03-07, 2026-03, , FINAL",
        // the last day is a day to appeal
        "2026-03-08, 2026-03-08, , SENTENCED",
        // any day of a month: it may be the last
        "2026-03, 2026-03-08, , SENTENCED",
        "2026-02, 2026-03-01, , FINAL",
        // final before the time was over, for a reason that this is not
        "2026-03-07, 2026-03-01, , SENTENCED",
        // nobody names a last day, or any
        "2026-03-07/.., 2026-03-08, , SENTENCED",
        ", 2026-03-08, , SENTENCED",
        // appealed, also too late, and before the sentence that is meant
        "2026-03-07, 2026-03-08, 2026-02-20, APPEAL",
        "2026-03-07, 2026-03-08, 2026-03-08, APPEAL",
        "2026-03-07, 2026-03-08, 2026-01-20, FINAL",
    })
    void finalIsShownOnceTheTimeToAppealHasPassed(
            @Nullable String deadline, String since, @Nullable String appealed, Proceedings shown) {
        List<Statement> statements =
                new ArrayList<>(List.of(SENTENCED, said(Property.PROCEEDINGS, "FINAL", since, null)));
        if (deadline != null) {
            statements.add(said(Property.APPEAL_DEADLINE, deadline, null, null));
        }
        if (appealed != null) {
            statements.add(said(Property.PROCEEDINGS, "APPEAL", appealed, null));
        }
        DisplayRule.Choice choice = DisplayRule.shown(Property.PROCEEDINGS, statements, TODAY);
        assertThat(value(choice)).isEqualTo(shown.name());
        assertThat(choice.heldBack()).hasSize(shown == Proceedings.FINAL ? 0 : 1);
    }

    @Test
    void nothingIsFinalByAPassedDeadlineThatNobodySaysIsFinal() {
        Statement deadline = said(Property.APPEAL_DEADLINE, "2026-03-07", null, null);
        assertThat(value(DisplayRule.shown(Property.PROCEEDINGS, List.of(SENTENCED, deadline), TODAY)))
                .isEqualTo("SENTENCED");
    }

    @Test
    void lastOfSeveralDaysCountsAndADisputedOneForNothingAndAnotherCaseIsAnotherCase() {
        Statement last = said(Property.PROCEEDINGS, "FINAL", "2026-03-08", null);
        Statement early = said(Property.APPEAL_DEADLINE, "2026-03-05", null, null);
        Statement late = said(Property.APPEAL_DEADLINE, "2026-03-10", null, null);
        assertThat(shown(SENTENCED, last, early)).isEqualTo("FINAL");
        assertThat(shown(SENTENCED, last, early, late)).isEqualTo("SENTENCED");
        Said disputing = new Said(null, null, null, null, Stance.DISPUTES, null, null, null);
        assertThat(shown(
                        SENTENCED,
                        last,
                        early,
                        statement(Property.APPEAL_DEADLINE, "2026-03-05", null, "B", disputing)))
                .isEqualTo("SENTENCED");
        Said poor = new Said(null, null, Reliability.E, 5, Stance.SUPPORTS, null, null, null);
        assertThat(shown(SENTENCED, last, statement(Property.APPEAL_DEADLINE, "2026-03-05", null, "B", poor)))
                .isEqualTo("SENTENCED");
        assertThat(shown(SENTENCED, last, said(Property.APPEAL_DEADLINE, "2026-03-05", null, "another case")))
                .isEqualTo("SENTENCED");
    }

    @Test
    void recordIsComputedAnewOnTheDayAfterTheDeadline() {
        Statement deadline = said(Property.APPEAL_DEADLINE, "2026-03-07", null, null);
        assertThat(DisplayRule.nextLimit(List.of(SENTENCED, deadline), LocalDate.of(2026, 3, 1)))
                .isEqualTo(Optional.of(LocalDate.of(2026, 3, 8)));
        assertThat(DisplayRule.nextLimit(List.of(SENTENCED, deadline), TODAY)).isEmpty();
    }

    private static @Nullable String shown(Statement... statements) {
        return value(DisplayRule.shown(Property.PROCEEDINGS, List.of(statements), TODAY));
    }

    private static @Nullable String value(DisplayRule.Choice choice) {
        return choice.chosen() == null ? null : choice.chosen().value();
    }

    private static Statement said(Property property, String value, @Nullable String from, @Nullable String about) {
        Said said = new Said(about, null, null, null, Stance.SUPPORTS, null, null, null);
        return statement(property, value, from, "Press A", said);
    }

    private static Statement statement(
            Property property, String value, @Nullable String from, String publisher, Said said) {
        Evidence e = new Evidence("cited", publisher, "A page", null, "2026-03-01", null, null, null, null, null);
        return new Statement(
                Statement.idOf(PERSON, property, value, from, null, e, said),
                PERSON,
                property,
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
