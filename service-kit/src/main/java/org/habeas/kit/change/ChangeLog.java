package org.habeas.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Change;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.EventTooLarge;
import org.jspecify.annotations.Nullable;

/**
 * Where the owner of a record writes what changed, in the transaction of the change itself.
 *
 * <p>The caller must hold the lock of the subject's row before it appends (select … for update, or the insert of a new
 * subject under its unique key; several subjects in the order of their ids): only then is, for one subject, the order of
 * insertion the order of commit, and with it the order of positions.
 */
@ApplicationScoped
public class ChangeLog {

    private static final String INSERT =
            "insert into change (id, type, subject, revision, time, tlp, alerts, payload, record)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)";

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final ChangeSignals signals;
    private final Clock clock;
    private final Cause cause;
    private final EventRecords events;

    public ChangeLog(
            DataSource dataSource,
            TransactionSynchronizationRegistry transactions,
            ChangeSignals signals,
            Clock clock,
            Cause cause,
            EventRecords events) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.signals = signals;
        this.clock = clock;
        this.cause = cause;
        this.events = events;
    }

    /**
     * Appends in the caller's transaction and wakes the sequencer once that has committed. Returns the change's id.
     *
     * @throws EventTooLarge if a message of the change would be larger than its topic takes: committed, it would stop
     *     the publisher
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(NewChange change) {
        return appendAll(List.of(change)).getFirst();
    }

    /** Appends several in their order, as {@link #append} does one, and sends them to the database together. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> appendAll(List<NewChange> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = new ArrayList<>(all.size());
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(INSERT)) {
            for (NewChange change : all) {
                ids.add(add(change, s));
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new ChangeLogFailure("a change could not be appended", e);
        }
        wakeAfterCommit();
        return ids;
    }

    private UUID add(NewChange change, PreparedStatement s) throws SQLException {
        UUID id = Ids.newId(clock);
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String traceparent = TraceParent.of(id, cause.traceparent());
        try {
            String payload = Json.mapper()
                    .writeValueAsString(new ChangePayload(
                            change.effective(), change.fields(), change.source(), change.alert(), traceparent));
            String record = change.record() == null ? null : Json.mapper().writeValueAsString(change.record());
            if (!EventSizes.fitsEverywhere(utf8(payload) + (record == null ? 0 : utf8(record)))) {
                events.of(List.of(logged(change, id, time, traceparent, record)))
                        .forEach(EventSizes::check);
            }
            add(change, id, time, payload, record, s);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change of " + change.type() + " cannot be written as JSON", e);
        }
        return id;
    }

    private static void add(
            NewChange change, UUID id, Instant time, String payload, @Nullable String record, PreparedStatement s)
            throws SQLException {
        s.setObject(1, id);
        s.setString(2, change.type().code());
        s.setString(3, change.subject());
        s.setLong(4, change.revision());
        s.setObject(5, time.atOffset(ZoneOffset.UTC));
        s.setString(6, change.tlp().label());
        s.setBoolean(7, change.alert() != null);
        s.setString(8, payload);
        s.setString(9, record);
        s.addBatch();
    }

    /** The change as the publisher will read it; only the position, not known yet, is the longest instead. */
    private static LoggedChange logged(
            NewChange change, UUID id, Instant time, String traceparent, @Nullable String record)
            throws JsonProcessingException {
        return new LoggedChange(
                new Change(
                        Long.MAX_VALUE,
                        id,
                        change.type(),
                        change.subject(),
                        change.revision(),
                        time,
                        change.effective(),
                        change.fields(),
                        change.source(),
                        record == null ? null : Json.mapper().readTree(record),
                        change.alert()),
                change.tlp(),
                traceparent);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void wakeAfterCommit() {
        if (transactions.getResource(ChangeLog.class) != null) {
            return;
        }
        transactions.putResource(ChangeLog.class, Boolean.TRUE);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do before the commit: waking somebody for a change that rolls back helps nobody
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    signals.committed();
                }
            }
        });
    }
}
