package org.habeas.kit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that one replica of a service does for all of them, while the others go on without it. */
@Singleton
public class SingleReplica {

    private final DataSource dataSource;

    public SingleReplica(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with the session that holds the lock. */
    @FunctionalInterface
    public interface Work {
        void run(Connection session) throws SQLException;
    }

    /**
     * Does the work unless another replica is doing it. The database ends the claim with the session, so a replica that
     * dies at it leaves it to the next.
     *
     * @param name of the work, one lock each
     * @return whether it was done here
     */
    public boolean tryRun(String name, Work work) throws SQLException {
        try (Connection session = dataSource.getConnection()) {
            if (!answer(session, "select pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
                return false;
            }
            try {
                work.run(session);
                return true;
            } finally {
                answer(session, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
            }
        }
    }

    private static boolean answer(Connection session, String sql, String name) throws SQLException {
        try (PreparedStatement s = session.prepareStatement(sql)) {
            s.setString(1, name);
            try (ResultSet row = s.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
