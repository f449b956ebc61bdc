package org.habeas.legislation.document;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.habeas.kit.problem.Failures;
import org.jboss.logging.Logger;

/**
 * Counts the documents of an earlier version that nobody has read again: once Kafka has told all that it keeps, what is left was told
 * longer ago than that, and only telling it anew brings its people.
 */
@ApplicationScoped
class DocumentsWithoutPeople {

    private static final Logger LOG = Logger.getLogger(DocumentsWithoutPeople.class);

    private final MentionRepository mentions;

    /** Unknown until it is counted: none would be good news. */
    private volatile double counted = Double.NaN;

    DocumentsWithoutPeople(MentionRepository mentions, MeterRegistry metrics) {
        this.mentions = mentions;
        metrics.gauge("habeas.documents.without-people", this, documents -> documents.counted);
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            counted = QuarkusTransaction.requiringNew().call(mentions::withoutPeople);
        } catch (RuntimeException e) {
            if (!Failures.isTransient(e)) {
                throw e;
            }
            LOG.debugf(
                    "the database is away, and counting waits: %s", e.getClass().getSimpleName());
        }
    }
}
