package org.habeas.ingest.document;

import java.util.List;
import java.util.Optional;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.Provenance;
import org.habeas.kit.change.NewChange;

/** Other mentions of a document that is known: its text is the same, and who is looked for in it is not. */
final class NewMentions {

    private NewMentions() {}

    /**
     * Gives a document these mentions, and what its sentences say of whom they name. The caller holds its lock.
     *
     * @return what is to be told of it; empty where it has them already
     */
    static Optional<NewChange> of(Document document, Mentions mentions) {
        DocumentRecord before = document.record();
        List<DocumentRecord.Observation> observed = StatedFacts.of(before.kind(), mentions);
        if (mentions.equals(before.mentions()) && observed.equals(before.observations())) {
            return Optional.empty();
        }
        DocumentRecord now = before.withMentions(mentions, observed);
        document.update(now);
        return Optional.of(new NewChange(
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
