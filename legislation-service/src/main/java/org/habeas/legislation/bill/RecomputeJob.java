package org.habeas.legislation.bill;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.habeas.legislation.status.StatusRules;
import org.jboss.logging.Logger;

/** When a Congress has ended, or the rules have a new version, bills are computed anew: once, by one replica. */
@ApplicationScoped
class RecomputeJob {

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);
    private static final long LOCK = 0x4558_5049_5259L; // "EXPIRY"

    private final BillService bills;
    private final DataSource dataSource;
    private boolean followsRules;

    RecomputeJob(BillService bills, DataSource dataSource) {
        this.bills = bills;
        this.dataSource = dataSource;
    }

    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            try (var row = s.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return;
                }
            }
            try {
                int expired = bills.expire();
                if (expired > 0) {
                    LOG.infof("%d bills fell with their Congress", expired);
                }
                if (!followsRules) {
                    int followed = bills.follow(StatusRules.VERSION);
                    if (followed > 0) {
                        LOG.infof("%d bills were computed by %s", followed, StatusRules.VERSION);
                    }
                    followsRules = true;
                }
            } finally {
                s.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }
}
