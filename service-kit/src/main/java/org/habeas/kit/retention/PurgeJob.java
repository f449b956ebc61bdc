package org.habeas.kit.retention;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.habeas.contracts.Topic;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/** Forgets what nobody can send again: by one replica, and little by little, so that nobody waits for it. */
@ApplicationScoped
class PurgeJob {

    private static final Logger LOG = Logger.getLogger(PurgeJob.class);
    private static final int BATCH = 5_000;
    private static final String INBOX = "delete from inbox where ctid = any (array("
            + "select ctid from inbox where applied_at < ? order by applied_at limit " + BATCH + "))";
    private static final String IDEMPOTENCY = "delete from idempotency where ctid = any (array("
            + "select ctid from idempotency where created_at < ? limit " + BATCH + "))";

    private final SingleReplica replica;
    private final Retention retention;
    private final Clock clock;

    PurgeJob(SingleReplica replica, Retention retention, Clock clock) {
        this.replica = replica;
        this.retention = retention;
        this.clock = clock;
    }

    /** An event that is still on its topic but no longer in the inbox would be applied twice. */
    void check(@Observes StartupEvent event) {
        if (retention.inbox().compareTo(Topic.LOG_RETENTION) <= 0) {
            throw new IllegalStateException("habeas.retention.inbox must be longer than the "
                    + Topic.LOG_RETENTION.toDays() + " days for which topics keep events");
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        replica.tryRun("purge", session -> {
            long events = purge(session, INBOX, retention.inbox());
            long keys = purge(session, IDEMPOTENCY, retention.idempotency());
            if (events + keys > 0) {
                LOG.infof("forgot %d applied events and %d idempotency keys", events, keys);
            }
        });
    }

    private long purge(Connection c, String sql, Duration kept) throws SQLException {
        long all = 0;
        try (PreparedStatement s = c.prepareStatement(sql)) {
            s.setObject(1, clock.instant().minus(kept).atOffset(ZoneOffset.UTC));
            int purged;
            do {
                purged = s.executeUpdate();
                all += purged;
            } while (purged == BATCH);
        }
        return all;
    }
}
