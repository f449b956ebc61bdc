package org.habeas.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        Set<UUID> now = remember(handler, batch);
        int applied = 0;
        for (int i = 0; i < events.size(); i++) {
            ConsumerRecord<byte[], byte[]> message = batch.get(i).message();
            if (now.remove(EventReader.id(message))) {
                on(handler, message, events.get(i));
                applied++;
            }
        }
        handler.settle();
        return applied;
    }

    private boolean apply(EventHandler handler, ConsumerRecord<byte[], byte[]> message, Event event)
            throws SQLException {
        if (remember(handler, List.of(new Batches.Received(message, event))).isEmpty()) {
            return false;
        }
        on(handler, message, event);
        handler.settle();
        return true;
    }

    private static void on(EventHandler handler, ConsumerRecord<byte[], byte[]> message, Event event) {
        Cause.<Boolean, RuntimeException>calling(EventReader.traceparent(message), () -> {
            handler.on(event);
            return true;
        });
    }

    /** Notes these messages as applied, and returns the ids of those that were not. */
    private Set<UUID> remember(EventHandler handler, List<Batches.Received> batch) throws SQLException {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("insert into inbox (consumer, topic, event_id, applied_at)"
                        + " select ?, topic, id, ? from unnest(?, ?) as e (topic, id) order by id, topic"
                        + " on conflict do nothing returning event_id")) {
            s.setString(1, handler.reading());
            s.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            s.setArray(
                    3,
                    c.createArrayOf(
                            "text", batch.stream().map(r -> r.message().topic()).toArray()));
            s.setArray(
                    4,
                    c.createArrayOf(
                            "uuid",
                            batch.stream().map(r -> EventReader.id(r.message())).toArray()));
            Set<UUID> now = new HashSet<>();
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    now.add(rows.getObject(1, UUID.class));
                }
            }
            return now;
        }
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
