package org.habeas.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.habeas.contracts.Json;

/**
 * Takes values out of what was told: out of the change log, where each row stays with its position, and then, by the publisher, out
 * of the topics. It is the one exception to a log that is never altered.
 */
@ApplicationScoped
public class Erasures {

    private static final int BATCH = 500;

    /** What is told of one act is told within this time. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final Clock clock;

    public Erasures(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Empties all changes of a record: they keep id, position, type, subject, revision, time and mark, and lose fields, source,
     * record, alert and the time since when they are true. The caller holds the lock of the subject's row.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int empty(String subject) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("update change set payload = json_build_object('effective', null,"
                                + " 'fields', json_build_array(), 'source', null, 'alert', null,"
                                + " 'traceparent', payload ->> 'traceparent'), record = null, alerts = false,"
                                + " payload_bytes = null, record_bytes = null, erased_at = ?"
                                + " where subject = ? and erased_at is null")) {
            s.setObject(1, now());
            s.setString(2, subject);
            return s.executeUpdate();
        } catch (SQLException e) {
            throw new ChangeLogFailure("changes could not be emptied", e);
        }
    }

    /**
     * Empties as {@link #empty(String)} those changes of a record that were told while it showed what is erased, and takes out of the ones
     * that told of the end of that what they said of before; what they say of the record since stays. The caller holds the lock of the
     * subject's row.
     *
     * @param since the first instant
     * @param until the last one, after which the record showed it no more
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int empty(String subject, Instant since, Instant until) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement emptied =
                        c.prepareStatement("update change set payload = json_build_object('effective', null,"
                                + " 'fields', json_build_array(), 'source', null, 'alert', null,"
                                + " 'traceparent', payload ->> 'traceparent'), record = null, alerts = false,"
                                + " payload_bytes = null, record_bytes = null, erased_at = ?"
                                + " where subject = ? and erased_at is null and time between ? and ?");
                PreparedStatement ended =
                        c.prepareStatement("update change set payload = json_build_object('effective',"
                                + " payload -> 'effective', 'fields', json_build_array(), 'source', null, 'alert', null,"
                                + " 'traceparent', payload ->> 'traceparent'), alerts = false, payload_bytes = null, erased_at = ?"
                                + " where subject = ? and erased_at is null and time > ? and time <= ? and revision ="
                                + " (select min(revision) from change where subject = ? and time > ?)")) {
            emptied.setObject(1, now());
            emptied.setString(2, subject);
            emptied.setObject(3, since.atOffset(ZoneOffset.UTC));
            emptied.setObject(4, until.atOffset(ZoneOffset.UTC));
            ended.setObject(1, now());
            ended.setString(2, subject);
            ended.setObject(3, until.atOffset(ZoneOffset.UTC));
            ended.setObject(4, until.plus(LONGEST_TRANSACTION).atOffset(ZoneOffset.UTC));
            ended.setString(5, subject);
            ended.setObject(6, until.atOffset(ZoneOffset.UTC));
            return emptied.executeUpdate() + ended.executeUpdate();
        } catch (SQLException e) {
            throw new ChangeLogFailure("changes could not be emptied", e);
        }
    }

    /** How far {@link #replace} has come. */
    public record Step(long next, boolean isLast) {}

    /**
     * Takes something out of the records of changes, of a few at once, for it may stand in any change of its type.
     *
     * @param type the beginning of the types to look at, such as {@code document.}
     * @param words what a record has in its text that has to be looked at
     * @param without gives the record without it; empty where it stays as it is
     * @param after the {@code next} of the step before, 0 for the first
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Step replace(String type, String words, Function<JsonNode, Optional<JsonNode>> without, long after) {
        record Row(long seq, UUID id, String record) {}
        try (Connection c = dataSource.getConnection()) {
            long last;
            int looked;
            try (PreparedStatement s = c.prepareStatement("select coalesce(max(inserted_seq), 0), count(*) from (select"
                    + " inserted_seq from change where inserted_seq > ? order by inserted_seq limit " + BATCH
                    + ") b")) {
                s.setLong(1, after);
                try (ResultSet row = s.executeQuery()) {
                    row.next();
                    last = row.getLong(1);
                    looked = row.getInt(2);
                }
            }
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement s = c.prepareStatement("select inserted_seq, id, record from change"
                    + " where inserted_seq > ? and inserted_seq <= ? and starts_with(type, ?)"
                    + " and strpos(record::text, ?) > 0 order by inserted_seq for update")) {
                s.setLong(1, after);
                s.setLong(2, last);
                s.setString(3, type);
                s.setString(4, words);
                try (ResultSet found = s.executeQuery()) {
                    while (found.next()) {
                        rows.add(new Row(found.getLong(1), found.getObject(2, UUID.class), found.getString(3)));
                    }
                }
            }
            try (PreparedStatement s = c.prepareStatement(
                    "update change set record = ?::json, record_bytes = ?, erased_at = ? where inserted_seq = ?")) {
                for (Row row : rows) {
                    Optional<JsonNode> now = without.apply(Json.mapper().readTree(row.record()));
                    if (now.isPresent()) {
                        String text = Json.mapper().writeValueAsString(now.get());
                        s.setString(1, text);
                        s.setInt(2, text.getBytes(StandardCharsets.UTF_8).length);
                        s.setObject(3, now());
                        s.setLong(4, row.seq());
                        s.addBatch();
                    }
                }
                s.executeBatch();
            }
            return new Step(Math.max(last, after), looked < BATCH);
        } catch (SQLException e) {
            throw new ChangeLogFailure("values could not be taken out of changes", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the change log is not JSON", e);
        }
    }

    /**
     * Asks for the topics to lose what the log has lost. The publisher does it after it has published all that was emptied, and
     * notes it in {@code topic_erasure.done_at}.
     *
     * @return the id of that row
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long askOfTopics() {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("insert into topic_erasure (requested_at) values (?) returning id")) {
            s.setObject(1, now());
            try (ResultSet row = s.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new ChangeLogFailure("the topics could not be asked to forget", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
