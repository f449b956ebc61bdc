package org.habeas.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.habeas.kit.health.Threads;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then which sources are due, takes them for this replica, and polls a few at once: a large one keeps no small one waiting. */
@ApplicationScoped
class SourceWorker {

    private static final Logger LOG = Logger.getLogger(SourceWorker.class);
    private static final int AT_ONCE = 3;
    private static final int MEASURED = 1_000;

    private final SourceRepository sources;
    private final SourceService service;
    private final SourceRun run;
    private final SourceSettings settings;
    private final Threads threads;
    private final Clock clock;
    private final MultiGauge lag;
    private final MultiGauge failed;
    private final UUID replica = UUID.randomUUID();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore wake = new Semaphore(0);
    private final Set<Thread> polls = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread thread;

    SourceWorker(
            SourceRepository sources,
            SourceService service,
            SourceRun run,
            SourceSettings settings,
            Threads threads,
            Clock clock,
            MeterRegistry metrics) {
        this.sources = sources;
        this.service = service;
        this.run = run;
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
        this.lag = MultiGauge.builder("habeas.sources.lag.seconds")
                .description("Since the last poll that read all of a source")
                .register(metrics);
        this.failed = MultiGauge.builder("habeas.sources.failed.items")
                .description("Things that a source lists and that could not be taken")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = threads.start("sources", this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Thread t = thread;
        if (t != null) {
            wake.release();
            t.join(3_000);
        }
        for (Thread poll : polls) {
            poll.join(1_000);
        }
    }

    private void work() {
        while (running) {
            try {
                claimAll();
                measure();
            } catch (RuntimeException e) {
                LOG.warnf("sources are looked at again later: %s", e.getClass().getSimpleName());
            }
            try {
                if (wake.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void claimAll() {
        while (running && free.tryAcquire()) {
            Optional<Source> source = Optional.empty();
            try {
                source = sources.claim(replica, settings.lease(), clock.instant());
            } finally {
                if (source.isEmpty()) {
                    free.release();
                }
            }
            if (source.isEmpty()) {
                return;
            }
            Source claimed = source.get();
            Thread poll = Thread.ofVirtual().unstarted(() -> poll(claimed));
            polls.add(poll);
            poll.start();
        }
    }

    private void poll(Source source) {
        try {
            run.run(source, replica, () -> running);
        } catch (Poll.Lost e) {
            release(source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf(e, "the poll of source %s ends, and begins again when its lease has run out", source.id());
        } finally {
            free.release();
            polls.remove(Thread.currentThread());
            wake.release();
        }
    }

    private void release(Source source) {
        try {
            sources.release(source.id(), replica);
        } catch (RuntimeException e) {
            LOG.warnf("source %s is free when its lease has run out", source.id());
        }
    }

    private void measure() {
        List<MultiGauge.Row<?>> lags = new ArrayList<>();
        List<MultiGauge.Row<?>> failures = new ArrayList<>();
        for (Source source : sources.list(Optional.empty(), MEASURED)) {
            SourceView view = service.view(source);
            Tags tags = Tags.of("source", source.name());
            if (view.lag() != null) {
                lags.add(MultiGauge.Row.of(tags, view.lag()));
            }
            failures.add(
                    MultiGauge.Row.of(tags, view.items().failed() + view.items().givenUp()));
        }
        lag.register(lags, true);
        failed.register(failures, true);
    }
}
