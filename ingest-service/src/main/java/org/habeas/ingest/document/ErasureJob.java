package org.habeas.ingest.document;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private final ErasedPersons erased;
    private final SingleReplica replica;

    ErasureJob(ErasedPersons erased, SingleReplica replica) {
        this.erased = erased;
        this.replica = replica;
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        try {
            if (erased.next().isPresent()) {
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

    private void all() {
        Optional<UUID> next = erased.next();
        while (next.isPresent()) {
            forget(next.get());
            next = erased.next();
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
