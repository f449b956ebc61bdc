package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each cell of the two machines and of their guards, as they are meant: whoever changes one of them says so here. The columns of
 * a table are the values in the order of their enumeration.
 */
class MachineTablesTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // x may come next; = stays as it is, which is no step
                //                   UNKNOWN MISSING HELD HOUSE_ARREST RESTRICTED_LIBERTY FREE DEAD
                "UNKNOWN            | = x x x x x x",
                "MISSING            | x = x x x x x",
                "HELD               | . x = x x x x",
                "HOUSE_ARREST       | . . x = x x x",
                "RESTRICTED_LIBERTY | . . x x = x x",
                "FREE               | . . x . . = x",
                "DEAD               | . . . . . . =",
            })
    void custodyThatMayFollow(Custody from, String row) {
        List<String> cells = cells(row, Custody.values().length);
        for (Custody to : Custody.values()) {
            String cell = cells.get(to.ordinal());
            assertThat(CustodyMachine.allows(from, to)).as("%s to %s", from, to).isEqualTo(!cell.equals("."));
        }
        Set<Custody> next = EnumSet.noneOf(Custody.class);
        next.addAll(CustodyMachine.next(from));
        next.remove(from);
        assertThat(next).isEqualTo(where(cells, "x", Custody.class));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, NONE",
        "MISSING, NONE",
        "HELD, NONE",
        "HOUSE_ARREST, NONE",
        "RESTRICTED_LIBERTY, NONE",
        "FREE, TWO_SIDES_AND_TWO_PEOPLE",
        "DEAD, TWO_SIDES_AND_TWO_PEOPLE",
    })
    void custodyIsShownBehindItsGuard(Custody to, Guard guard) {
        assertThat(CustodyMachine.guard(to)).isEqualTo(guard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // D the next stage; i reached over stages that nobody told of; = the same, an amended charge among them
                //             NONE_KNOWN INVESTIGATED CHARGED ON_TRIAL CONVICTED SENTENCED APPEAL FINAL SUSPENDED
                // DISCONTINUED
                //             ACQUITTED REMITTED
                "NONE_KNOWN   | = D D D i D i i i i i i",
                "INVESTIGATED | . = D i i i i i D D i i",
                "CHARGED      | . . = D i i i i D D i i",
                "ON_TRIAL     | . . . = D i i i D . D D",
                "CONVICTED    | . . . . = D i i . . i i",
                "SENTENCED    | . . . . . = D D . . i D",
                "APPEAL       | . . . . . D = D . . D D",
                "FINAL        | . . . . . . . = . . . .",
                "SUSPENDED    | . . D D i i i i = D i i",
                "DISCONTINUED | . . . . . . . . . = . .",
                // an acquittal can be appealed, too, and a case that was sent back begins again
                "ACQUITTED    | . . . . . i D i . . = i",
                "REMITTED     | . D D D i i i i i i i =",
            })
    void stageThatMayFollow(Proceedings from, String row) {
        List<String> cells = cells(row, Proceedings.values().length);
        for (Proceedings to : Proceedings.values()) {
            ProceedingsMachine.Step step = switch (cells.get(to.ordinal())) {
                case "=" -> ProceedingsMachine.Step.SAME;
                case "D" -> ProceedingsMachine.Step.DIRECT;
                case "i" -> ProceedingsMachine.Step.INFERRED;
                default -> ProceedingsMachine.Step.FORBIDDEN;
            };
            assertThat(ProceedingsMachine.step(from, to))
                    .as("%s to %s", from, to)
                    .isEqualTo(step);
        }
        assertThat(ProceedingsMachine.next(from)).isEqualTo(where(cells, "D", Proceedings.class));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE_KNOWN, NONE",
        "INVESTIGATED, NONE",
        "CHARGED, NONE",
        "ON_TRIAL, NONE",
        "CONVICTED, NONE",
        "SENTENCED, NONE",
        "APPEAL, NONE",
        "FINAL, COURT",
        "SUSPENDED, NONE",
        "DISCONTINUED, NONE",
        "ACQUITTED, NONE",
        "REMITTED, NONE",
    })
    void stageIsShownBehindItsGuard(Proceedings to, Guard guard) {
        assertThat(ProceedingsMachine.guard(to)).isEqualTo(guard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of one publisher, each with an origin of its own: x is shown
                //                   HOLDING_STATE RECEIVING_STATE FAMILY_OR_COUNSEL COURT INTERGOVERNMENTAL NGO MEDIA
                "HOLDING_STATE     | . x x . . . .",
                "RECEIVING_STATE   | x . . . . . .",
                "FAMILY_OR_COUNSEL | x . . . . . .",
                "COURT             | . . . . . . .",
                "INTERGOVERNMENTAL | . . . . . . .",
                "NGO               | . . . . . . .",
                "MEDIA             | . . . . . . .",
            })
    void releaseAndDeathNeedTheHoldingAndTheReceivingSideOrTwoPublishers(Alignment one, String row) {
        List<String> cells = cells(row, Alignment.values().length);
        for (Custody guarded : List.of(Custody.FREE, Custody.DEAD)) {
            for (Alignment other : Alignment.values()) {
                Statement held = said(Property.CUSTODY, "HELD", "Press A", 0, null, "rita");
                Statement first = said(Property.CUSTODY, guarded.name(), "Press A", 1, one, "rita");
                Statement second = said(Property.CUSTODY, guarded.name(), "Press A", 2, other, "rolf");
                Statement apart = said(Property.CUSTODY, guarded.name(), "Press B", 2, other, "rolf");
                Statement alone = said(Property.CUSTODY, guarded.name(), "Press B", 2, other, "rita");
                boolean isEnough = cells.get(other.ordinal()).equals("x");
                assertThat(custody(held, first, second))
                        .as("%s of %s and %s", guarded, one, other)
                        .isEqualTo(isEnough ? guarded : Custody.HELD);
                assertThat(custody(held, first, apart)).isEqualTo(guarded);
                assertThat(custody(held, first, alone)).as("one person").isEqualTo(Custody.HELD);
                assertThat(custody(held, first)).as("one source").isEqualTo(Custody.HELD);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HOLDING_STATE, SENTENCED",
        "RECEIVING_STATE, SENTENCED",
        "FAMILY_OR_COUNSEL, SENTENCED",
        "COURT, FINAL",
        "INTERGOVERNMENTAL, SENTENCED",
        "NGO, SENTENCED",
        "MEDIA, SENTENCED",
    })
    void nothingIsFinalBeforeACourtSaysSo(Alignment by, Proceedings shown) {
        List<Statement> statements = List.of(
                said(Property.PROCEEDINGS, "SENTENCED", "Press A", 0, null, "rita"),
                said(Property.PROCEEDINGS, "FINAL", "Press A", 1, by, "rita"));
        assertThat(Standing.of(statements, TODAY).proceedings()).isEqualTo(shown);
    }

    private static List<String> cells(String row, int columns) {
        List<String> cells = List.of(row.strip().split(" +"));
        assertThat(cells).hasSize(columns);
        return cells;
    }

    private static <E extends Enum<E>> Set<E> where(List<String> cells, String mark, Class<E> of) {
        return Arrays.stream(of.getEnumConstants())
                .filter(e -> cells.get(e.ordinal()).equals(mark))
                .collect(Collectors.toSet());
    }

    private static Custody custody(Statement... said) {
        return Standing.of(List.of(said), TODAY).custody();
    }

    /** @param number of the page, by which it has an origin of its own, and comes after those of lower numbers */
    private static Statement said(
            Property property, String value, String publisher, int number, @Nullable Alignment side, String recorder) {
        String from = number == 0 ? "2021-01-01" : "2022-01-01";
        Evidence evidence = new Evidence(
                "cited",
                publisher,
                "Page " + number,
                null,
                from,
                null,
                null,
                null,
                null,
                null,
                side,
                new Origin("Origin " + number, null, null));
        return new Statement(
                Statement.idOf(PERSON, property, value, from, null, evidence, Said.PLAIN),
                PERSON,
                property,
                value,
                from,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                recorder,
                null,
                Said.PLAIN);
    }
}
