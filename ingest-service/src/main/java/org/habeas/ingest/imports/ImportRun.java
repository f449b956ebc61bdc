package org.habeas.ingest.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFault;
import org.habeas.ingest.archive.ArchiveFiles;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.archive.EntryNames;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.ReadAhead;
import org.habeas.kit.change.Cause;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Failures;
import org.habeas.kit.problem.HabeasException;
import org.jboss.logging.Logger;

/** Walks one archive from where its import stands to its end, some files at a time. */
@ApplicationScoped
class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

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
        if (job.dryRun() && job.nextEntry() > 0) {
            imports.startOver(job);
            return; // and is found again as it is now
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
        try (ArchiveFiles files = ArchiveFiles.open(spool.file(job.id()), job.format(), settings.maxUnpackedBytes())) {
            imports.start(job, files.total());
            if (entry > 0 && !files.skip(place(job), entry, job.unpacked(), goesOn)) {
                return;
            }
            try (ImportAhead ahead = new ImportAhead(job, files, documents, room)) {
                boolean isCounted = files.total().isPresent();
                EntryNames met = new EntryNames();
                long since = System.nanoTime();
                for (Optional<ImportAhead.Prepared> next = ahead.next(); next.isPresent(); next = ahead.next()) {
                    try (ImportAhead.Prepared prepared = next.get()) {
                        if (isCounted && files.total().isEmpty()) {
                            isCounted = false;
                            imports.forgetTotal(job);
                        }
                        if (!goesOn.getAsBoolean()) {
                            return;
                        }
                        ReadAhead read = prepared.read();
                        long now = System.nanoTime();
                        ImportBatch batch = prepared.batch().after(Math.max(1, (now - since) / 1_000_000));
                        since = now;
                        if (!Cause.calling(job.traceparent(), () -> take(job, batch, read, met))) {
                            return;
                        }
                        entry = batch.to();
                    }
                }
                ahead.end();
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

    /** One that began before archives inside archives were opened stands at an entry of the outermost. */
    private static String place(ImportJob job) {
        return job.place() == null ? Long.toString(job.nextEntry() - 1) : job.place();
    }

    private void fail(ImportJob job, long entry, ArchiveException why) {
        if (imports.failed(job, entry, why)) {
            imports.forget(job.id());
        }
    }

    /** One that fails as a whole is taken file by file, so that only those fail whose fault it is. */
    private boolean take(ImportJob job, ImportBatch batch, ReadAhead ahead, EntryNames met) {
        try {
            boolean taken = imports.take(job, batch, ahead, met);
            if (job.dryRun()) {
                batch.incoming().forEach(file -> met.add(RecordHash.sha256(file.bytes())));
            }
            return taken;
        } catch (RuntimeException | StackOverflowError e) {
            if (isOfTheTime(e)) {
                throw e;
            }
            if (batch.items().size() == 1) {
                return imports.refuse(job, batch, error(batch.items().getFirst().entry(), e));
            }
        }
        for (ImportBatch single : batch.singly()) {
            if (!take(job, single, ahead, met)) {
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
