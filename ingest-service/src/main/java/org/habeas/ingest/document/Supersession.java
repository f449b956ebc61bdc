package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.habeas.kit.change.NewChange;
import org.jspecify.annotations.Nullable;

/**
 * Says of documents that one address gave which is the newer. By the time at which each was asked for, so that a slow fetch that ends later
 * supersedes nothing that is newer than it. Nothing that a document says falls by it: a page that says something else now does not unsay what it said.
 */
@ApplicationScoped
class Supersession {

    private final WebVersionRepository versions;
    private final DocumentRepository documents;

    Supersession(WebVersionRepository versions, DocumentRepository documents) {
        this.versions = versions;
        this.documents = documents;
    }

    /** From here on nobody else decides about the versions of this address, until the transaction ends. */
    void begin(WebFetch fetch) {
        versions.lock(fetch.url());
    }

    /** A new document as it will stand among the versions of its address. */
    ReadDocument placed(ReadDocument read, WebFetch fetch) {
        DocumentRecord record = read.document();
        WebVersions all = versions.of(fetch.url(), record.tlp()).with(record.id(), fetch.at());
        return new ReadDocument(
                record.between(all.before(record.id()), all.after(record.id()), record.revision()),
                read.text(),
                read.folds(),
                read.bill(),
                read.members());
    }

    /**
     * Notes that the address gave a document, which is stored, and tells it to those beside which it now stands or no longer stands.
     *
     * @return what is to be told
     */
    List<NewChange> note(DocumentRecord document, WebFetch fetch) {
        UUID id = document.id();
        WebVersions before = versions.of(fetch.url(), document.tlp());
        WebVersions now = before.with(id, fetch.at());
        versions.note(fetch, id);
        TreeSet<UUID> concerned = new TreeSet<>(); // one order for everybody who locks several
        concerned.add(id);
        for (WebVersions each : List.of(before, now)) {
            add(concerned, each.before(id));
            add(concerned, each.after(id));
        }
        List<NewChange> told = new ArrayList<>();
        for (UUID each : concerned) {
            Document row = documents.findById(each, LockModeType.PESSIMISTIC_WRITE);
            DocumentRecord record = row.record();
            // bytes that other addresses give as well say of their own address only
            if (Objects.equals(record.url(), fetch.url())) {
                change(row, record, now.before(each), now.after(each), told);
            }
        }
        return told;
    }

    private static void add(TreeSet<UUID> concerned, @Nullable UUID document) {
        if (document != null) {
            concerned.add(document);
        }
    }

    private static void change(
            Document row, DocumentRecord record, @Nullable UUID earlier, @Nullable UUID later, List<NewChange> told) {
        List<FieldChange> fields = new ArrayList<>();
        field(fields, "supersedes", record.supersedes(), earlier);
        field(fields, "supersededBy", record.supersededBy(), later);
        if (fields.isEmpty()) {
            return;
        }
        DocumentRecord now = record.between(earlier, later, record.revision() + 1);
        row.update(now);
        told.add(new NewChange(
                ChangeType.DOCUMENT_CORRECTED,
                now.id().toString(),
                now.revision(),
                now.tlp(),
                now.date(),
                List.copyOf(fields),
                Provenance.document(now.id()),
                now,
                null));
    }

    private static void field(List<FieldChange> fields, String name, @Nullable UUID from, @Nullable UUID to) {
        if (!Objects.equals(from, to)) {
            fields.add(
                    FieldChange.text(name, from == null ? null : from.toString(), to == null ? null : to.toString()));
        }
    }
}
