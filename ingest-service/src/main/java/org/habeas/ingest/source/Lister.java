package org.habeas.ingest.source;

import org.habeas.kit.fetch.FetchException;

/** Reads what a source lists, from its beginning to its end and never all of it at once. */
interface Lister {

    boolean isFor(SourceKind kind);

    /**
     * Notes everything that the source lists.
     *
     * @throws FetchException if it cannot be read to its end; what was noted until then is taken all the same
     */
    void list(Poll poll) throws FetchException, Poll.Throttled;
}
