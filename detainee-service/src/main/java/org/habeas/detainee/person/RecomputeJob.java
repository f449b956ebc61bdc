package org.habeas.detainee.person;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * When a stated end or beginning has come, a record's newest source has grown too old, or the display rule has a new
 * version, records are computed anew: once, by one replica.
 */
@ApplicationScoped
class RecomputeJob {

    private static final Logger LOG = Logger.getLogger(RecomputeJob.class);
    private static final long LOCK = 0x4c49_4d49_54L; // "LIMIT"

    private final DueRecords due;
    private final DataSource dataSource;

    RecomputeJob(DueRecords due, DataSource dataSource) {
        this.due = due;
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
                int changed = due.recompute();
                if (changed > 0) {
                    LOG.infof(
                            "%d records say something else since a limit has passed or the rule has changed", changed);
                }
            } finally {
                s.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }
}
