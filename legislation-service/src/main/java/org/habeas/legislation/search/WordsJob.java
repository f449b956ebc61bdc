package org.habeas.legislation.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;

/** Learns the words of bills soon after they are written, and not while: only misspelt searches need them. */
@ApplicationScoped
class WordsJob {

    private static final Logger LOG = Logger.getLogger(WordsJob.class);
    private static final int BATCH = 500;

    /** After a migration there are hundreds of thousands: a run takes a part of them, and the next one goes on. */
    static final int MOST_AT_ONCE = 4 * BATCH;

    private final SearchRepository repository;
    private volatile boolean stopping;

    WordsJob(SearchRepository repository) {
        this.repository = repository;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            int taken = BATCH;
            for (int all = 0; taken == BATCH && all < MOST_AT_ONCE && !stopping; all += taken) {
                taken = QuarkusTransaction.requiringNew().call(() -> repository.takeWords(BATCH));
            }
        } catch (RuntimeException e) {
            if (!Failures.isTransient(e)) {
                throw e;
            }
            LOG.debugf("the database is away, and words wait: %s", e.getClass().getSimpleName());
        }
    }
}
