package org.habeas.detainee.bill;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/** After an update, and where a replica of an earlier version has written meanwhile, titles are read by the rule of this version. */
@ApplicationScoped
class TitleNamesJob {

    private static final Logger LOG = Logger.getLogger(TitleNamesJob.class);
    private static final int BATCH = 500;

    private final TitleMentions titles;
    private final SingleReplica replica;

    TitleNamesJob(TitleMentions titles, SingleReplica replica) {
        this.titles = titles;
        this.replica = replica;
    }

    @Scheduled(every = "10m", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("title-names", session -> {
            long read = 0;
            int batch;
            do {
                batch = QuarkusTransaction.requiringNew().call(() -> titles.readAnew(BATCH));
                read += batch;
            } while (batch == BATCH);
            if (read > 0) {
                LOG.infof("%d titles were read by the rule of this version", read);
            }
        });
    }
}
