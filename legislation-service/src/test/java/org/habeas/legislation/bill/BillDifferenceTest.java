package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.test.ProcessorTime;
import org.junit.jupiter.api.Test;

class BillDifferenceTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final Instant NOW = Instant.parse("2025-03-03T12:00:00Z");

    /** Ten times of it takes ten times as long, if each is looked at once, and a hundred times if all are for each. */
    private static final int FEW = 2_000;

    /** In nanoseconds of the processor: to compute two states of a bill, and to tell them apart. */
    private record Cost(long computing, long telling) {

        Cost least(Cost other) {
            return new Cost(Math.min(computing, other.computing), Math.min(telling, other.telling));
        }
    }

    @Test
    void tenTimesTheActionsTakeAboutTenTimesAsLong() throws Exception {
        // Given
        cost(FEW); // warm
        // When
        Cost few = cost(FEW).least(cost(FEW)).least(cost(FEW));
        Cost many = cost(10 * FEW);
        // Then
        System.out.printf("%,d actions: %s, %,d actions: %s%n", FEW, few, 10 * FEW, many);
        assertThat(many.computing()).as("computing").isLessThan(25 * few.computing());
        assertThat(many.telling()).as("telling apart").isLessThan(25 * few.telling());
    }

    /** Of a bill with so many motions, and the same with one less. */
    private static Cost cost(int motions) throws Exception {
        BillRecord less = record(motions - 1);
        BillRecord all = record(motions);
        List<BillView> views = new ArrayList<>();
        long computing = ProcessorTime.of(
                        () -> views.addAll(List.of(BillComputation.first(less, NOW), BillComputation.first(all, NOW))))
                .toNanos();
        List<List<BillDifference.Told>> told = new ArrayList<>();
        long telling = ProcessorTime.of(() -> told.addAll(List.of(
                        BillDifference.between(views.getFirst(), views.getLast(), true),
                        BillDifference.between(views.getLast(), views.getFirst(), true))))
                .toNanos();
        assertThat(told.getFirst())
                .extracting(BillDifference.Told::type)
                .containsExactly(ChangeType.BILL_MILESTONE_REACHED, ChangeType.BILL_ACTIONS_ADDED);
        assertThat(told.getLast())
                .extracting(BillDifference.Told::type)
                .containsExactly(ChangeType.BILL_ACTIONS_RETRACTED);
        return new Cost(computing, telling);
    }

    private static BillRecord record(int motions) {
        Snapshots snapshot = Snapshots.of("119-sres-1");
        for (int i = 0; i < motions; i++) {
            snapshot.action("Motion to proceed to consideration of measure made in Senate, and for the time " + i, DAY);
        }
        return snapshot.record();
    }
}
