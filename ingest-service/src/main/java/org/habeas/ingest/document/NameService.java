package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Provenance;
import org.habeas.ingest.person.KnownName;
import org.habeas.ingest.person.KnownNames;
import org.habeas.ingest.person.NameFinder;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.language.name.NameFolding;

/**
 * Keeps the known names and, when one is new, changed or gone, the mentions of the documents that are here already. The
 * end is the same whichever came first, the name or the document.
 */
@ApplicationScoped
class NameService {

    private final KnownNames names;
    private final DocumentRepository documents;
    private final ChangeLog changes;

    NameService(KnownNames names, DocumentRepository documents, ChangeLog changes) {
        this.names = names;
        this.documents = documents;
        this.changes = changes;
    }

    /** Takes a state of a person's names; an older or the same one does nothing. Without texts the person is forgotten. */
    @Transactional
    void take(KnownName known, long revision) {
        Optional<KnownNames.Kept> kept = names.lock(known.id());
        if (kept.isPresent() && kept.get().revision() >= revision) {
            return;
        }
        List<String> before = kept.map(KnownNames.Kept::texts).orElse(List.of());
        boolean same = kept.isPresent() && kept.get().name().equals(known.name()) && before.equals(known.texts());
        if (same) {
            names.touch(known.id(), revision);
            return;
        }
        names.replace(known, revision);
        Set<List<String>> words = new HashSet<>();
        before.forEach(text -> words.add(NameFolding.tokens(text)));
        known.texts().forEach(text -> words.add(NameFolding.tokens(text)));
        words.remove(List.<String>of());
        List<UUID> candidates = List.copyOf(documents.withWordsOf(words));
        if (!candidates.isEmpty()) {
            NameFinder finder = names.uncommitted();
            candidates.forEach(id -> search(id, finder));
        }
    }

    private void search(UUID id, NameFinder finder) {
        Document document = documents.findById(id, LockModeType.PESSIMISTIC_WRITE);
        Optional<String> text = documents.text(id);
        if (document == null || text.isEmpty()) {
            return;
        }
        DocumentRecord before = document.record();
        List<PersonMention> persons = finder.find(text.get());
        if (persons.equals(before.mentions().persons())) {
            return;
        }
        DocumentRecord now = before.withMentions(new Mentions(before.mentions().bills(), persons));
        document.update(now);
        changes.append(new NewChange(
                ChangeType.DOCUMENT_MENTIONS_CHANGED,
                now.id().toString(),
                now.revision(),
                now.tlp(),
                now.date(),
                List.of(),
                Provenance.document(now.id()),
                now,
                null));
    }
}
