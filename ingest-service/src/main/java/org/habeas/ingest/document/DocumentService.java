package org.habeas.ingest.document;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.ReservedSubjects;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.legislators.MemberSubjects;
import org.habeas.ingest.person.KnownNames;
import org.habeas.ingest.person.NameFinder;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.EventTooLarge;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.InvalidRequest;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Takes documents in: the bytes into the store, the record and what it publishes into one transaction. */
@ApplicationScoped
public class DocumentService {

    /** Who loads the seeds; what it brings is old news to those who follow live. */
    public static final String SEED_LOADER = ReservedSubjects.SEED_LOADER;

    /** A page of a list ends with the document that reaches this. */
    static final long PAGE_BYTES = 4L * 1024 * 1024;

    private final DocumentRepository documents;
    private final DocumentWriter writer;
    private final ContentStore store;
    private final DocumentReader reader;
    private final MemberSubjects members;
    private final Supersession supersession;
    private final KnownNames names;
    private final ChangeLog changes;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final long maxBytes;

    DocumentService(
            DocumentRepository documents,
            DocumentWriter writer,
            ContentStore store,
            DocumentReader reader,
            MemberSubjects members,
            Supersession supersession,
            KnownNames names,
            ChangeLog changes,
            Clock clock,
            MeterRegistry metrics,
            DocumentSettings settings) {
        this.documents = documents;
        this.writer = writer;
        this.store = store;
        this.reader = reader;
        this.members = members;
        this.supersession = supersession;
        this.names = names;
        this.changes = changes;
        this.clock = clock;
        this.metrics = metrics;
        this.maxBytes = settings.maxBytes();
    }

    /** One document, whatever its mark. */
    Optional<Document> find(UUID id) {
        return documents.findByIdOptional(id);
    }

    /** @param next the document after which the list goes on, empty at its end */
    record Listed(List<DocumentRecord> documents, Optional<UUID> next) {}

    /**
     * Documents with one of these marks, newest first: {@code limit} at most, and no more of them than fit in memory, for
     * one can mention as much as an event holds. The sizes are read before anything else is.
     */
    @Transactional
    Listed list(List<String> marks, DocumentFilter filter, Optional<UUID> after, int limit) {
        List<DocumentRepository.Sized> found = documents.sizes(marks, filter, after, limit + 1);
        int shown = 0;
        for (long bytes = 0; shown < Math.min(limit, found.size()) && bytes < PAGE_BYTES; shown++) {
            bytes += found.get(shown).bytes();
        }
        List<UUID> ids = found.subList(0, shown).stream()
                .map(DocumentRepository.Sized::id)
                .toList();
        return new Listed(
                documents.ofIds(ids, marks).stream().map(Document::record).toList(),
                shown < found.size() ? Optional.of(ids.getLast()) : Optional.empty());
    }

    long count(List<String> marks, DocumentFilter filter) {
        return documents.count(marks, filter);
    }

    /** Each time that a document came in, oldest first. */
    List<Receipt> receipts(UUID document, Optional<UUID> after, int limit) {
        return documents.receipts(document, after, limit);
    }

    long countReceipts(UUID document) {
        return documents.countReceipts(document);
    }

    /** The running text, if the document has one. */
    Optional<String> text(UUID document) {
        return documents.text(document);
    }

    /** The original bytes. */
    InputStream content(Document document) throws IOException {
        return store.open(document.sha256());
    }

    public long maxBytes() {
        return maxBytes;
    }

    /** Whether these bytes are here, retracted or not. */
    @Transactional
    boolean isKnown(String sha256) {
        return !documents.findByContents(List.of(sha256)).isEmpty();
    }

