package org.habeas.kit.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.habeas.kit.health.Threads;
import org.jboss.logging.Logger;

/**
 * Gives committed changes their positions: consecutive, never reused, never visible out of order.
 *
 * <p>Of all replicas one is active: the one whose session holds the advisory lock. The numbering runs on that very
 * session, so that a process that was frozen and lost it (the database ends a session that is idle for two seconds)
 * cannot number any more. The others try for the lock and never wait in it, for a waiting session holds vacuum back; what
 * they commit they pass on with a NOTIFY of their own, outside the business transactions.
 */
@ApplicationScoped
public class Sequencer {

    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final long LOCK = 0x4841_4245_4153L; // "HABEAS"
    private static final int BATCH = 500;
    private static final long FALLBACK_POLL_MILLIS = 500;
    private static final long LAST_RETRY_MILLIS = 5_000;
    private static final long PASSIVE_TRY_MILLIS = 100;
    static final String CHANNEL = "habeas_committed";

    /**
     * A row is updated by its primary key: said as "is null", the index of all unnumbered rows would be gone through once for each
     * of them, which the planner, who knows of none, takes for cheap.
     */
    private static final String NUMBER = "with pending as materialized (select inserted_seq, n, bytes from"
            + " (select inserted_seq, w, row_number() over (order by inserted_seq) as n, sum(w) over"
            + " (order by inserted_seq rows unbounded preceding) as bytes from (select inserted_seq, "
            + LogBatch.WEIGHT + " as w from change where position is null order by inserted_seq limit ?) p) q"
            + " where bytes - w < " + LogBatch.BYTES + "),"
            + " offered as materialized (select max(bytes) <= " + LogBatch.OFFERED_BYTES + " as fits from pending),"
            + " head as (update change_head set position = position + (select count(*) from pending)"
            + " where exists (select from pending) returning position - (select count(*) from pending) as base)"
            + " update change c set position = head.base + p.n from pending p, head, offered"
            + " where c.inserted_seq = p.inserted_seq and coalesce(c.position, 0) = 0 returning c.position, c.id, c.type,"
            + " c.subject, c.revision, c.time, c.tlp, p.bytes, fits, case when fits then c.payload end as payload,"
            + " case when fits then c.record end as record";

    private final LogSessions sessions;
    private final ChangeSignals signals;
    private final Publisher publisher;
    private final Threads workers;
    private final AtomicBoolean running = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean active;

    Sequencer(
            LogSessions sessions, ChangeSignals signals, Publisher publisher, Threads workers, MeterRegistry metrics) {
        this.sessions = sessions;
        this.signals = signals;
        this.publisher = publisher;
        this.workers = workers;
        metrics.gauge("habeas.sequencer.active", this, s -> s.active ? 1 : 0);
    }

    void start(@Observes StartupEvent event) {
        running.set(true);
        threads.add(workers.start("sequencer", this::run));
        threads.add(workers.start("commit-listener", this::listen));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running.set(false);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join(2_000);
        }
    }

    private void run() {
        long pause = PASSIVE_TRY_MILLIS;
        while (running.get()) {
            try (Connection session = sessions.open("sequencer")) {
                try (Statement s = session.createStatement()) {
                    s.execute("set idle_session_timeout = '2s'");
                    s.execute("set tcp_keepalives_idle = 5");
                    s.execute("set tcp_keepalives_interval = 2");
                    s.execute("set tcp_keepalives_count = 3");
                }
                if (becomeActive(session)) {
                    number(session);
                }
                pause = PASSIVE_TRY_MILLIS;
            } catch (SQLException e) {
                LOG.infof("the sequencer's session ended: %s", e.getSQLState());
                pause = PASSIVE_TRY_MILLIS;
            } catch (RuntimeException e) {
                LOG.errorf(e, "sequencer-failed: it begins again in %d ms", pause);
                pause = Math.min(pause * 2, LAST_RETRY_MILLIS);
            } catch (InterruptedException e) {
                return;
            } finally {
                if (active) {
                    active = false;
                    publisher.resign();
                }
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean becomeActive(Connection session) throws SQLException, InterruptedException {
        while (running.get()) {
            long seen = signals.committed.count();
            try (PreparedStatement s = session.prepareStatement("select pg_try_advisory_lock(?)")) {
                s.setLong(1, LOCK);
                try (ResultSet row = s.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        active = true;
                        publisher.lead(() -> stillHeld(session));
                        return true;
                    }
                }
            }
            signals.committed.await(seen, PASSIVE_TRY_MILLIS);
            if (signals.committed.count() != seen) {
                try (Statement s = session.createStatement()) {
                    s.execute("notify " + CHANNEL);
                }
            }
        }
        return false;
    }

    /** Asked by the publisher's thread: JDBC connections take one call at a time, so this waits for a numbering. */
    private static boolean stillHeld(Connection session) {
        try (Statement s = session.createStatement();
                ResultSet row = s.executeQuery("select 1")) {
            return row.next();
        } catch (SQLException e) {
            return false;
        }
    }

    private void number(Connection session) throws SQLException, InterruptedException {
        session.setAutoCommit(true);
        try (PreparedStatement s = session.prepareStatement(NUMBER)) {
            s.setInt(1, BATCH);
            while (running.get()) {
                long seen = signals.committed.count();
                if (!number(s)) {
                    signals.committed.await(seen, FALLBACK_POLL_MILLIS);
                }
            }
        }
    }

    /**
     * Numbers what has been committed, and says whether there was more than one batch of it. A change that cannot be read
     * has its position all the same: no other change waits for it here, and the publisher, which reads it from the log, is
     * where it is told.
     */
    private boolean number(PreparedStatement statement) throws SQLException {
        List<LoggedChange> batch = new ArrayList<>();
        int size = 0;
        long bytes = 0;
        long newest = 0;
        boolean offers = true;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                size++;
                bytes = Math.max(bytes, LogBatch.bytes(rows));
                newest = Math.max(newest, rows.getLong("position"));
                if (!rows.getBoolean("fits")) { // the publisher reads it from the log, and nobody unpacks it before
                    offers = false;
                    continue;
                }
                try {
                    batch.add(LoggedChange.read(rows));
                } catch (UnreadableChange e) {
                    offers = false;
                    LOG.errorf(e, "change-unreadable: %d, of type %s", e.position(), rows.getString("type"));
                }
            }
        }
        if (size > 0) {
            if (offers) {
                batch.sort(Comparator.comparingLong(c -> c.change().position()));
                publisher.offer(batch);
            } else {
                publisher.wake();
            }
            signals.head.reached(newest);
        }
        return !LogBatch.isAll(size, BATCH, bytes);
    }

    /** Hears the NOTIFY of passive replicas, on a session of its own. */
    private void listen() {
        while (running.get()) {
            try (Connection session = sessions.open("commit-listener");
                    Statement s = session.createStatement()) {
                s.execute("listen " + CHANNEL);
                org.postgresql.PGConnection pg = session.unwrap(org.postgresql.PGConnection.class);
                while (running.get()) {
                    org.postgresql.PGNotification[] heard = pg.getNotifications(5_000);
                    if (heard != null && heard.length > 0) {
                        signals.committed();
                    }
                }
            } catch (SQLException e) {
                LOG.debugf("the listener's session ended: %s", e.getSQLState());
            } catch (RuntimeException e) {
                LOG.errorf(e, "listener-failed: it begins again");
            }
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
