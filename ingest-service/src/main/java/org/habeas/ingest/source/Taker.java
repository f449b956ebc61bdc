package org.habeas.ingest.source;

import java.io.IOException;
import java.util.UUID;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.jspecify.annotations.Nullable;

/** Brings in one of the things that a source lists. */
interface Taker {

    boolean isFor(SourceKind kind);

    /**
     * @return what was made of it
     * @throws FetchException if it could not be fetched
     * @throws org.habeas.kit.problem.HabeasException if it is no document that is taken
     */
    Taken take(Poll poll, SourceItem item) throws FetchException, Poll.Throttled, IOException, InterruptedException;

    /** @param document null where it is still the one that was taken before, or where an import goes on with it */
    record Taken(@Nullable UUID document, @Nullable Validator validator) {

        static final Taken UNCHANGED = new Taken(null, null);
    }
}
