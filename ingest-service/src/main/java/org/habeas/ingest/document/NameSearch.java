package org.habeas.ingest.document;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.habeas.ingest.person.KnownNames.Waiting;
import org.habeas.kit.change.Cause;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Searches the documents for names that changed, one document in each transaction. What is to be searched is a row that
 * goes only when all documents are done, so a crash repeats work and loses none; two replicas at one row do no harm.
 */
@ApplicationScoped
class NameSearch {

    private static final Logger LOG = Logger.getLogger(NameSearch.class);
    private static final long POLL_MILLIS = 1_000;

    private final NameService names;
    private final DocumentRoom room;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    NameSearch(NameService names, DocumentRoom room) {
        this.room = room;
        this.names = names;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("name-search").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread t = thread;
        if (t != null) {
            wake.release();
            t.join(3_000);
        }
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Waiting search) {
        wake.release();
    }

    private void run() {
        while (running) {
            try {
                Optional<Waiting> next = names.next();
                if (next.isPresent()) {
                    work(next.get());
                } else if (wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "a search for names will be tried again: %s",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void work(Waiting search) throws InterruptedException {
        for (UUID id : names.candidates(search)) {
            if (!running) {
                return; // the row stays, and the search begins again
            }
            try {
                try (DocumentRoom.Place place = room.await(names.size(id))) {
                    Cause.calling(search.traceparent(), () -> {
                        names.search(id);
                        return id;
                    });
                }
            } catch (RuntimeException e) {
                if (Failures.isTransient(e)) {
                    throw e;
                }
                LOG.errorf(e, "document %s could not be searched for names; the others are", id);
            }
        }
        names.done(search);
    }

    private void pause() {
        try {
            wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
