package org.habeas.legislation.bill;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** When a Congress has ended, its bills are computed anew: once, by one replica. */
@ApplicationScoped
class ExpiryJob {

    private static final Logger LOG = Logger.getLogger(ExpiryJob.class);
    private static final long LOCK = 0x4558_5049_5259L; // "EXPIRY"

    private final BillService bills;
    private final DataSource dataSource;

    ExpiryJob(BillService bills, DataSource dataSource) {
        this.bills = bills;
        this.dataSource = dataSource;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
            } finally {
                s.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }
}
