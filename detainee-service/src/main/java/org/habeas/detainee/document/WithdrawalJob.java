package org.habeas.detainee.document;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.habeas.detainee.statement.WithdrawnDocuments;
import org.habeas.kit.SingleReplica;

/**
 * Looks once more at what rests on documents that were retracted a short while ago: somebody may have recorded a statement, in a transaction
 * that began before the retraction came and ended after it. Doing it again changes nothing.
 */
@ApplicationScoped
class WithdrawalJob {

    /** Longer than any transaction, and than the pause between two runs. */
    private static final Duration LOOKING_BACK = Duration.ofMinutes(15);

    private final MentionService mentions;
    private final RestingStatements resting;
    private final SingleReplica replica;
    private final Clock clock;

    WithdrawalJob(MentionService mentions, RestingStatements resting, SingleReplica replica, Clock clock) {
        this.mentions = mentions;
        this.resting = resting;
        this.replica = replica;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun(
                "withdrawn-documents",
                session -> mentions.retractedSince(clock.instant().minus(LOOKING_BACK))
                        .forEach(document -> resting.withdraw(document, WithdrawnDocuments.RETRACTED)));
    }
}
