package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.habeas.kit.problem.TemporarilyUnavailable;

/**
 * Bounds the bytes of all documents that are in memory at one time to those of the largest that is accepted, for the heap
 * is made for that much. Who comes then waits for a turn, in order.
 *
 * <p>Whoever holds room may wait for locks of the database; whoever holds such a lock must not wait for room.
 */
@ApplicationScoped
public class DocumentRoom {

    private static final long PATIENCE_SECONDS = 20;
    private static final int UNIT = 1_024;

    private final int all;
    private final Semaphore free;

    @Inject
    DocumentRoom(DocumentSettings settings) {
        this(settings.maxBytes());
    }

    /** Room of its own, for what must not stand in the way of documents. */
    DocumentRoom(long bytes) {
        this.all = units(bytes, Integer.MAX_VALUE);
        this.free = new Semaphore(all, true);
    }

    /** Held until it is closed. */
    public final class Place implements AutoCloseable {

        private final int units;

        private Place(int units) {
            this.units = units;
        }

        @Override
        public void close() {
            free.release(units);
        }
    }

    /** @throws TemporarilyUnavailable if there is no room for a while */
    Place enter(long bytes) {
        int units = units(bytes, all);
        try {
            if (free.tryAcquire(units, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Place(units);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TemporarilyUnavailable(
                "Other large documents are being read; this one was not taken. Send it again.");
    }

    /** The same for work that can wait for ever. */
    public Place await(long bytes) throws InterruptedException {
        int units = units(bytes, all);
        free.acquire(units);
        return new Place(units);
    }

    /** The same for who has room already and would wait for itself: empty if there is none at this moment. */
    public Optional<Place> tryEnter(long bytes) {
        int units = units(bytes, all);
        return free.tryAcquire(units) ? Optional.of(new Place(units)) : Optional.empty();
    }

    private static int units(long bytes, int most) {
        return (int) Math.min(most, Math.max(1, (bytes + UNIT - 1) / UNIT));
    }
}
