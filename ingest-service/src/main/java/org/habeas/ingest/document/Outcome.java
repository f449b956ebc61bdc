package org.habeas.ingest.document;

import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.kit.problem.HabeasException;

/** What became of a file that was sent. */
public sealed interface Outcome {

    /**
     * It is here.
     *
     * @param isNew false when these bytes were known
     * @param bill of which it is a new record
     * @param oddities of the document, and of the name under which it was sent
     */
    record Taken(DocumentRecord document, boolean isNew, Optional<BillId> bill, List<Oddity> oddities)
            implements Outcome {

        static Taken knownBefore(DocumentRecord document) {
            return new Taken(document, false, Optional.empty(), document.oddities());
        }
    }

    /** It was not taken, and nothing of it is kept. */
    record Refused(HabeasException why) implements Outcome {}
}
