package org.habeas.legislation.bill;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.habeas.kit.SingleReplica;
import org.habeas.legislation.status.StatusRules;
import org.jboss.logging.Logger;

/** When a Congress has ended, or the rules have a new version, or rows have been missing for long, bills are computed anew: once, by
 * one replica. */
@ApplicationScoped
class RecomputeJob {

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);

    private final Recomputation bills;
    private final SingleReplica replica;

    RecomputeJob(Recomputation bills, SingleReplica replica) {
        this.bills = bills;
        this.replica = replica;
    }

    /** Apart from the other, which can take hours. */
    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void letMissingRowsGo() throws SQLException {
        replica.tryRun("missing-rows", session -> {
            int gone = bills.letMissingRowsGo();
            if (gone > 0) {
                LOG.infof("of %d bills rows are gone that were missing", gone);
            }
        });
    }

    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("recompute", session -> {
            int expired = bills.expire();
            if (expired > 0) {
                LOG.infof("%d bills fell with their Congress", expired);
            }
            int followed = bills.follow();
            if (followed > 0) {
                LOG.infof("%d bills were computed by %s", followed, StatusRules.VERSION);
            }
            long left = bills.leftToLaterRules();
            if (left > 0) {
                LOG.warnf(
                        "later-rules: %d bills were computed by later rules than %s and are left to them; if that version is gone,"
                                + " docs/containers.md says how to take them back",
                        left, StatusRules.VERSION);
            }
        });
    }
}