    /** What is to be stored once all files were read, each once. */
    private record New(
            Map<String, ReadDocument> documents,
            Map<String, byte[]> contents,
            List<DocumentWriter.NewReceipt> receipts,
            List<MemberRecord> restated) {

        static New nothing() {
            return new New(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Stores a document, or notes one more receipt of a known one.
     *
     * @param subject of the sender's token
     * @param name of the file, for the receipt, and to tell one that is that of another bill
     * @param clearance of the sender: who may not see a document hears nothing of it, whatever it is like
     * @throws Unprocessable if the metadata or the content is wrong; nothing is stored then
     */
    @Transactional
    public Outcome.Taken take(byte[] bytes, @Nullable String name, Metadata metadata, String subject, Tlp clearance) {
        return switch (takeAll(List.of(new Incoming(bytes, name)), metadata, subject, clearance)
                .getFirst()) {
            case Outcome.Taken taken -> taken;
            case Outcome.Refused refused -> throw refused.why();
        };
    }

    /**
     * The same for several files of one sender, in one transaction and in their order. One that is refused keeps none of
     * the others out.
     *
     * @return what became of each
     * @throws EventTooLarge if what would be told of one of them is too large; nothing is stored then
     */
    @Transactional
    public List<Outcome> takeAll(List<Incoming> files, Metadata metadata, String subject, Tlp clearance) {
        return takeAll(files, new Sent(metadata, subject, clearance, ReadAhead.NONE, null));
    }

    /**
     * Stores what an address gave, as {@link #take}, and says which version of it is the newer.
     *
     * @param name by which it was sent or found
     */
    @Transactional
    public Outcome.Taken takeFetched(
            byte[] bytes, String name, WebFetch fetch, Metadata metadata, String subject, Tlp clearance) {
        return switch (takeAll(
                        List.of(new Incoming(bytes, name)),
                        new Sent(metadata, subject, clearance, ReadAhead.NONE, fetch))
                .getFirst()) {
            case Outcome.Taken taken -> taken;
            case Outcome.Refused refused -> throw refused.why();
        };
    }

    /**
     * As {@link #takeAll(List, Metadata, String, Tlp)}.
     *
     * @param ahead what {@link #readAhead} read of them
     */
    @Transactional
    public List<Outcome> takeAll(
            List<Incoming> files, Metadata metadata, String subject, Tlp clearance, ReadAhead ahead) {
        return takeAll(files, new Sent(metadata, subject, clearance, ahead, null));
    }

    private List<Outcome> takeAll(List<Incoming> files, Sent sent) {
        List<String> hashes = hashes(files);
        documents.lockContents(hashes);
        WebFetch fetch = sent.fetch();
        if (fetch != null) {
            supersession.begin(fetch);
        }
        New added = New.nothing();
        List<Outcome> outcomes = outcomes(files, hashes, sent, added);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Taken taken && taken.isNew()) {
                taken.oddities()
                        .forEach(oddity -> metrics.counter("habeas.documents.oddities", "code", oddity.code())
                                .increment());
            }
        }
        write(added, sent.metadata(), sent.subject());
        return fetch == null
                ? outcomes
                : outcomes.stream().map(o -> noted(o, fetch)).toList();
    }

    /** Behind what is told of the document itself. */
    private Outcome noted(Outcome outcome, WebFetch fetch) {
        return switch (outcome) {
            case Outcome.Refused refused -> refused;
            case Outcome.Taken taken -> {
                UUID id = taken.document().id();
                changes.appendAll(supersession.note(taken.document(), fetch));
                yield new Outcome.Taken(documents.findById(id).record(), taken.isNew(), taken.bill(), taken.oddities());
            }
        };
    }

    /** What {@link #takeAll} would make of them at this moment; nothing is stored, and no document has the ids that it tells. */
    @Transactional
    public List<Outcome> wouldTake(
            List<Incoming> files, Metadata metadata, String subject, Tlp clearance, ReadAhead ahead) {
        return outcomes(files, hashes(files), new Sent(metadata, subject, clearance, ahead, null), New.nothing());
    }

    /**
     * Reads files that are not here, as far as they can be read, for who takes them later: what fails here is told when they
     * are taken.
     */
    @Transactional
    public ReadAhead readAhead(List<Incoming> files, Metadata metadata, String subject) {
        NameFinder before = names.now();
        List<String> hashes = hashes(files);
        Set<String> known = new HashSet<>(documents.known(hashes));
        Map<String, ReadDocument> read = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            byte[] bytes = files.get(i).bytes();
            if (bytes.length == 0 || bytes.length > maxBytes || !known.add(hashes.get(i))) {
                continue;
            }
            try {
                read.put(hashes.get(i), reader.read(bytes, hashes.get(i), metadata, SEED_LOADER.equals(subject)));
            } catch (HabeasException e) {
                // said again to whoever takes it
            }
        }
        return names.now() == before ? new ReadAhead(before, read) : ReadAhead.NONE;
    }

    /**
     * What is the same for all files that were sent together.
     *
     * @param fetch null where nothing was fetched
     */
    private record Sent(
            Metadata metadata,
            String subject,
            Tlp clearance,
            ReadAhead ahead,
            @Nullable WebFetch fetch) {}

    private static List<String> hashes(List<Incoming> files) {
        return files.stream().map(file -> RecordHash.sha256(file.bytes())).toList();
    }

