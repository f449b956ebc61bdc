package org.habeas.detainee.person;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Writes batch after batch until there is none, or nobody reads. What fails meanwhile is thrown, so that the answer is broken off:
 * ended, it would be taken for complete.
 *
 * @param batches the people behind the keys of the last one that is written
 */
record DetaineeExport(DetaineeExportFormat format, Function<Optional<List<String>>, ExportReader.Batch> batches) {

    private static final Logger LOG = Logger.getLogger(DetaineeExport.class);

    /** @param hasLeft whether whoever asked has gone, so that a failure to write is theirs */
    void write(ExportReader.Batch first, BooleanSupplier hasLeft, OutputStream out) {
        try (DetaineeExportFormat.Rows rows = format.to(out)) {
            ExportReader.Batch batch = first;
            while (true) {
                for (ExportedPerson person : batch.people()) {
                    rows.add(person);
                }
                if (batch.isLast() || hasLeft.getAsBoolean()) {
                    return;
                }
                batch = batches.apply(Optional.of(batch.keys()));
            }
        } catch (IOException e) {
            if (!hasLeft.getAsBoolean()) {
                throw new UncheckedIOException("an export could not be written", e);
            }
            LOG.debugf("whoever asked for an export has gone: %s", e.getClass().getSimpleName());
        }
    }
}
