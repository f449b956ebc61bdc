package org.habeas.ingest.document;

import com.fasterxml.jackson.databind.node.BooleanNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.NotFound;

/** Withdraws documents: they stay with their text, name nobody and state nothing any more, and everybody who used them is told. */
@ApplicationScoped
class Retractions {

    private final DocumentRepository documents;
    private final ChangeLog changes;
    private final Clock clock;

    Retractions(DocumentRepository documents, ChangeLog changes, Clock clock) {
        this.documents = documents;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Retracts a document for good.
     *
     * @param reviewer subject of the token
     * @param clearance of the reviewer
     * @param precondition is given the document once it is locked, and refuses a stale one
     * @throws NotFound if there is none, or none that this reviewer may see
     * @throws Conflict if it was retracted before, or is a register of members, whose members are retracted by no document
     */
    @Transactional
    Document retract(UUID id, String reason, String reviewer, Tlp clearance, Consumer<Document> precondition) {
        Document document = Optional.ofNullable(documents.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(d -> Clearances.mayShow(Outlet.DOCUMENT, d.tlp(), clearance))
                .orElseThrow(() -> new NotFound("There is no document " + id + "."));
        precondition.accept(document);
        if (document.retracted()) {
            throw new Conflict("Document " + id + " was retracted before.");
        }
        if (document.isRegister()) {
            throw new Conflict("A register of members is not retracted: who is a member is told of each of them, as the"
                    + " latest register says. Send a register that is right.");
        }
        document.retract(
                new DocumentRecord.Retraction(clock.instant().truncatedTo(ChronoUnit.MICROS), reason), reviewer);
        DocumentRecord now = document.record();
        changes.append(new NewChange(
                ChangeType.DOCUMENT_RETRACTED,
                id.toString(),
                now.revision(),
                now.tlp(),
                null,
                List.of(
                        new FieldChange("retracted", BooleanNode.FALSE, BooleanNode.TRUE),
                        FieldChange.text("retraction.reason", null, reason)),
                Provenance.document(id),
                now,
                null));
        return document;
    }
}
