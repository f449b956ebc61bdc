package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.Ids;
import org.habeas.ingest.person.KnownName;
import org.habeas.ingest.person.KnownNames;
import org.habeas.ingest.person.KnownNames.Waiting;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.habeas.kit.change.Cause;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.forgotten.ForgottenNames;
import org.habeas.language.name.NameFolding;

/**
 * Keeps the known names and, when one is new, changed or gone, the mentions of the documents that are here already. The
 * end is the same whichever came first, the name or the document: a search always looks for all names as they are at its
 * own moment, and a document that was not there when the name was committed was read with it.
 */
@ApplicationScoped
class NameService {

    private final KnownNames names;
    private final DocumentRepository documents;
    private final FailedSearches failures;
    private final ErasedPersons erased;
    private final ForgottenNames forgotten;
    private final ChangeLog changes;
    private final Event<Waiting> waiting;
    private final Cause cause;
    private final Clock clock;

    NameService(
            KnownNames names,
            DocumentRepository documents,
            FailedSearches failures,
            ErasedPersons erased,
            ForgottenNames forgotten,
            ChangeLog changes,
            Event<Waiting> waiting,
            Cause cause,
            Clock clock) {
        this.names = names;
        this.documents = documents;
        this.failures = failures;
        this.erased = erased;
        this.forgotten = forgotten;
        this.changes = changes;
        this.waiting = waiting;
        this.cause = cause;
        this.clock = clock;
    }

    /**
     * Takes a state of a person's names; an older or the same one does nothing, but for a slug that was not taken with it.
     * Without texts the person is forgotten. The documents are searched after the commit, for nobody may send one as long as
     * it is not committed.
     */
    @Transactional
    void take(KnownName known, long revision) {
        Optional<KnownNames.Kept> kept = names.lock(known.id());
        if (kept.isPresent() && !kept.get().isBehind(known, revision)) {
            return;
        }
        List<String> before = kept.map(KnownNames.Kept::texts).orElse(List.of());
        boolean same = kept.isPresent() && kept.get().name().equals(known.name()) && before.equals(known.texts());
        if (same) {
            names.touch(known, revision);
            return;
        }
        Set<List<String>> words = new HashSet<>();
        before.forEach(text -> words.add(NameFolding.tokens(text)));
        known.texts().forEach(text -> words.add(NameFolding.tokens(text)));
        words.remove(List.<String>of());
        names.replace(known, revision);
        if (!words.isEmpty()) {
            Waiting search = new Waiting(Ids.newId(clock), words, cause.traceparent());
            names.await(search);
            waiting.fire(search);
        }
    }

    /** Forgets a person who was erased; what is kept of them with documents goes after the commit. */
    @Transactional
    void erase(UUID person, long revision) {
        names.lock(person).map(KnownNames.Kept::texts).ifPresent(forgotten::remember);
        take(new KnownName(person, "", List.of()), revision);
        erased.add(person);
    }

    /** The search that has waited longest. */
    @Transactional
    Optional<Waiting> next() {
        return names.firstWaiting();
    }

    /** The documents that may have to change for it. */
    @Transactional
    List<UUID> candidates(Waiting search) {
        return List.copyOf(documents.withWordsOf(search.words()));
    }

    @Transactional
    void done(Waiting search) {
        names.searched(search.id());
    }

    /** Notes that a document could not be searched; tells whether it is set aside. */
    @Transactional
    boolean failed(FailedSearches.Failed failed, boolean own) {
        return failures.add(failed, own);
    }

    /** A document that failed and is to be searched again now. */
    @Transactional
    Optional<FailedSearches.Failed> due() {
        return failures.due();
    }

    /** Takes up again what was set aside. */
    @Transactional
    void tryAgain() {
        failures.tryAgain();
    }

    /** Bytes of a document, known before it is locked. */
    @Transactional
    long size(UUID id) {
        return documents.findByIdOptional(id).map(d -> d.record().bytes()).orElse(0L);
    }

    /** Looks for all names in one document, and tells it if the outcome is another than before. */
    @Transactional
    void search(UUID id) {
        names.now(); // before the lock: whoever starts with 100,000 names reads them while others work
        NameFinder finder = names.forDocument();
        Document document = documents.findById(id, LockModeType.PESSIMISTIC_WRITE);
        failures.remove(id);
        Optional<String> text = documents.text(id);
        if (document == null || document.retracted() || text.isEmpty()) {
            return;
        }
        Mentions had = document.record().mentions();
        NameFinder.Persons persons = finder.search(NameText.of(text.get()));
        Mentions has = new Mentions(had.bills(), persons.mentions(), had.moreBills(), persons.more());
        NewMentions.of(document, has).ifPresent(changes::append);
    }
}
