package org.habeas.detainee.match;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/** After an update, and where a replica of an earlier version has written meanwhile, names get the codes of this version. */
@ApplicationScoped
class NameCodesJob {

    private static final Logger LOG = Logger.getLogger(NameCodesJob.class);
    private static final int BATCH = 500;

    private final NameIndex names;
    private final SingleReplica replica;

    NameCodesJob(NameIndex names, SingleReplica replica) {
        this.names = names;
        this.replica = replica;
    }

    @Scheduled(every = "10m", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("name-codes", session -> {
            long made = 0;
            int batch;
            do {
                batch = QuarkusTransaction.requiringNew().call(() -> names.makeAnew(BATCH));
                made += batch;
            } while (batch == BATCH);
            if (made > 0) {
                LOG.infof("%d names got the codes of this version", made);
            }
        });
    }
}
