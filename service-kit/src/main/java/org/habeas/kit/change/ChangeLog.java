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
            "insert into change (id, type, subject, revision, time, tlp, alerts, payload, record, payload_bytes,"
                    + " record_bytes) values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?)";

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
        return insert(all.stream().map(this::prepare).toList());
    }

    /** A change as it will be written, with the time and the cause of when it was prepared. */
    public record Prepared(
            NewChange change,
            UUID id,
            Instant time,
            String payload,
            @Nullable String record,
            int payloadBytes,
            int recordBytes) {}

    /**
     * Makes ready what {@link #insert} writes later in the same transaction.
     *
     * @throws EventTooLarge as {@link #append}
     */
    public Prepared prepare(NewChange change) {
        UUID id = Ids.newId(clock);
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String traceparent = TraceParent.of(id, cause.traceparent());
        try {
            String payload = Json.mapper()
                    .writeValueAsString(new ChangePayload(
                            change.effective(), change.fields(), change.source(), change.alert(), traceparent));
            String record = change.record() == null ? null : Json.mapper().writeValueAsString(change.record());
            Prepared prepared =
                    new Prepared(change, id, time, payload, record, utf8(payload), record == null ? 0 : utf8(record));
            if (!EventSizes.fitsEverywhere((long) prepared.payloadBytes() + prepared.recordBytes())) {
                events.of(List.of(logged(prepared, traceparent))).forEach(EventSizes::check);
            }
            return prepared;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change of " + change.type() + " cannot be written as JSON", e);
        }
    }

    /** Appends in their order what was prepared in this transaction. Returns the ids of the changes. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> insert(List<Prepared> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(INSERT)) {
            for (Prepared change : all) {
                add(change, s);
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new ChangeLogFailure("a change could not be appended", e);
        }
        wakeAfterCommit();
        return all.stream().map(Prepared::id).toList();
    }

    private static void add(Prepared prepared, PreparedStatement s) throws SQLException {
        NewChange change = prepared.change();
        s.setObject(1, prepared.id());
        s.setString(2, change.type().code());
        s.setString(3, change.subject());
        s.setLong(4, change.revision());
        s.setObject(5, prepared.time().atOffset(ZoneOffset.UTC));
        s.setString(6, change.tlp().label());
        s.setBoolean(7, change.alert() != null);
        s.setString(8, prepared.payload());
        s.setString(9, prepared.record());
        s.setInt(10, prepared.payloadBytes());
        s.setInt(11, prepared.recordBytes());
        s.addBatch();
    }

    /** The change as the publisher will read it; only the position, not known yet, is the longest instead. */
    private static LoggedChange logged(Prepared prepared, String traceparent) throws JsonProcessingException {
        NewChange change = prepared.change();
        return new LoggedChange(
                new Change(
                        Long.MAX_VALUE,
                        prepared.id(),
                        change.type(),
                        change.subject(),
                        change.revision(),
                        prepared.time(),
                        change.effective(),
                        change.fields(),
                        change.source(),
                        prepared.record() == null ? null : Json.mapper().readTree(prepared.record()),
                        change.alert()),
                change.tlp(),
                traceparent);
    }

    private static int utf8(String text) {
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
