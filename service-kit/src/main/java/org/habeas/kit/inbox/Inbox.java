package org.habeas.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Applies an event and remembers that it did, in one transaction. */
@ApplicationScoped
class Inbox {

    private final DataSource dataSource;
    private final Clock clock;

    Inbox(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Whether the event was applied now; false if it had been before. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    boolean apply(EventHandler handler, UUID id, Event event) throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("insert into inbox (consumer, topic, event_id, applied_at)"
                        + " values (?, ?, ?, ?) on conflict do nothing")) {
            s.setString(1, handler.reading());
            s.setString(2, event.topic().topicName());
            s.setObject(3, id);
            s.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            if (s.executeUpdate() == 0) {
                return false;
            }
        }
        handler.on(event);
        return true;
    }

    /** Whether the database takes a session and answers in it. */
    boolean answers() {
        try (Connection c = dataSource.getConnection()) {
            return c.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
