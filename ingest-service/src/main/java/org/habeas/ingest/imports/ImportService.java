package org.habeas.ingest.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.EntryNames;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.Outcome;
import org.habeas.ingest.document.ReadAhead;
import org.habeas.kit.change.Cause;
import org.habeas.kit.problem.Failures;
import org.jspecify.annotations.Nullable;

/** Accepts archives, and takes their files in batches: the outcomes of a batch and how far the import is are one transaction. */
@ApplicationScoped
class ImportService {

    private final ImportRepository imports;
    private final DocumentService documents;
    private final ImportSpool spool;
    private final Event<Accepted> accepted;
    private final Cause cause;
    private final Clock clock;

    ImportService(
            ImportRepository imports,
            DocumentService documents,
            ImportSpool spool,
            Event<Accepted> accepted,
            Cause cause,
            Clock clock) {
        this.imports = imports;
        this.documents = documents;
        this.spool = spool;
        this.accepted = accepted;
        this.cause = cause;
        this.clock = clock;
    }

    /** Told once the import is committed. */
    record Accepted(UUID id) {}

    /** An archive as it was uploaded. */
    record Archive(Path file, @Nullable String name, String sha256, long size, ArchiveFormat format) {}

    /** What a sender wants to be done with an archive. */
    record Wanted(ImportMetadata metadata, boolean dryRun) {}

    /** Keeps the archive and notes the import. If that is not committed, the archive goes again with {@link #withdraw}. */
    @Transactional
    ImportJob accept(UUID id, Archive archive, Wanted wanted, String subject, Tlp clearance) {
        ImportJob job = new ImportJob(
                id,
                archive.name(),
                archive.sha256(),
                archive.size(),
                archive.format(),
                wanted.metadata(),
                wanted.dryRun(),
                subject,
                clearance,
                cause.traceparent(),
                ImportState.QUEUED,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                0,
                null,
                0,
                0,
                0,
                null,
                ImportCounts.NONE);
        try {
            spool.take(archive.file(), id);
        } catch (IOException e) {
            throw new UncheckedIOException("an archive could not be kept", e);
        }
        imports.add(job);
        accepted.fire(new Accepted(id));
        return job;
    }

    UUID newId() {
        return Ids.newId(clock);
    }

    /** Deletes the archive of an import that has ended. */
    void forget(UUID id) {
        spool.delete(id);
    }

    /**
     * Deletes the archive of an import that was not accepted, where that is certain: a commit whose answer was lost may have
     * come through, or be about to. The sweep asks again about those that stay.
     */
    void withdraw(UUID id, RuntimeException why) {
        if (Failures.isTransient(why)) {
            return;
        }
        try {
            if (!imports.exists(id)) {
                spool.delete(id);
            }
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /**
     * Ends an import: files that are being taken at this moment are taken, and no other. What was taken stays.
     *
     * @return false if it has ended before
     */
    @Transactional
    boolean cancel(ImportJob job) {
        return imports.cancel(job.id(), clock.instant());
    }

    Optional<ImportJob> find(UUID id, ImportViewer viewer) {
        return imports.find(id, viewer);
    }

    List<ImportJob> list(ImportViewer viewer, Optional<UUID> after, int limit) {
        return imports.list(viewer, after, limit);
    }

    long count(ImportViewer viewer) {
        return imports.count(viewer);
    }

    List<ImportError> errors(UUID job, Optional<ImportError.Severity> severity, ImportError.Place after, int limit) {
        return imports.errors(job, severity, after, limit);
    }

    long countErrors(UUID job, Optional<ImportError.Severity> severity) {
        return imports.countErrors(job, severity);
    }

    /** The import whose turn it is. */
    Optional<ImportJob> next() {
        return imports.firstUnfinished(clock.instant());
    }

    long countUnfinished(ImportState state) {
        return imports.countUnfinished(state);
    }

    /** Counts a start of the work; empty if the import has ended, else how many starts there are since it last moved on. */
    OptionalInt begin(ImportJob job) {
        return imports.begin(job.id());
    }

    /** The work was stopped for a reason that is not in the import, so that its start does not count. */
    void release(ImportJob job) {
        imports.release(job.id());
    }

    /** The archive cannot be read from the disk at this moment. */
    void postpone(ImportJob job) {
        imports.postpone(job.id(), clock.instant());
    }

    /** A dry run keeps in memory what it has met, and so begins anew where it was interrupted. */
    @Transactional
    void startOver(ImportJob job) {
        imports.startOver(job.id());
    }

    /** Of how many files it is turns out not to be known. */
    void forgetTotal(ImportJob job) {
        imports.forgetTotal(job.id());
    }

    void start(ImportJob job, OptionalLong total) {
        imports.start(job.id(), clock.instant(), total);
    }

    /**
     * Takes the files of a batch, or finds out what would become of them, and moves the import behind them.
     *
     * @param ahead what was read of the files already
     * @param met contents that a dry run has met in earlier batches
     * @return false, and nothing is done, if another process has moved it meanwhile
     */
    @Transactional
    boolean take(ImportJob job, ImportBatch batch, ReadAhead ahead, EntryNames met) {
        if (!imports.advance(job.id(), batch)) {
            return false;
        }
        List<Outcome> outcomes = List.of();
        if (!batch.incoming().isEmpty()) {
            outcomes = job.dryRun()
                    ? documents
                            .wouldTake(batch.incoming(), job.metadata().ofEach(), job.subject(), job.clearance(), ahead)
                            .stream()
                            .map(outcome -> again(outcome, met))
                            .toList()
                    : documents.takeAll(
                            batch.incoming(), job.metadata().ofEach(), job.subject(), job.clearance(), ahead);
        }
        note(job, batch.outcome(outcomes));
        return true;
    }

    /** In a dry run nothing is here of what came before in the same archive. */
    private static Outcome again(Outcome outcome, EntryNames met) {
        return outcome instanceof Outcome.Taken taken
                        && taken.isNew()
                        && met.has(taken.document().sha256())
                ? new Outcome.Taken(taken.document(), false, Optional.empty(), taken.oddities())
                : outcome;
    }

    /** Notes that the only file of a batch failed, and moves the import behind it; false as {@link #take}. */
    @Transactional
    boolean refuse(ImportJob job, ImportBatch batch, ImportError error) {
        if (!imports.advance(job.id(), batch)) {
            return false;
        }
        note(job, ImportBatch.Result.failed(error, batch.bytes()));
        return true;
    }

    private void note(ImportJob job, ImportBatch.Result result) {
        imports.count(job.id(), result.counts());
        imports.addErrors(job.id(), result.errors());
    }

    /**
     * The archive was read to its end.
     *
     * @param entry where the import stands
     * @return false, and nothing is done, if another process has moved or ended it meanwhile
     */
    @Transactional
    boolean done(ImportJob job, long entry) {
        return imports.finish(job.id(), entry, ImportState.DONE, clock.instant());
    }

    /** The archive could not be read on; false as {@link #done}. */
    @Transactional
    boolean failed(ImportJob job, long entry, ArchiveException why) {
        if (!imports.finish(job.id(), entry, ImportState.FAILED, clock.instant())) {
            return false;
        }
        imports.addErrors(job.id(), List.of(ImportError.ofArchive(entry, why)));
        return true;
    }

    void sweep() throws IOException {
        spool.sweep(imports::isUnfinished);
    }
}
