package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.ChangeType;
import org.junit.jupiter.api.Test;

class BillDifferenceTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
    private static final Instant NOW = Instant.parse("2025-03-03T12:00:00Z");

    @Test
    void tenTimesTheActionsTakeAboutTenTimesAsLong() {
        // Given
        nanos(5_000); // warm
        // When
        long few = LongStream.of(nanos(10_000), nanos(10_000)).min().orElseThrow();
        long many = nanos(100_000);
        // Then: a walk through all for each would take a hundred times as long
        assertThat(many)
                .as("100,000 actions took %d ms, 10,000 took %d ms", many / 1_000_000, few / 1_000_000)
                .isLessThan(40 * few);
    }

    /** How long it takes to compute a bill with so many motions, and the same with one less, and to tell them apart. */
    private static long nanos(int motions) {
        BillRecord less = record(motions - 1);
        BillRecord all = record(motions);
        long start = System.nanoTime();
        BillView before = BillComputation.first(less, NOW);
        BillView now = BillComputation.first(all, NOW);
        List<BillDifference.Told> come = BillDifference.between(before, now, true);
        List<BillDifference.Told> gone = BillDifference.between(now, before, true);
        long took = System.nanoTime() - start;
        assertThat(come)
                .extracting(BillDifference.Told::type)
                .containsExactly(ChangeType.BILL_MILESTONE_REACHED, ChangeType.BILL_ACTIONS_ADDED);
        assertThat(gone).extracting(BillDifference.Told::type).containsExactly(ChangeType.BILL_ACTIONS_RETRACTED);
        return took;
    }

    private static BillRecord record(int motions) {
        Snapshots snapshot = Snapshots.of("119-sres-1");
        for (int i = 0; i < motions; i++) {
            snapshot.action("Motion to proceed to consideration of measure made in Senate, and for the time " + i, DAY);
        }
        return snapshot.record();
    }
}
