package org.habeas.detainee.person;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Once a record's newest source is too old, the record says so: once, by one replica. */
@ApplicationScoped
class StaleJob {

    private static final Logger LOG = Logger.getLogger(StaleJob.class);
    private static final long LOCK = 0x5354_414c_45L; // "STALE"

    private final DetaineeService detainees;
    private final DataSource dataSource;

    StaleJob(DetaineeService detainees, DataSource dataSource) {
        this.detainees = detainees;
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
                int marked = detainees.markStale();
                if (marked > 0) {
                    LOG.infof("%d records have become stale", marked);
                }
            } finally {
                s.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }
}
