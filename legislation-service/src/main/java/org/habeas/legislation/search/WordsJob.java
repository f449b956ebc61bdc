package org.habeas.legislation.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;

/** Learns the words of bills soon after they are written, and not while: only misspelt searches need them. */
@ApplicationScoped
class WordsJob {

    private static final Logger LOG = Logger.getLogger(WordsJob.class);
    private static final int BATCH = 500;

    private final SearchRepository repository;

    WordsJob(SearchRepository repository) {
        this.repository = repository;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            int taken;
            do {
                taken = QuarkusTransaction.requiringNew().call(() -> repository.takeWords(BATCH));
            } while (taken == BATCH);
        } catch (RuntimeException e) {
            if (!Failures.isTransient(e)) {
                throw e;
            }
            LOG.debugf("the database is away, and words wait: %s", e.getClass().getSimpleName());
        }
    }
}
