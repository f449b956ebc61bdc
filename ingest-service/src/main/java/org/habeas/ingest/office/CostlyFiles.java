package org.habeas.ingest.office;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Files that took a process with them. For an hour they are refused by their hash, so that whoever sends one again and again
 * takes the reader from nobody, and an import that is begun anew does not wait for each of them anew.
 */
final class CostlyFiles {

    private static final int MOST = 1_000;
    private static final long NANOS = TimeUnit.HOURS.toNanos(1);

    private record Seen(OfficeRefusal refusal, long nanos) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(String sha256, OfficeRefusal refusal) {
        seen.put(sha256, new Seen(refusal, System.nanoTime()));
    }

    synchronized Optional<OfficeRefusal> refusal(String sha256) {
        Seen one = seen.get(sha256);
        if (one != null && System.nanoTime() - one.nanos() > NANOS) {
            seen.remove(sha256);
            return Optional.empty();
        }
        return Optional.ofNullable(one).map(Seen::refusal);
    }
}
