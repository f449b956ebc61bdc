package org.habeas.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.problem.Gone;
import org.jspecify.annotations.Nullable;

/** Reads the numbered log. Everything that shows changes over HTTP reads here, so all show the same in the same order. */
@ApplicationScoped
public class ChangeFeed {

    private static final Duration HEAD_POLL = Duration.ofMillis(500);

    private final DataSource dataSource;
    private final ChangeSignals signals;
    private final AtomicLong nextPoll = new AtomicLong(System.nanoTime());

    ChangeFeed(DataSource dataSource, ChangeSignals signals) {
        this.dataSource = dataSource;
        this.signals = signals;
    }

    /**
     * What a look at the log found.
     *
     * @param upTo everything asked for up to this position is among {@code changes}, or was never there
     * @param marks of the changes, one each
     */
    record Found(List<Change> changes, long upTo, List<Tlp> marks) {

        /** The same, once it is noted what of it is above GREEN. */
        Found notedBy(AuditTrail trail) {
            for (int i = 0; i < changes.size(); i++) {
                trail.shown(changes.get(i).subject(), marks.get(i));
            }
            return this;
        }
    }

    /**
     * The changes after a position, oldest first; fewer than {@code limit} also where so many would be too large. The head
     * is read before the changes, so none is passed over.
     *
     * @throws Gone if the position lies before the oldest change still kept
     */
    Found look(ChangeQuery query, long position, int limit) {
        try (Connection c = dataSource.getConnection()) {
            refuseIfGone(c, position);
            long head = head(c);
            return head <= position ? new Found(List.of(), position, List.of()) : look(c, query, position, head, limit);
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /**
     * As {@link #look}, but where there is none yet, waits up to {@code seconds} for the first. A wait that the end of the
     * process interrupts ends as one that ran out.
     */
    Found await(ChangeQuery query, long position, int limit, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Found found = look(query, position, limit);
        try {
            while (found.changes().isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || !awaitBeyond(found.upTo(), left)) {
                    break;
                }
                found = look(query, found.upTo(), limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private static Found look(Connection c, ChangeQuery query, long position, long head, int limit)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("position > ? and position <= ? and tlp = any(?)");
        values.add(position);
        values.add(head);
        values.add(query.marks().toArray(String[]::new));
        if (query.alertsOnly()) {
            where.append(" and alerts");
            if (!query.backfill()) {
                where.append(" and not (payload -> 'alert' ->> 'backfill')::boolean");
            }
        }
        if (!query.types().isEmpty()) {
            where.append(" and type = any(?)");
            values.add(query.types().stream().map(ChangeType::code).toArray(String[]::new));
        }
        query.subject().ifPresent(subject -> {
            where.append(" and subject = ?");
            values.add(subject);
        });
        values.add(limit);
        List<Change> changes = new ArrayList<>();
        List<Tlp> marks = new ArrayList<>();
        long bytes = 0;
        try (PreparedStatement s = c.prepareStatement(LogBatch.selectListed(where.toString()))) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                s.setObject(i + 1, value instanceof String[] texts ? c.createArrayOf("text", texts) : value);
            }
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    LoggedChange logged = LoggedChange.read(rows);
                    changes.add(logged.change());
                    marks.add(logged.tlp());
                    bytes = LogBatch.bytes(rows);
                }
            }
        }
        boolean all = LogBatch.isAll(changes.size(), limit, bytes);
        return new Found(changes, all ? head : changes.getLast().position(), marks);
    }