    private List<Outcome> outcomes(List<Incoming> files, List<String> hashes, Sent sent, New added) {
        Map<String, Document> known = documents.findByContents(hashes);
        List<Outcome> outcomes = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            Incoming file = files.get(i);
            String sha256 = hashes.get(i);
            try {
                checkSize(file.bytes());
                MetadataCheck.check(sent.metadata(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                Optional<Document> here = Optional.ofNullable(known.get(sha256));
                Outcome.Taken taken = here.isPresent()
                        ? again(file.bytes(), here.get(), sent.metadata(), sent.clearance(), added)
                        : read(file, sha256, sent, added);
                added.receipts()
                        .add(new DocumentWriter.NewReceipt(taken.document().id(), file.name()));
                outcomes.add(taken);
            } catch (HabeasException e) {
                outcomes.add(new Outcome.Refused(e));
            }
        }
        return outcomes;
    }

    private void checkSize(byte[] bytes) {
        if (bytes.length == 0) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "The file is empty.", List.of());
        }
        if (bytes.length > maxBytes) {
            throw new PayloadTooLarge("A document has at most " + maxBytes + " bytes; this has " + bytes.length + ".");
        }
    }

    private Outcome.Taken read(Incoming file, String sha256, Sent sent, New added) {
        ReadDocument twin = added.documents().get(sha256);
        if (twin != null) {
            return Outcome.Taken.knownBefore(twin.document());
        }
        ReadDocument alone = (sent.ahead().has(sha256)
                        ? sent.ahead().of(sha256, names.forDocument())
                        : Optional.<ReadDocument>empty())
                .orElseGet(
                        () -> reader.read(file.bytes(), sha256, sent.metadata(), SEED_LOADER.equals(sent.subject())));
        WebFetch fetch = sent.fetch();
        ReadDocument read = fetch == null ? alone : supersession.placed(alone, fetch);
        added.documents().put(sha256, read);
        added.contents().put(sha256, file.bytes());
        Optional<BillId> bill = Optional.ofNullable(read.bill()).map(BillRecord::id);
        List<DocumentRecord.Oddity> oddities = new ArrayList<>(
                bill.map(id -> BillFileName.oddities(file.name(), id)).orElse(List.of()));
        oddities.addAll(read.document().oddities());
        return new Outcome.Taken(read.document(), true, bill, List.copyOf(oddities));
    }

    private void write(New added, Metadata said, String subject) {
        List<DocumentWriter.NewText> texts = new ArrayList<>();
        SortedMap<BillId, Integer> bills = new TreeMap<>();
        for (ReadDocument read : added.documents().values()) {
            documents.persist(new Document(read.document(), read.text(), said, clock.instant()));
            if (read.text() != null) {
                texts.add(new DocumentWriter.NewText(read.document().id(), read.text(), read.folds()));
            }
            if (read.bill() != null) {
                bills.merge(read.bill().id(), 1, Integer::sum);
            }
        }
        documents.flush();
        writer.texts(texts);
        writer.receipts(added.receipts(), subject);
        if (!added.documents().isEmpty() || !added.restated().isEmpty()) {
            publish(
                    added.documents().values(),
                    added.restated(),
                    bills.isEmpty() ? Map.of() : documents.nextRevisions(bills));
            keep(added.contents());
        }
    }

    /** Behind everything that may be refused, and before the commit: what was taken in is durable, what was not is not here. */
    private void keep(Map<String, byte[]> contents) {
        try {
            store.putAll(contents);
        } catch (IOException e) {
            throw new UncheckedIOException("content could not be stored", e);
        }
    }

    private Outcome.Taken again(byte[] bytes, Document document, Metadata said, Tlp clearance, New added) {
        if (!Clearances.mayShow(Outlet.DOCUMENT, document.tlp(), clearance)) {
            throw new Conflict("These bytes cannot be taken with your token.");
        }
        if (document.retracted()) {
            throw new Conflict("This content was retracted; it is document " + document.id()
                    + ", whose reason is under /v1/documents/" + document.id() + ".");
        }
        if (document.isPublicRecord()) {
            MetadataCheck.checkBillFile(said, document.record().kind());
        }
        if (said.tlp() != null && !document.tlp().covers(said.tlp())) {
            throw new Conflict("These bytes are here already, under a lower mark than "
                    + said.tlp().label()
                    + ", and sending them again does not raise it: a reviewer corrects the mark with"
                    + " PATCH /v1/documents/{id}.");
        }
        added.restated().addAll(reader.again(bytes, document.record(), said));
        return Outcome.Taken.knownBefore(document.record());
    }

    private void publish(Collection<ReadDocument> all, List<MemberRecord> restated, Map<BillId, Long> revisions) {
        Map<BillId, Long> next = new HashMap<>(revisions);
        List<NewChange> told = new ArrayList<>();
        members.take(restated).forEach(member -> told.add(published(member)));
        for (ReadDocument read : all) {
            members.take(read.members()).forEach(member -> told.add(published(member)));
        }
        for (ReadDocument read : all) {
            told.add(ingested(read.document()));
            if (read.bill() != null) {
                long revision = Objects.requireNonNull(next.get(read.bill().id()));
                next.put(read.bill().id(), revision + 1);
                told.add(published(read.bill(), read.document().tlp(), revision));
            }
        }
        changes.appendAll(told);
    }

    private static NewChange ingested(DocumentRecord record) {
        return new NewChange(
                ChangeType.DOCUMENT_INGESTED,
                record.id().toString(),
                record.revision(),
                record.tlp(),
                record.date(),
                List.of(),
                Provenance.document(record.id()),
                record,
                null);
    }

    private static NewChange published(MemberRecord member) {
        return new NewChange(
                ChangeType.MEMBER_RECORD_PUBLISHED,
                member.id(),
                member.revision(),
                Tlp.CLEAR,
                null,
                List.of(),
                Provenance.document(member.documentId()),
                member,
                null);
    }

    private static NewChange published(BillRecord bill, Tlp tlp, long revision) {
        return new NewChange(
                ChangeType.BILL_RECORD_PUBLISHED,
                bill.id().toString(),
                revision,
                tlp,
                null,
                List.of(),
                Provenance.document(bill.documentId()),
                bill,
                null);
    }
}
