package org.habeas.ingest.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.change.Erasures;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;

/**
 * Forgets people who were erased, by one replica and in small steps. Each step can be repeated, so what a crash interrupts is begun
 * again.
 */
@ApplicationScoped
class ErasureJob {

    private static final Logger LOG = Logger.getLogger(ErasureJob.class);

    private static final long RETRY_NANOS = 60_000_000_000L;

    private final ErasedPersons erased;
    private final SingleReplica replica;
    private final Counter failures;
    /** When those who could not be forgotten are tried again, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> waiting = new ConcurrentHashMap<>();

    ErasureJob(ErasedPersons erased, SingleReplica replica, MeterRegistry metrics) {
        this.erased = erased;
        this.replica = replica;
        this.failures = metrics.counter("habeas.erasure.failures");
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        try {
            if (erased.next(null).isPresent()) {
                replica.tryRun("erasure", session -> all());
            }
        } catch (RuntimeException e) {
            if (!Failures.isTransient(e)) {
                throw e;
            }
            LOG.debugf(
                    "the database is away, and erasing waits: %s", e.getClass().getSimpleName());
        }
    }

    /** One after the other; one who cannot be forgotten holds up nobody else. */
    private void all() {
        Optional<UUID> next = erased.next(null);
        while (next.isPresent()) {
            UUID person = next.get();
            Long until = waiting.get(person);
            if (until == null || System.nanoTime() - until >= 0) {
                tryToForget(person);
            }
            next = erased.next(person);
        }
    }

    private void tryToForget(UUID person) {
        try {
            forget(person);
            waiting.remove(person);
        } catch (RuntimeException e) {
            if (Failures.isTransient(e)) {
                throw e;
            }
            failures.increment();
            waiting.put(person, System.nanoTime() + RETRY_NANOS);
            LOG.errorf(e, "not-erased: %s is still in documents, and is tried again in a minute", person);
        }
    }

    private void forget(UUID person) {
        List<UUID> naming = erased.documents(person);
        while (!naming.isEmpty()) {
            naming.forEach(document -> erased.erase(person, document));
            naming = erased.documents(person);
        }
        Erasures.Step step = erased.erase(person, 0);
        while (!step.isLast()) {
            step = erased.erase(person, step.next());
        }
        erased.done(person);
        LOG.infof("an erased person is out of the documents");
    }
}
