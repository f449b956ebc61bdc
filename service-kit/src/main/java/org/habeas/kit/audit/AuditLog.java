package org.habeas.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** Keeps who was shown what is above GREEN. The database lets nobody of the service alter or remove a row. */
@ApplicationScoped
public class AuditLog {

    private final DataSource dataSource;
    private final Clock clock;

    public AuditLog(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Who asks, where, in which request. */
    record Asked(String reader, String outlet, String requestId) {}

    /**
     * Writes a row for each record of which something restricted is shown.
     *
     * @param shown the highest mark by the record's id; of what belongs to none, by an empty text
     */
    void write(Asked asked, Map<String, Tlp> shown) {
        if (shown.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into audit (time, reader, outlet, subject, mark, request_id)"
                                + " select ?, ?, ?, nullif(subject, ''), mark, ? from unnest(?, ?) as s (subject, mark)")) {
            s.setObject(1, now);
            s.setString(2, asked.reader());
            s.setString(3, asked.outlet());
            s.setString(4, asked.requestId());
            s.setArray(5, c.createArrayOf("text", shown.keySet().toArray()));
            s.setArray(
                    6,
                    c.createArrayOf(
                            "text", shown.values().stream().map(Tlp::label).toArray()));
            s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what is above GREEN is not shown, for it could not be noted", e);
        }
    }

    /** Rows with an id below {@code before}, the newest first. */
    List<AuditEntry> list(@Nullable String subject, @Nullable String reader, long before, int limit) {
        List<AuditEntry> found = new ArrayList<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("select id, time, reader, outlet, subject, mark, request_id from audit"
                                + " where id < ?" + (subject == null ? "" : " and subject = ?")
                                + (reader == null ? "" : " and reader = ?") + " order by id desc limit ?")) {
            int i = 1;
            s.setLong(i++, before);
            if (subject != null) {
                s.setString(i++, subject);
            }
            if (reader != null) {
                s.setString(i++, reader);
            }
            s.setInt(i, limit);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    found.add(new AuditEntry(
                            rows.getLong("id"),
                            rows.getObject("time", OffsetDateTime.class).toInstant(),
                            rows.getString("reader"),
                            rows.getString("outlet"),
                            rows.getString("subject"),
                            Tlp.ofLabel(rows.getString("mark")).orElseThrow(),
                            rows.getString("request_id")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be read", e);
        }
    }

    long count(@Nullable String subject, @Nullable String reader) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select count(*) from audit where"
                        + " (?::text is null or subject = ?) and (?::text is null or reader = ?)")) {
            s.setString(1, subject);
            s.setString(2, subject);
            s.setString(3, reader);
            s.setString(4, reader);
            try (ResultSet row = s.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be read", e);
        }
    }
}