    /**
     * The last changes of a record, the newest first and without the record; fewer than {@code limit} also where so many would
     * be too large.
     *
     * @param marks labels of the marks that the reader may see
     * @param trail notes what of it is above GREEN
     */
    public List<Change> newest(String subject, List<String> marks, int limit, AuditTrail trail) {
        List<Change> changes = new ArrayList<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        LogBatch.selectNewest("position is not null and subject = ? and tlp = any(?)"))) {
            s.setString(1, subject);
            s.setArray(2, c.createArrayOf("text", marks.toArray(String[]::new)));
            s.setInt(3, limit);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    LoggedChange logged = LoggedChange.read(rows);
                    trail.shown(subject, logged.tlp());
                    changes.add(logged.change());
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /**
     * The position itself, if all changes after it are still kept.
     *
     * @throws Gone if it lies before the oldest of them
     */
    long kept(long position) {
        try (Connection c = dataSource.getConnection()) {
            refuseIfGone(c, position);
            return position;
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /** The newest position, 0 while nothing has changed yet. */
    public long newest() {
        try (Connection c = dataSource.getConnection()) {
            return head(c);
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    private long head(Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select position from change_head");
                ResultSet row = s.executeQuery()) {
            row.next();
            long newest = row.getLong(1);
            signals.head.reached(newest);
            return newest;
        }
    }

    /** The last alert about a subject, to be named by one that corrects it. */
    public Optional<UUID> lastAlert(String subject) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select payload -> 'alert' ->> 'id' from change"
                        + " where subject = ? and alerts order by inserted_seq desc limit 1")) {
            s.setString(1, subject);
            try (ResultSet row = s.executeQuery()) {
                return row.next() ? Optional.of(UUID.fromString(row.getString(1))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /**
     * Where a subject was last told to have moved, to those who follow live.
     *
     * @param from the place that it left, as the alert has it; null where it was first known
     * @param at when the change was written
     */
    public record Move(UUID alert, String kind, @Nullable String from, Instant at) {}

    /** The last alert about a subject that is no backfill and tells another place than it had. */
    public Optional<Move> lastMove(String subject) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select payload -> 'alert' ->> 'id', payload -> 'alert' ->> 'kind',"
                                + " payload -> 'alert' ->> 'from', time from change where subject = ? and alerts"
                                + " and payload -> 'alert' ->> 'from' is distinct from payload -> 'alert' ->> 'to'"
                                + " and not cast(payload -> 'alert' ->> 'backfill' as boolean)"
                                + " order by inserted_seq desc limit 1")) {
            s.setString(1, subject);
            try (ResultSet row = s.executeQuery()) {
                return row.next()
                        ? Optional.of(new Move(
                                UUID.fromString(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /**
     * A record's summary view as the last change told it that the record had seen by an instant, by the view's own
     * {@code updated}; empty where the log does not say.
     */
    public Optional<JsonNode> recordAt(String subject, Instant at) {
        return Optional.ofNullable(recordsAt(List.of(subject), at).get(subject));
    }

    /** As {@link #recordAt}, of several subjects in one query; those of which the log does not say are left out. */
    public Map<String, JsonNode> recordsAt(Collection<String> subjects, Instant at) {
        Map<String, JsonNode> records = new HashMap<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "select s.subject, r.record from unnest(?) s (subject)"
                                + " cross join lateral (select record from change where subject = s.subject and tlp = ?"
                                + " and cast(record ->> 'updated' as timestamptz) <= ? order by inserted_seq desc limit 1) r")) {
            s.setArray(1, c.createArrayOf("text", subjects.toArray()));
            s.setString(2, Tlp.CLEAR.label());
            s.setObject(3, at.atOffset(ZoneOffset.UTC));
            try (ResultSet row = s.executeQuery()) {
                while (row.next()) {
                    records.put(row.getString(1), Json.mapper().readTree(row.getString(2)));
                }
            }
            return records;
        } catch (SQLException | JsonProcessingException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
    }

    /**
     * Whether something was numbered after a position; waits for that up to {@code millis}. What this process numbers is
     * known at once. For what another replica numbers, one of all who wait here reads the head now and then.
     */
    boolean awaitBeyond(long position, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (signals.head.awaitBeyond(position, Math.clamp(left, 0, HEAD_POLL.toMillis()))) {
                return true;
            }
            long due = nextPoll.get();
            long now = System.nanoTime();
            if (now - due >= 0 && nextPoll.compareAndSet(due, now + HEAD_POLL.toNanos())) {
                newest();
            }
            if (left <= 0) {
                return signals.head.position() > position;
            }
        }
    }

    private static void refuseIfGone(Connection c, long position) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("select min(position) from change");
                ResultSet row = s.executeQuery()) {
            row.next();
            long oldest = row.getLong(1);
            if (oldest > 1 && position < oldest - 1) {
                throw new Gone(
                        "The oldest change still kept is " + oldest + "; start with after=" + (oldest - 1) + ".");
            }
        }
    }
}
