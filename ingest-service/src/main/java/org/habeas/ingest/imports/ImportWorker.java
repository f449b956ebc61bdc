package org.habeas.ingest.imports;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.health.Threads;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on the imports, one after another, in one replica at a time. What a process that died left goes on where it stands;
 * a replica that was thought dead and is not can do no harm, for an import moves on only from where it stands.
 */
@ApplicationScoped
class ImportWorker {

    /** The lock of the replica that works. */
    static final String WORK = "imports";

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final long POLL_MILLIS = 1_000;
    private static final long LAST_PAUSE_MILLIS = 30_000;
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(15);

    private final ImportService imports;
    private final ImportRun run;
    private final SingleReplica replica;
    private final Threads threads;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private long pauseMillis = POLL_MILLIS;
    private long sweepAt = System.nanoTime();

    ImportWorker(ImportService imports, ImportRun run, SingleReplica replica, Threads threads, MeterRegistry metrics) {
        this.imports = imports;
        this.run = run;
        this.replica = replica;
        this.threads = threads;
        for (ImportState state : List.of(ImportState.QUEUED, ImportState.RUNNING)) {
            metrics.gauge(
                    "habeas.imports.unfinished",
                    Tags.of("state", state.label()),
                    imports,
                    asked -> asked.countUnfinished(state));
        }
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = threads.start("imports", this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread t = thread;
        if (t != null) {
            wake.release();
            t.join(3_000);
        }
    }

    void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportService.Accepted accepted) {
        wake.release();
    }

    private void work() {
        while (running) {
            try {
                sweep();
                if (imports.next().isPresent()) {
                    replica.tryRun(WORK, session -> all());
                }
                if (wake.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                pauseMillis = POLL_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException | StackOverflowError e) {
                LOG.warnf(e, "imports go on in %d ms", pauseMillis);
                pause();
            }
        }
    }

    private void all() {
        for (Optional<ImportJob> job = imports.next(); running && job.isPresent(); job = imports.next()) {
            try {
                run.run(job.get(), () -> running);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            sweep();
        }
    }

    /** What cannot be swept stays, and keeps nothing from being imported. */
    private void sweep() {
        if (System.nanoTime() - sweepAt < 0) {
            return;
        }
        sweepAt = System.nanoTime() + BETWEEN_SWEEPS.toNanos();
        try {
            imports.sweep();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warnf(e, "archives of no import stay until the next sweep");
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
