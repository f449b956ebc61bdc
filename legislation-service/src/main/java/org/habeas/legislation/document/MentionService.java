package org.habeas.legislation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.ChangeMarks;
import org.habeas.kit.change.NewChange;
import org.jspecify.annotations.Nullable;

/** Keeps what documents say about bills. A mention of a bill that nobody has yet is kept and joins it when it appears. */
@ApplicationScoped
public class MentionService {

    private final MentionRepository mentions;
    private final NamedDetaineeRepository detainees;
    private final ChangeLog changes;
    private final ChangeMarks marks;

    MentionService(
            MentionRepository mentions, NamedDetaineeRepository detainees, ChangeLog changes, ChangeMarks marks) {
        this.mentions = mentions;
        this.detainees = detainees;
        this.changes = changes;
        this.marks = marks;
    }

    /**
     * Documents that mention a bill and carry one of the marks, newest first, each with its mentions of that bill.
     *
     * @param shown is told whose marks the answer has
     */
    public List<MentioningDocument> mentioning(
            String bill, List<String> marks, Optional<UUID> after, int limit, BiConsumer<String, Stream<Tlp>> shown) {
        return mentions.mentioning(bill, marks, DocumentsUntil.NOW, after, limit, shown);
    }

    /** The same of a past, from the newest on. */
    public List<MentioningDocument> mentioning(
            String bill, List<String> marks, DocumentsUntil until, int limit, BiConsumer<String, Stream<Tlp>> shown) {
        return mentions.mentioning(bill, marks, until, Optional.empty(), limit, shown);
    }

    /** How many documents mention a bill and carry one of the marks. */
    public long count(String bill, List<String> marks) {
        return mentions.count(bill, marks);
    }

    /**
     * People whom a bill's title names, or documents that mention it and carry one of the marks, in the order of their ids.
     *
     * @param title of the bill
     */
    public List<NamedDetainee> detainees(
            String bill,
            @Nullable String title,
            List<String> marks,
            Optional<UUID> after,
            int limit,
            BiConsumer<String, Stream<Tlp>> shown) {
        return detainees.of(
                new NamedDetaineeRepository.Asked(bill, title, marks, DocumentsUntil.NOW), after, limit, shown);
    }

    /** The same by the title, the names and the documents of a past, from the first id on. */
    public List<NamedDetainee> detainees(
            String bill,
            @Nullable String title,
            List<String> marks,
            DocumentsUntil until,
            int limit,
            BiConsumer<String, Stream<Tlp>> shown) {
        return detainees.of(
                new NamedDetaineeRepository.Asked(bill, title, marks, until), Optional.empty(), limit, shown);
    }

    /** How many such people there are. */
    public long countDetainees(String bill, @Nullable String title, List<String> marks) {
        return detainees.count(new NamedDetaineeRepository.Asked(bill, title, marks, DocumentsUntil.NOW));
    }

    /**
     * Notes that a list has bills because documents with which marks name a person beside them.
     *
     * @param bills of the page; null where a count or an export tells of all of them
     */
    public void noteBills(
            UUID detainee, @Nullable List<String> bills, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        detainees.noteBills(detainee, bills, marks, shown);
    }

    /**
     * Replaces what is known of a document, unless that is as new or newer, or it was retracted, which is final; tells of bills that it
     * newly mentions.
     */
    @Transactional
    public void apply(DocumentRecord document) {
        if (document.revision() == 1 && document.mentions().bills().isEmpty()) {
            return; // nothing is older, and there is nothing to keep: a Congress is thousands of files that mention no
            // bill
        }
        mentions.holdPeople();
        if (!mentions.isNews(document)) {
            return;
        }
        Optional<Tlp> mark = mentions.markOf(document.id());
        Set<String> before = mentions.billsOf(document.id());
        List<BillMention> now =
                document.retracted() ? List.of() : document.mentions().bills();
        mentions.replace(document, now, document.retracted() ? Map.of() : people(document));
        if (mark.isPresent() && document.tlp() != mark.get()) {
            marks.raise(before, ChangeType.BILL_MENTIONED, document.id(), document.tlp());
        }
        if (mark.filter(former -> !document.tlp().covers(former)).isPresent()) {
            before = Set.of(); // those who may see it now were not told
        }
        Set<String> added = new TreeSet<>();
        now.forEach(m -> added.add(m.billId()));
        added.removeAll(before);
        for (String bill : added) {
            mentions.lockBill(bill).ifPresent(known -> {
                BillMention first = now.stream()
                        .filter(m -> Objects.equals(m.billId(), bill))
                        .findFirst()
                        .orElseThrow();
                changes.append(new NewChange(
                        ChangeType.BILL_MENTIONED,
                        BillId.parse(bill).toString(),
                        known.revision(),
                        document.tlp(),
                        document.date(),
                        List.of(FieldChange.added(
                                "documents",
                                Json.mapper().valueToTree(document.id().toString()))),
                        Provenance.quoted(document.id(), first.quote(), first.quoteStart(), first.quoteEnd()),
                        known.summary(),
                        null));
            });
        }
    }

    /**
     * Which of some documents were retracted. Until the end of the transaction none of the others is, for this service: what they say can
     * be kept.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> holdAndFindRetracted(Set<UUID> documents) {
        return documents.isEmpty() ? Set.of() : mentions.holdAndFindRetracted(documents);
    }

    /** Waits for all who keep what a document says, and keeps them away until the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockDocument(UUID document) {
        mentions.lockDocument(document);
    }

    /** Forgets a person for good, whichever document names them. In the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(UUID person) {
        mentions.erase(person);
    }

    /** Those whom somebody tracks. */
    private static Map<UUID, String> people(DocumentRecord document) {
        Map<UUID, String> people = new TreeMap<>();
        document.mentions().persons().forEach(p -> {
            UUID detainee = p.detaineeId();
            if (detainee != null) {
                people.put(detainee, p.name());
            }
        });
        return people;
    }
}
