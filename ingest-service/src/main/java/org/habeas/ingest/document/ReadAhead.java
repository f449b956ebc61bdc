package org.habeas.ingest.document;

import java.util.Map;
import java.util.Optional;
import org.habeas.ingest.person.NameFinder;
import org.jspecify.annotations.Nullable;

/**
 * Files that were read before they are taken, so that the next are read while these are written. It holds only as long as the
 * names with which they were searched are those of the moment at which they are taken.
 */
public final class ReadAhead {

    /** Nothing was read before. */
    public static final ReadAhead NONE = new ReadAhead(null, Map.of());

    private final @Nullable NameFinder names;
    private final Map<String, ReadDocument> byHash;

    ReadAhead(@Nullable NameFinder names, Map<String, ReadDocument> byHash) {
        this.names = names;
        this.byHash = Map.copyOf(byHash);
    }

    /** @param present the names, which do not change until the transaction ends */
    Optional<ReadDocument> of(String sha256, NameFinder present) {
        return names == present ? Optional.ofNullable(byHash.get(sha256)) : Optional.empty();
    }

    boolean has(String sha256) {
        return byHash.containsKey(sha256);
    }
}
