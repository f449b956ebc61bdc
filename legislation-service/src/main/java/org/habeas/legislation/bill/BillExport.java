package org.habeas.legislation.bill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.page.Placed;
import org.jboss.logging.Logger;

/**
 * Writes batch after batch until there is none, or nobody reads. What fails meanwhile is thrown, so that the answer is broken off:
 * ended, it would be taken for complete.
 *
 * @param batches the bills behind the keys of the last one that is written
 * @param size of a batch; a smaller one is the last
 */
record BillExport(ExportFormat format, Function<Optional<List<String>>, List<Placed<BillSummary>>> batches, int size) {

    private static final Logger LOG = Logger.getLogger(BillExport.class);

    /** @param hasLeft whether whoever asked has gone, so that a failure to write is theirs */
    void write(List<Placed<BillSummary>> first, BooleanSupplier hasLeft, OutputStream out) {
        try (ExportFormat.Rows rows = format.to(out)) {
            List<Placed<BillSummary>> batch = first;
            while (true) {
                for (Placed<BillSummary> bill : batch) {
                    rows.add(bill.item());
                }
                if (batch.size() < size || hasLeft.getAsBoolean()) {
                    return;
                }
                batch = batches.apply(Optional.of(batch.getLast().keys()));
            }
        } catch (IOException e) {
            if (!hasLeft.getAsBoolean()) {
                throw new UncheckedIOException("an export could not be written", e);
            }
            LOG.debugf("whoever asked for an export has gone: %s", e.getClass().getSimpleName());
        }
    }
}
