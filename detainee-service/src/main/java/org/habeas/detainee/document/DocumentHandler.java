package org.habeas.detainee.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.detainee.statement.WithdrawnDocuments;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;

/** What the ingest-service says of documents. */
@ApplicationScoped
class DocumentHandler implements EventHandler {

    private final MentionService mentions;
    private final ObservedFacts observed;
    private final RestingStatements resting;

    DocumentHandler(MentionService mentions, ObservedFacts observed, RestingStatements resting) {
        this.resting = resting;
        this.mentions = mentions;
        this.observed = observed;
    }

    @Override
    public String consumer() {
        return "detainee";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED);
    }

    /** An import is thousands of documents that come at once. */
    @Override
    public int together() {
        return 100;
    }

    /** A document that names people locks them, whoever they are, and so goes by itself; one that is withdrawn, those whom it named. */
    @Override
    public boolean joins(Event event) {
        return event instanceof Event.ChangeEvent(var topic, var change)
                && change.record() != null
                && !change.record().path("retracted").asBoolean()
                && !change.record().path("kind").asText().equals("summary")
                && change.record().path("mentions").path("persons").isEmpty();
    }

    @Override
    public void on(Event event) {
        if (!(event instanceof Event.ChangeEvent(Topic topic, var change)) || change.record() == null) {
            throw new IllegalArgumentException("an event without a record");
        }
        try {
            DocumentRecord document = Json.mapper().treeToValue(change.record(), DocumentRecord.class);
            boolean isSummaryNow = mentions.becomesSummary(document);
            if (mentions.apply(document)) {
                observed.take(document);
                resting.restrict(document.id(), document.tlp());
                if (document.retracted()) {
                    resting.withdraw(document.id(), WithdrawnDocuments.RETRACTED);
                } else if (isSummaryNow) {
                    resting.withdraw(document.id(), WithdrawnDocuments.SUMMARY);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a record that is not of its form", e);
        }
    }
}
