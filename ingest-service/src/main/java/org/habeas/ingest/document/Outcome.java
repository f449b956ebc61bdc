package org.habeas.ingest.document;

import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.DocumentRecord;
import org.habeas.kit.problem.HabeasException;

/** What became of a file that was sent. */
public sealed interface Outcome {

    /**
     * It is here.
     *
     * @param isNew false when these bytes were known
     * @param bill of which it is a new record
     */
    record Taken(DocumentRecord document, boolean isNew, Optional<BillId> bill) implements Outcome {}

    /** It was not taken, and nothing of it is kept. */
    record Refused(HabeasException why) implements Outcome {}
}
