package org.habeas.ingest.document;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.problem.Failures;
import org.habeas.kit.problem.HabeasException;
import org.jboss.logging.Logger;

/**
 * Works at the run that was asked for, in one replica, and in steps that each are committed: whoever comes after a crash goes on behind the last of
 * them.
 */
@ApplicationScoped
class ReextractionJob {

    private static final Logger LOG = Logger.getLogger(ReextractionJob.class);

    private static final int SOME = 200;

    private final Reextractions reextractions;
    private final DocumentRoom room;
    private final SingleReplica replica;
    private volatile boolean stopping;

    ReextractionJob(Reextractions reextractions, DocumentRoom room, SingleReplica replica) {
        this.reextractions = reextractions;
        this.room = room;
        this.replica = replica;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        try {
            if (reextractions.open().isPresent()) {
                replica.tryRun("reextraction", session -> work());
            }
        } catch (RuntimeException e) {
            if (!Failures.isTransient(e)) {
                throw e;
            }
            LOG.debugf(
                    "the database is away, and reading documents again waits: %s",
                    e.getClass().getSimpleName());
        }
    }

    private void work() {
        Optional<Reextraction.Job> open = reextractions.open();
        if (open.isEmpty()) {
            return;
        }
        Reextraction.Job job = open.get();
        reextractions.start(job);
        List<UUID> due = reextractions.due(job, SOME);
        while (!due.isEmpty() && !stopping) {
            for (UUID id : due) {
                if (stopping) {
                    return;
                }
                read(job, id);
            }
            due = reextractions.due(job, SOME);
        }
        if (due.isEmpty()) {
            reextractions.finish(job);
            LOG.infof("documents were read again with version %d of the extractors", job.version());
        }
    }

    /** What cannot be read stays as it was, and holds up nothing else. */
    private void read(Reextraction.Job job, UUID id) {
        try (DocumentRoom.Place place = room.await(reextractions.size(id))) {
            reextractions.read(job, id);
        } catch (HabeasException e) {
            reextractions.failed(job, id, e.detail());
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof RuntimeException failure && Failures.isTransient(failure)) {
                throw failure;
            }
            LOG.errorf(e, "document %s could not be read again, and stays as it was", id);
            reextractions.failed(job, id, "It could not be read again; the log of the service says why.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
