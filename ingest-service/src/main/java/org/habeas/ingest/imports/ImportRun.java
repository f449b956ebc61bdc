package org.habeas.ingest.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFault;
import org.habeas.ingest.archive.ArchiveFiles;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.kit.change.Cause;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Failures;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Walks one archive from where its import stands to its end, some files at a time. */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    /** Files of one transaction at most, and their bytes together; a larger file is alone. */
    static final int BATCH_FILES = 200;

    private static final long BATCH_BYTES = 4L * 1024 * 1024;

    /** After so many of which nothing came, it is the archive that ends the service. */
    static final int MOST_STARTS = 5;

    private final ImportService imports;
    private final ImportSpool spool;
    private final DocumentService documents;
    private final DocumentRoom room;
    private final ImportSettings settings;
    private final Counter failures;

    ImportRun(
            ImportService imports,
            ImportSpool spool,
            DocumentService documents,
            DocumentRoom room,
            ImportSettings settings,
            MeterRegistry metrics) {
        this.imports = imports;
        this.spool = spool;
        this.documents = documents;
        this.room = room;
        this.settings = settings;
        this.failures = metrics.counter("habeas.imports.failures");
    }

    /**
     * Works until the archive ends, or this process or another one takes over.
     *
     * @param goesOn asked between two transactions
     * @throws RuntimeException if what failed may pass; the import goes on from where it stands
     */
    void run(ImportJob job, BooleanSupplier goesOn) throws InterruptedException {
        OptionalInt starts = imports.begin(job);
        if (starts.isEmpty()) {
            return;
        }
        if (starts.getAsInt() > MOST_STARTS) {
            fail(
                    job,
                    job.nextEntry(),
                    new ArchiveException(
                            ArchiveFault.STUCK,
                            "It was begun " + MOST_STARTS + " times and did not get on from here: each time the service"
                                    + " ended. Send what is left of it in smaller parts."));
            return;
        }
        try {
            walk(job, goesOn);
        } catch (IOException e) {
            LOG.warnf(e, "the archive of import %s cannot be read at this moment", job.id());
            imports.postpone(job);
            return;
        } catch (RuntimeException e) {
            release(job, e);
            throw e;
        }
        imports.release(job);
    }

    private void release(ImportJob job, RuntimeException why) {
        try {
            imports.release(job);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** @throws IOException if the disk with the archive fails */
    private void walk(ImportJob job, BooleanSupplier goesOn) throws InterruptedException, IOException {
        long entry = job.nextEntry();
        long since = System.nanoTime();
        try (ArchiveFiles files = ArchiveFiles.open(spool.file(job.id()), job.format(), settings.maxUnpackedBytes())) {
            imports.start(job, files.total());
            Optional<Entry> next = files.next();
            while (next.isPresent() && next.get().index() < job.nextEntry()) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                next = files.next();
            }
            while (next.isPresent()) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                Step step = step(job, files, entry, next.get(), since);
                if (!step.taken()) {
                    return;
                }
                entry = step.at();
                since = step.since();
                if (step.end() != null) {
                    throw step.end();
                }
                if (step.away() != null) {
                    throw step.away();
                }
                next = step.next();
            }
            if (entry == 0) {
                throw new ArchiveException(ArchiveFault.EMPTY, "There is no file in it that could be taken.");
            }
            if (imports.done(job, entry)) {
                imports.forget(job.id());
            }
        } catch (ArchiveException e) {
            fail(job, entry, e);
        } catch (RuntimeException e) {
            if (isOfTheTime(e)) {
                throw e;
            }
            // what fails in the same way each time must not stand in the way of other imports
            fail(job, entry, new ArchiveException(ArchiveFault.UNREADABLE, logged(e)));
        }
    }

    private void fail(ImportJob job, long entry, ArchiveException why) {
        if (imports.failed(job, entry, why)) {
            imports.forget(job.id());
        }
    }

    /**
     * What a batch led to.
     *
     * @param taken false if another process works on this import
     * @param at where the import now stands
     * @param next the file with which to go on
     * @param end why it cannot go on
     * @param away how the disk failed behind the files that were taken
     * @param since when the work began that is not counted yet
     */
    private record Step(
            boolean taken,
            long at,
            Optional<Entry> next,
            @Nullable ArchiveException end,
            @Nullable IOException away,
            long since) {}

    /** Reads and takes a batch that begins with this file. What is read before the archive or the disk breaks counts. */
    private Step step(ImportJob job, ArchiveFiles files, long from, Entry first, long since)
            throws InterruptedException {
        try (DocumentRoom.Place place = room.await(Math.max(BATCH_BYTES, room(first)))) {
            List<ImportBatch.Item> items = new ArrayList<>();
            Optional<Entry> next = Optional.of(first);
            ArchiveException end = null;
            IOException away = null;
            long bytes = 0;
            try {
                while (next.isPresent() && items.size() < BATCH_FILES) {
                    Entry entry = next.get();
                    bytes += room(entry);
                    if (bytes > BATCH_BYTES && !items.isEmpty()) {
                        break;
                    }
                    items.add(read(files, entry));
                    next = files.next();
                }
            } catch (ArchiveException e) {
                end = e;
                next = Optional.empty();
            } catch (IOException e) {
                away = e;
                next = Optional.empty();
            }
            if (items.isEmpty()) {
                return new Step(true, from, next, end, away, since);
            }
            long to = items.getLast().entry().index() + 1;
            long now = System.nanoTime();
            long worked = Math.max(1, (now - since) / 1_000_000);
            boolean taken = Cause.calling(
                    job.traceparent(), () -> take(job, new ImportBatch(from, to, files.read(), worked, items)));
            return new Step(taken, to, next, end, away, now);
        }
    }

    /** In memory; a file that is too large is not read. */
    private long room(Entry entry) {
        return entry.size() > documents.maxBytes() ? 0 : Math.max(0, entry.size());
    }

    private ImportBatch.Item read(ArchiveFiles files, Entry entry) throws ArchiveException, IOException {
        long most = documents.maxBytes();
        if (entry.size() > most || entry.size() < 0) {
            return ImportBatch.Item.refused(
                    entry,
                    new PayloadTooLarge("A document has at most " + most + " bytes; this has " + entry.size() + "."));
        }
        try {
            byte[] bytes = files.content();
            return ArchiveFormat.isPacked(bytes)
                    ? ImportBatch.Item.refused(
                            entry,
                            new UnsupportedMedia("Archives and compressed files inside an archive are not opened yet;"
                                    + " send them by themselves."))
                    : ImportBatch.Item.of(entry, bytes);
        } catch (ArchiveFiles.EntryException e) {
            return ImportBatch.Item.refused(
                    entry, new Unprocessable(e.detail(), FieldProblem.pointer("", "damaged", e.detail())));
        }
    }

    /** One that fails as a whole is taken file by file, so that only those fail whose fault it is. */
    private boolean take(ImportJob job, ImportBatch batch) {
        try {
            return imports.take(job, batch);
        } catch (RuntimeException | StackOverflowError e) {
            if (isOfTheTime(e)) {
                throw e;
            }
            if (batch.items().size() == 1) {
                return imports.refuse(job, batch, error(batch.items().getFirst().entry(), e));
            }
        }
        for (ImportBatch single : batch.singly()) {
            if (!take(job, single)) {
                return false;
            }
        }
        return true;
    }

    private ImportError error(Entry entry, Throwable failure) {
        if (failure instanceof HabeasException refused && refused.code() != ErrorCode.INTERNAL) {
            return ImportError.refused(entry, refused);
        }
        return ImportError.failed(entry, logged(failure));
    }

    private String logged(Throwable failure) {
        failures.increment();
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "unforeseen failure %s", reference);
        return "It was logged under " + reference + ".";
    }

    /** Whether it may pass: the database is away, or the disk for documents is full. */
    private static boolean isOfTheTime(Throwable failure) {
        if (Failures.isTransient(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }
}
