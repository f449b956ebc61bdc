package org.habeas.detainee.person;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/**
 * When a stated end or beginning has come, a record's newest source has grown too old, or the display rule has a new
 * version, records are computed anew: once, by one replica.
 */
@ApplicationScoped
class RecomputeJob {

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);

    private final DueRecords due;
    private final SingleReplica replica;

    RecomputeJob(DueRecords due, SingleReplica replica) {
        this.due = due;
        this.replica = replica;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("recompute", session -> {
            int changed = due.recompute();
            if (changed > 0) {
                LOG.infof("%d records say something else since a limit has passed or the rule has changed", changed);
            }
            long left = due.leftToLaterRules();
            if (left > 0) {
                LOG.warnf(
                        "later-rules: %d records were computed by a later rule than %s and are left to it; if that version is"
                                + " gone, docs/containers.md says how to take them back",
                        left, DisplayRule.ID);
            }
        });
    }
}
