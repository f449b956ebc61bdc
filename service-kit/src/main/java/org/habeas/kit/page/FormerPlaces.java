package org.habeas.kit.page;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.habeas.kit.SingleReplica;
import org.jboss.logging.Logger;

/** Looks after the places that records of lists have left: forgets them when no walk is so old, and sees that they are of this database. */
@ApplicationScoped
class FormerPlaces {

    private static final Logger LOG = Logger.getLogger(FormerPlaces.class);
    private static final int BATCH = 5_000;
    private static final Duration KEPT = Walk.LONGEST.plus(Duration.ofHours(1));

    private final DataSource database;
    private final SingleReplica replica;
    private final Clock clock;
    private final List<MovingList> lists;

    FormerPlaces(DataSource database, SingleReplica replica, Clock clock, @All List<MovingList> lists) {
        this.database = database;
        this.replica = replica;
        this.clock = clock;
        this.lists = lists;
    }

    /**
     * Transactions have numbers of their own in each database. Restored from a dump, a record bears one that is yet to come here, and no
     * walk would ever see it.
     */
    void renumber(@Observes StartupEvent event) throws SQLException {
        try (Connection session = database.getConnection();
                Statement statement = session.createStatement()) {
            for (MovingList list : lists) {
                int foreign = statement.executeUpdate("update " + list.records()
                        + " set placed = pg_current_xact_id() where placed > pg_current_xact_id()");
                if (foreign > 0) {
                    statement.executeUpdate("delete from " + list.places());
                    LOG.infof(
                            "%d records of %s came from another database and were given their places",
                            foreign, list.records());
                }
            }
        }
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        replica.tryRun("former-places", session -> {
            for (MovingList list : lists) {
                forget(session, list.places());
            }
        });
    }

    private void forget(Connection session, String places) throws SQLException {
        try (PreparedStatement statement =
                session.prepareStatement("delete from " + places + " where ctid = any (array(select ctid from " + places
                        + " where went_at < ? order by went_at limit " + BATCH + "))")) {
            statement.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            while (statement.executeUpdate() == BATCH) {
                // until all of them are gone
            }
        }
    }
}
