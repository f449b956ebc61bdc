package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Head;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Provenance;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.Conflict;

/**
 * Runs the present extractors over what is stored, one document in each transaction. What people said of a document stays; what is found anew and
 * is the same is told to nobody.
 */
@ApplicationScoped
class Reextractions {

    private static final int MOST_FAILURES = 100;

    private final ReextractionRepository jobs;
    private final DocumentRepository documents;
    private final DocumentWriter writer;
    private final RunningTexts runningTexts;
    private final TextReader texts;
    private final ContentStore store;
    private final ChangeLog changes;
    private final Clock clock;

    Reextractions(
            ReextractionRepository jobs,
            DocumentRepository documents,
            DocumentWriter writer,
            RunningTexts runningTexts,
            TextReader texts,
            ContentStore store,
            ChangeLog changes,
            Clock clock) {
        this.jobs = jobs;
        this.documents = documents;
        this.writer = writer;
        this.runningTexts = runningTexts;
        this.texts = texts;
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Asks for a run.
     *
     * @param everything whether to look also at what was read with this version before
     * @throws Conflict if one is under way, naming it
     */
    @Transactional
    Reextraction request(boolean everything, String subject) {
        UUID id = Ids.newId(clock);
        if (!jobs.add(id, ExtractionVersion.NUMBER, everything, subject, clock.instant())) {
            throw new Conflict("Another run is under way"
                    + jobs.open()
                            .map(job -> ": /v1/documents/reextract/" + job.id())
                            .orElse("") + ". Ask again once it is done.");
        }
        return find(id).orElseThrow();
    }

    @Transactional
    Optional<Reextraction> find(UUID id) {
        return jobs.find(id).map(job -> Reextraction.of(job, jobs.failures(id, MOST_FAILURES), clock.instant()));
    }

    @Transactional
    Optional<Reextraction.Job> open() {
        return jobs.open();
    }

    @Transactional
    void start(Reextraction.Job job) {
        jobs.start(job, clock.instant());
    }

    @Transactional
    List<UUID> due(Reextraction.Job job, int limit) {
        return jobs.due(job, limit);
    }

    @Transactional
    void finish(Reextraction.Job job) {
        jobs.finish(job.id(), clock.instant());
    }

    /** Notes that a document stays as it was. */
    @Transactional
    void failed(Reextraction.Job job, UUID id, String detail) {
        jobs.done(job.id(), id, false, detail);
    }

    /** Bytes of a document, known before it is locked. */
    @Transactional
    long size(UUID id) {
        return documents.findByIdOptional(id).map(d -> d.record().bytes()).orElse(0L);
    }

    /** Reads one document anew, and tells it if the outcome is another than before. */
    @Transactional
    void read(Reextraction.Job job, UUID id) {
        texts.holdNames(); // before any row, as whoever takes a document in
        Document document = documents.findById(id, LockModeType.PESSIMISTIC_WRITE);
        boolean isChanged = document != null && !document.retracted() && isChanged(document);
        if (document != null) {
            document.readBy(job.version());
        }
        jobs.done(job.id(), id, isChanged, null);
    }

    private boolean isChanged(Document document) {
        DocumentRecord before = document.record();
        Optional<String> text = documents.text(document.id());
        if (text.isEmpty()) {
            return false; // a bill's file or a register, of which others hear what it says
        }
        RunningText running = running(before, text.get());
        String date = document.stated().date(before.head(), running.said());
        TextReader.Found found =
                texts.read(running, new Metadata(null, date, null, null, null, null, null, null, null, null));
        Head head = document.stated().head(before.head(), running.said(), found.head());
        boolean isOtherText = !found.text().equals(text.get());
        List<DocumentRecord.Observation> observed = StatedFacts.of(head.kind(), found.mentions());
        boolean isSame = !isOtherText
                && head.equals(before.head())
                && found.mentions().equals(before.mentions())
                && observed.equals(before.observations());
        if (isSame) {
            return false;
        }
        document.update(before.corrected(head, found.mentions(), observed));
        documents.flush();
        if (isOtherText) {
            writer.rewrite(new DocumentWriter.NewText(document.id(), found.text(), found.folds()));
        }
        if (isOtherText || !Objects.equals(head.title(), before.title())) {
            documents.findAgainBy(document.id(), Document.words(head.title(), found.text()));
        }
        tell(before, document.record());
        return true;
    }

    /**
     * Of pages, mails and the like the bytes are read again, for what is their text is found as well. What took a process of its own
     * keeps its text: a row is locked meanwhile.
     */
    private RunningText running(DocumentRecord record, String text) {
        boolean isText = record.mediaType().equals("text/plain");
        if (!isText
                && Content.of(bytes(record)) instanceof Content.Running content
                && !(content instanceof Content.Office)) {
            return runningTexts.of(content, record.sha256());
        }
        String language = record.file() == null ? null : record.file().language();
        return new RunningText(
                text,
                isText ? null : record.title(),
                new Metadata(null, null, null, null, null, language, null, null, null, null),
                record.oddities(),
                record.file());
    }

    private byte[] bytes(DocumentRecord record) {
        try (InputStream in = store.open(record.sha256())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a document could not be read", e);
        }
    }

    private void tell(DocumentRecord before, DocumentRecord now) {
        changes.append(new NewChange(
                ChangeType.DOCUMENT_MENTIONS_CHANGED,
                now.id().toString(),
                now.revision(),
                now.tlp(),
                now.date(),
                Corrections.differences(before.head(), now.head()),
                Provenance.document(now.id()),
                now,
                null));
    }
}
