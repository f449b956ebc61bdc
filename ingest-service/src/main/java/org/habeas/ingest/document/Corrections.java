package org.habeas.ingest.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Head;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.ChangeMarks;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;

/** Corrects what is said of documents, and with it what follows: the Congress of citations by the date, what a summary may state, who may see it. */
@ApplicationScoped
class Corrections {

    private final DocumentRepository documents;
    private final TextReader texts;
    private final ChangeLog changes;
    private final ChangeMarks marks;
    private final Clock clock;

    Corrections(DocumentRepository documents, TextReader texts, ChangeLog changes, ChangeMarks marks, Clock clock) {
        this.documents = documents;
        this.texts = texts;
        this.changes = changes;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Corrects a document. What is so already changes nothing and is told to nobody.
     *
     * @param reviewer subject of the token
     * @param clearance of the reviewer
     * @param precondition is given the document once it is locked, and refuses a stale one
     * @throws NotFound if there is none, or none that this reviewer may see
     * @throws Conflict if it was retracted, and more than its mark is to change
     * @throws Unprocessable naming each field that is wrong
     */
    @Transactional
    Document correct(UUID id, Correction correction, String reviewer, Tlp clearance, Consumer<Document> precondition) {
        Document document = Optional.ofNullable(documents.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(d -> Clearances.mayShow(Outlet.DOCUMENT, d.tlp(), clearance))
                .orElseThrow(() -> new NotFound("There is no document " + id + "."));
        precondition.accept(document);
        DocumentRecord before = document.record();
        refuse(document, correction);
        Head head = correction.over(before);
        List<FieldChange> rows = differences(before.head(), head);
        if (rows.isEmpty()) {
            return document;
        }
        Mentions mentions = mentions(before, head);
        document.correct(
                before.corrected(
                        head, mentions, before.retracted() ? List.of() : StatedFacts.of(head.kind(), mentions)),
                stated(document, rows, correction.reason(), reviewer));
        if (!Objects.equals(before.title(), head.title())) {
            documents.flush();
            documents.findAgainBy(
                    id, Document.words(head.title(), documents.text(id).orElse(null)));
        }
        tell(document.record(), rows, correction.reason());
        if (!before.tlp().covers(head.tlp())) {
            marks.raise(id.toString(), head.tlp());
        }
        return document;
    }

    /** Bytes of a document, known before it is locked; 0 if it is not here. */
    @Transactional
    long size(UUID id) {
        return documents.findByIdOptional(id).map(d -> d.record().bytes()).orElse(0L);
    }

    private void refuse(Document document, Correction correction) {
        if (document.isPublicRecord() || document.isRegister()) {
            correction.refuseForPublicRecord(document);
        }
        if (document.retracted() && !correction.given().equals(Set.of("tlp"))) {
            throw new Conflict(
                    "Document " + document.id() + " was retracted; only its mark, tlp, can still be changed.");
        }
        MetadataCheck.check(
                correction.checked(document.record()), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (correction.said().tlp() == Tlp.RED && document.tlp() != Tlp.RED) {
            String detail = "The other services were told of it, and what is RED is told to none: retract it, or choose"
                    + " AMBER+STRICT.";
            throw new Unprocessable(detail, FieldProblem.pointer("/tlp", "told-already", detail));
        }
    }

    /** By another date the citations that do not name their Congress may mean another one. */
    private Mentions mentions(DocumentRecord before, Head head) {
        Mentions had = before.mentions();
        if (before.retracted() || Objects.equals(before.date(), head.date())) {
            return had;
        }
        return documents
                .text(before.id())
                .map(text -> {
                    TextReader.Bills bills = texts.boundedBills(text, head.date());
                    return new Mentions(bills.mentions(), had.persons(), bills.more(), had.morePersons());
                })
                .orElse(had);
    }

    private Stated stated(Document document, List<FieldChange> rows, String reason, String reviewer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Stated.Corrected> corrected = new TreeMap<>();
        rows.forEach(row -> corrected.put(row.field(), new Stated.Corrected(row.to(), reviewer, now, reason)));
        return document.stated().with(corrected);
    }

    private void tell(DocumentRecord now, List<FieldChange> rows, String reason) {
        List<FieldChange> told = new ArrayList<>(rows);
        told.add(FieldChange.text("correction.reason", null, reason));
        changes.append(new NewChange(
                ChangeType.DOCUMENT_CORRECTED,
                now.id().toString(),
                now.revision(),
                now.tlp(),
                now.date(),
                told,
                Provenance.document(now.id()),
                now,
                null));
    }

    /** In the order in which a record has its fields. */
    static List<FieldChange> differences(Head before, Head now) {
        JsonNode was = Json.mapper().valueToTree(before);
        JsonNode is = Json.mapper().valueToTree(now);
        List<FieldChange> rows = new ArrayList<>();
        is.fieldNames().forEachRemaining(field -> {
            JsonNode from = was.path(field).isMissingNode() ? NullNode.getInstance() : was.path(field);
            JsonNode to = is.path(field);
            if (!from.equals(to)) {
                rows.add(new FieldChange(field, from, to));
            }
        });
        return rows;
    }
}
