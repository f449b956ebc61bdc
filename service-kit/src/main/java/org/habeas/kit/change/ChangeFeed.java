package org.habeas.kit.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.kit.problem.Gone;

/** Reads the numbered log. Everything that shows changes over HTTP reads here, so all show the same in the same order. */
@ApplicationScoped
public class ChangeFeed {

    private final DataSource dataSource;
    private final ChangeSignals signals;

    ChangeFeed(DataSource dataSource, ChangeSignals signals) {
        this.dataSource = dataSource;
        this.signals = signals;
    }

    /**
     * The changes after a position, oldest first.
     *
     * @throws Gone if the position lies before the oldest change still kept
     */
    public List<Change> after(ChangeQuery query, long position, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select " + LoggedChange.COLUMNS + " from change where position > ?");
        values.add(position);
        sql.append(" and tlp = any(?)");
        values.add(query.marks().toArray(String[]::new));
        if (query.alertsOnly()) {
            sql.append(" and alerts");
            if (!query.backfill()) {
                sql.append(" and not (payload -> 'alert' ->> 'backfill')::boolean");
            }
        }
        if (!query.types().isEmpty()) {
            sql.append(" and type = any(?)");
            values.add(query.types().stream().map(ChangeType::code).toArray(String[]::new));
        }
        query.subject().ifPresent(subject -> {
            sql.append(" and subject = ?");
            values.add(subject);
        });
        sql.append(" order by position limit ?");
        values.add(limit);
        List<Change> changes = new ArrayList<>();
        try (Connection c = dataSource.getConnection()) {
            refuseIfGone(c, position);
            try (PreparedStatement s = c.prepareStatement(sql.toString())) {
                for (int i = 0; i < values.size(); i++) {
                    Object value = values.get(i);
                    s.setObject(i + 1, value instanceof String[] texts ? c.createArrayOf("text", texts) : value);
                }
                try (ResultSet rows = s.executeQuery()) {
                    while (rows.next()) {
                        changes.add(listed(LoggedChange.read(rows).change()));
                    }
                }
            }
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
        }
        return changes;
    }

    /** The newest position, 0 while nothing has changed yet. */
    public long newest() {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select position from change_head");
                ResultSet row = s.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new ChangeLogFailure("the change log could not be read", e);
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

    long seen() {
        return signals.numbered.count();
    }

    void await(long seen, long millis) throws InterruptedException {
        signals.numbered.await(seen, millis);
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

    /** A bill record can be megabytes; it is on its topic, and here only that it was published. */
    private static Change listed(Change c) {
        return c.type() != ChangeType.BILL_RECORD_PUBLISHED
                ? c
                : new Change(
                        c.position(),
                        c.id(),
                        c.type(),
                        c.subject(),
                        c.revision(),
                        c.time(),
                        c.effective(),
                        c.fields(),
                        c.source(),
                        null,
                        c.alert());
    }
}
