package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;
import org.habeas.legislation.document.MentionService;

/** What the ingest-service says: records of bills, and documents that mention them. */
@ApplicationScoped
class BillRecordHandler implements EventHandler {

    private final BillService bills;
    private final MentionService mentions;

    BillRecordHandler(BillService bills, MentionService mentions) {
        this.bills = bills;
        this.mentions = mentions;
    }

    @Override
    public String consumer() {
        return "legislation";
    }

    /** The second: the first one took no people from documents. */
    @Override
    public String reading() {
        return "legislation.2";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.BILL_RECORDS, Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED);
    }

    /** A Congress is thousands of bills that come at once. */
    @Override
    public int together() {
        return 100;
    }

    /** A document that mentions bills locks them, whichever they are, and so goes by itself; one that is retracted, those of which it told. */
    @Override
    public boolean joins(Event event) {
        return event.topic() == Topic.BILL_RECORDS
                || event instanceof Event.ChangeEvent(var topic, var change)
                        && change.record() != null
                        && !change.record().path("retracted").asBoolean()
                        && change.record().path("mentions").path("bills").isEmpty();
    }

    @Override
    public void lock(List<Event> events) {
        bills.hold(events.stream()
                .filter(event -> event.topic() == Topic.BILL_RECORDS)
                .flatMap(event ->
                        Optional.ofNullable(((Event.ChangeEvent) event).change().record()).stream())
                .map(record -> UUID.fromString(record.path("documentId").asText()))
                .collect(Collectors.toCollection(TreeSet::new)));
        bills.lock(events.stream()
                .filter(event -> event.topic() == Topic.BILL_RECORDS)
                .map(event -> ((Event.ChangeEvent) event).change().subject())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public void settle() {
        bills.settle();
    }

    @Override
    public void on(Event event) {
        if (!(event instanceof Event.ChangeEvent(Topic topic, var change)) || change.record() == null) {
            throw new IllegalArgumentException("an event without a record");
        }
        try {
            if (topic == Topic.BILL_RECORDS) {
                bills.apply(Json.mapper().treeToValue(change.record(), BillRecord.class));
            } else {
                DocumentRecord document = Json.mapper().treeToValue(change.record(), DocumentRecord.class);
                mentions.apply(document);
                if (document.retracted()) {
                    bills.retract(document.id());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a record that is not of its form", e);
        }
    }
}
