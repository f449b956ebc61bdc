package org.habeas.ingest.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.habeas.ingest.document.FailedSearches.Failed;
import org.habeas.ingest.person.KnownNames.Waiting;
import org.habeas.kit.change.Cause;
import org.habeas.kit.health.Threads;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Searches the documents for names that changed, one document in each transaction. What is to be searched is a row that
 * goes only when all documents are done or noted as failed, so a crash repeats work and loses none; two replicas at one row
 * do no harm. A document that fails is tried again with growing pauses, without limit if the failure may pass, and what
 * goes wrong while the database does not answer is held against none.
 */
@ApplicationScoped
class NameSearch {

    private static final Logger LOG = Logger.getLogger(NameSearch.class);
    private static final long POLL_MILLIS = 1_000;
    private static final long LAST_PAUSE_MILLIS = 30_000;

    private final NameService names;
    private final DocumentRoom room;
    private final Threads threads;
    private final DataSource dataSource;
    private final Counter failures;
    private final Counter setAside;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private long pauseMillis = POLL_MILLIS;

    NameSearch(NameService names, DocumentRoom room, Threads threads, DataSource dataSource, MeterRegistry metrics) {
        this.names = names;
        this.room = room;
        this.threads = threads;
        this.dataSource = dataSource;
        this.failures = metrics.counter("habeas.name-search.failures");
        this.setAside = metrics.counter("habeas.name-search.set-aside");
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = threads.start("name-search", this::run);
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
        boolean begun = false;
        while (running) {
            try {
                if (!begun) {
                    names.tryAgain();
                    begun = true;
                }
                if (!step() && wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                pauseMillis = POLL_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | StackOverflowError e) {
                LOG.warnf(
                        "a search for names will be tried again: %s",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /** Does what is due, and tells whether there was anything. */
    private boolean step() throws InterruptedException {
        Optional<Failed> failed = names.due();
        if (failed.isPresent()) {
            search(failed.get());
            return true;
        }
        Optional<Waiting> next = names.next();
        if (next.isPresent()) {
            work(next.get());
        }
        return next.isPresent();
    }

    private void work(Waiting search) throws InterruptedException {
        for (UUID id : names.candidates(search)) {
            if (!running) {
                return; // the row stays, and the search begins again
            }
            search(new Failed(id, search.traceparent()));
        }
        names.done(search);
    }

    /** Searches one document; if that fails although the database answers, it waits for another turn, and others go on. */
    private void search(Failed candidate) throws InterruptedException {
        UUID id = candidate.document();
        try (DocumentRoom.Place place = room.await(names.size(id))) {
            Cause.calling(candidate.traceparent(), () -> {
                names.search(id);
                return id;
            });
        } catch (RuntimeException | StackOverflowError e) {
            if (!running || !answers()) {
                throw e;
            }
            failures.increment();
            if (names.failed(candidate, !Failures.isTransient(e))) {
                setAside.increment();
                LOG.errorf(e, "set aside: document %s cannot be searched for names", id);
            } else {
                LOG.warnf(
                        "document %s will be searched for names again: %s",
                        id, e.getClass().getSimpleName());
            }
        }
    }

    /** Whether the database takes a session and answers in it. */
    private boolean answers() {
        try (Connection c = dataSource.getConnection()) {
            return c.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(pauseMillis, TimeUnit.MILLISECONDS);
            pauseMillis = Math.min(pauseMillis * 2, LAST_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
