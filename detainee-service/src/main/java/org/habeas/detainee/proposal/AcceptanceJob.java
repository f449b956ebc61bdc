package org.habeas.detainee.proposal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/**
 * What documents say that come, or are read anew, after somebody has vouched for them, and what becomes confirmed by what somebody else
 * records, is accepted a little later: once, by one replica.
 */
@ApplicationScoped
class AcceptanceJob {

    private static final Logger LOG = Logger.getLogger(AcceptanceJob.class);

    private final RuleAcceptance acceptance;
    private final SingleReplica replica;

    AcceptanceJob(RuleAcceptance acceptance, SingleReplica replica) {
        this.acceptance = acceptance;
        this.replica = replica;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("acceptance", session -> {
            int done = acceptance.catchUp();
            if (done > 0) {
                LOG.infof("%d proposals were accepted by the written rule, or taken back with a voucher", done);
            }
        });
    }
}
