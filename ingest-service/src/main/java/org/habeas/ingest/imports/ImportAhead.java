package org.habeas.ingest.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.habeas.ingest.archive.ArchiveException;
import org.habeas.ingest.archive.ArchiveFiles;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.EntryException;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.ReadAhead;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an archive in its order, of which the next are read by two workers while one is written: a processor reads, the
 * database writes. Each batch holds its room among the documents in memory until it is written.
 */
final class ImportAhead implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ImportAhead.class);

    /** Files of one transaction at most, and their bytes together; a larger file is alone. */
    static final int BATCH_FILES = 200;

    /** What is made of a text takes many times its bytes, and there are as many batches at once as workers and the one that is written. */
    private static final long BATCH_BYTES = 2L * 1024 * 1024;

    private static final int WORKERS = 2;

    private final ImportJob job;
    private final ArchiveFiles files;
    private final DocumentService documents;
    private final DocumentRoom room;
    private final int most;
    private final ExecutorService workers;
    private final Deque<Prepared> waiting = new ArrayDeque<>();
    private Optional<Entry> entry = Optional.empty();
    private long from;
    private boolean isBegun;
    private @Nullable ArchiveException broken;
    private @Nullable IOException away;

    ImportAhead(ImportJob job, ArchiveFiles files, DocumentService documents, DocumentRoom room) {
        this.job = job;
        this.files = files;
        this.documents = documents;
        this.room = room;
        this.most = Math.toIntExact(documents.maxBytes());
        this.from = job.nextEntry();
        this.workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().daemon().name("import-ahead-", 0).factory());
    }

    /** A batch that is being read by a worker, or was. */
    static final class Prepared implements AutoCloseable {

        private final ImportBatch batch;
        private final Future<ReadAhead> read;
        private final DocumentRoom.Place place;

        private Prepared(ImportBatch batch, Future<ReadAhead> read, DocumentRoom.Place place) {
            this.batch = batch;
            this.read = read;
            this.place = place;
        }

        ImportBatch batch() {
            return batch;
        }

        /** Waits for the worker. What it could not read, nobody has read. */
        ReadAhead read() throws InterruptedException {
            try {
                return read.get();
            } catch (ExecutionException e) {
                LOG.debugf(e, "files are read when they are taken");
                return ReadAhead.NONE;
            }
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /** The batch whose turn it is, or empty where there is none any more: see {@link #end} for why. */
    Optional<Prepared> next() throws InterruptedException {
        if (!isBegun) {
            isBegun = true;
            step();
        }
        while (entry.isPresent() && waiting.size() < WORKERS) {
            long bytes = Math.max(BATCH_BYTES, room(entry.get()));
            // who waits for room while others of its own hold it waits for ever
            Optional<DocumentRoom.Place> place =
                    waiting.isEmpty() ? Optional.of(room.await(bytes)) : room.tryEnter(bytes);
            if (place.isEmpty()) {
                break;
            }
            fill(place.get());
        }
        return Optional.ofNullable(waiting.poll());
    }

    /**
     * Nothing, if the archive was read to its end.
     *
     * @throws ArchiveException why it cannot be read on
     * @throws IOException how the disk failed
     */
    void end() throws ArchiveException, IOException {
        if (broken != null) {
            throw broken;
        }
        if (away != null) {
            throw away;
        }
    }

    /** What is read before the archive or the disk breaks counts. */
    private void fill(DocumentRoom.Place place) {
        List<ImportBatch.Item> items = new ArrayList<>();
        long bytes = 0;
        while (entry.isPresent() && items.size() < BATCH_FILES) {
            bytes += room(entry.get());
            if (bytes > BATCH_BYTES && !items.isEmpty()) {
                break;
            }
            Optional<ImportBatch.Item> item = item(entry.get());
            if (item.isEmpty()) {
                break;
            }
            items.add(item.get());
            step();
        }
        if (items.isEmpty()) {
            place.close();
            return;
        }
        Entry last = items.getLast().entry();
        ImportBatch batch =
                new ImportBatch(from, last.index() + 1, last.place(), files.read(), files.unpacked(), 0, items);
        from = batch.to();
        waiting.add(new Prepared(
                batch,
                workers.submit(() ->
                        documents.readAhead(batch.incoming(), job.metadata().ofEach(), job.subject())),
                place));
    }

    private void step() {
        try {
            entry = files.next();
        } catch (ArchiveException e) {
            stop(e, null);
        } catch (IOException e) {
            stop(null, e);
        }
    }

    private void stop(@Nullable ArchiveException archive, @Nullable IOException disk) {
        entry = Optional.empty();
        broken = archive;
        away = disk;
    }

    /** In memory; a file that is too large is not read, and one whose size is not known may be as large as any. */
    private long room(Entry file) {
        return file.size() < 0 ? most : file.size() > most ? 0 : file.size();
    }

    /** Empty if the archive breaks off in it. */
    private Optional<ImportBatch.Item> item(Entry file) {
        if (file.size() > most) {
            return Optional.of(tooLarge(file, " this has " + file.size() + "."));
        }
        try {
            byte[] bytes = files.content(most);
            return Optional.of(
                    ArchiveFormat.isCompressed(bytes)
                            ? ImportBatch.Item.refused(
                                    file,
                                    new UnsupportedMedia("This is compressed and no archive; send what it holds as it"
                                            + " is, or in an archive."))
                            : ImportBatch.Item.of(file, bytes));
        } catch (EntryException e) {
            return Optional.of(
                    e.code().equals(EntryException.TOO_LARGE)
                            ? tooLarge(file, " this has more.")
                            : ImportBatch.Item.refused(
                                    file,
                                    new Unprocessable(e.detail(), FieldProblem.pointer("", e.code(), e.detail()))));
        } catch (ArchiveException e) {
            stop(e, null);
        } catch (IOException e) {
            stop(null, e);
        }
        return Optional.empty();
    }

    private ImportBatch.Item tooLarge(Entry file, String has) {
        return ImportBatch.Item.refused(file, new PayloadTooLarge("A document has at most " + most + " bytes;" + has));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        waiting.forEach(Prepared::close);
        workers.close();
    }
}
