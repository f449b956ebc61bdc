package org.habeas.legislation.bill;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.function.IntUnaryOperator;
import org.habeas.kit.SingleReplica;
import org.habeas.legislation.person.PersonNames;
import org.jboss.logging.Logger;

/** After an update titles and names are read by the rule of this version, so that they find each other. */
@ApplicationScoped
class TitleNamesJob {

    private static final Logger LOG = Logger.getLogger(TitleNamesJob.class);
    private static final int BATCH = 200;

    private final BillTitles titles;
    private final PersonNames names;
    private final SingleReplica replica;

    TitleNamesJob(BillTitles titles, PersonNames names, SingleReplica replica) {
        this.titles = titles;
        this.names = names;
        this.replica = replica;
    }

    @Scheduled(every = "10m", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("title-names", session -> {
            long read = readAnew(names::readAnew) + readAnew(titles::readAnew);
            if (read > 0) {
                LOG.infof("%d titles and names were read by the rule of this version", read);
            }
        });
    }

    private static long readAnew(IntUnaryOperator batches) {
        long read = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(() -> batches.applyAsInt(BATCH));
            read += batch;
        } while (batch == BATCH);
        return read;
    }
}
