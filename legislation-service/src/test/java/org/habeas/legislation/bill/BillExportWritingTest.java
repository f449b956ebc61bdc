package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.page.Placed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BillExportWritingTest {

    private static final int BATCH = 100;

    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("no room");
        }
    };

    private final AtomicInteger asked = new AtomicInteger();
    private final List<Placed<BillSummary>> batch =
            Collections.nCopies(BATCH, Placed.at(bill(), List.of("75000001", "75-s-1")));

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatCannotBeWrittenWhileSomebodyReadsBreaksTheExportOff(ExportFormat format) {
        assertThatThrownBy(() -> export(format).write(batch, () -> false, BROKEN))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("no room");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whoeverLeavesEndsTheExportAndNothingMoreIsAskedFor(ExportFormat format) {
        export(format).write(batch, () -> true, BROKEN);
        export(format).write(batch, () -> true, OutputStream.nullOutputStream());
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void walkEndsWithTheFirstBatchThatIsNotFull(ExportFormat format) {
        export(format).write(batch, () -> false, OutputStream.nullOutputStream());
        assertThat(asked).hasValue(3);
    }

    /** Has two more full batches. */
    private BillExport export(ExportFormat format) {
        Function<Optional<List<String>>, List<Placed<BillSummary>>> batches =
                after -> asked.incrementAndGet() < 3 ? batch : List.of();
        return new BillExport(format, batches, BATCH);
    }

    private static BillSummary bill() {
        return BillComputation.first(Snapshots.of("75-s-1").record(), Instant.parse("2026-01-01T12:00:00Z"))
                .summary();
    }
}
