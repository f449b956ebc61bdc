package org.habeas.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.habeas.kit.change.Cause;

/** Applies events and remembers that it did, in one transaction. */
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
    boolean apply(EventHandler handler, ConsumerRecord<byte[], byte[]> message) throws IOException, SQLException {
        return apply(handler, message, EventReader.read(message));
    }

    /**
     * All of them or, if one fails, none: one commit for many saves most of what a backlog costs. Each sees what those before it
     * did, as if they had been applied one by one.
     *
     * @return how many were applied now; the others had been before
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    int applyTogether(EventHandler handler, List<Batches.Received> batch) throws IOException, SQLException {
        List<Event> events =
                batch.stream().flatMap(r -> Stream.ofNullable(r.event())).toList();
        handler.lock(events);
        int applied = 0;
        for (int i = 0; i < events.size(); i++) {
            if (apply(handler, batch.get(i).message(), events.get(i))) {
                applied++;
            }
        }
        return applied;
    }

    private boolean apply(EventHandler handler, ConsumerRecord<byte[], byte[]> message, Event event)
            throws SQLException {
        UUID id = EventReader.id(message);
        return Cause.<Boolean, SQLException>calling(EventReader.traceparent(message), () -> apply(handler, id, event));
    }

    private boolean apply(EventHandler handler, UUID id, Event event) throws SQLException {
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
