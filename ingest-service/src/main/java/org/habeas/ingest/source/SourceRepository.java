package org.habeas.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/** Finds and stores sources; the only place with queries about them. */
@ApplicationScoped
class SourceRepository {

    private static final String COLUMNS =
            "select id, name, kind, address, every_seconds, enabled, detail::text, key_origin, revision, created_at, asked_at,"
                    + " next_poll, started_at, finished_at, succeeded_at, outcome, outcome_detail, failures, listed_from, lease_until"
                    + " from source";

    private final DataSource dataSource;

    SourceRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return false, and nothing is stored, if there is one of this name */
    @Transactional
    boolean add(Source source) {
        return update(
                        "insert into source (id, name, kind, address, every_seconds, enabled, detail, key_origin, revision, created_at,"
                                + " next_poll) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (name) do nothing",
                        source.id(),
                        source.name(),
                        source.kind().code(),
                        source.address(),
                        source.every().toSeconds(),
                        source.enabled(),
                        json(source.detail()),
                        source.keyOrigin(),
                        source.revision(),
                        source.createdAt(),
                        source.nextPoll())
                == 1;
    }

    /** @return false, and nothing is stored, if it is no longer the revision before this one */
    @Transactional
    boolean change(Source source) {
        update("delete from source_listing where source_id = ?", source.id()); // other things may be wanted of them now
        return update(
                        "update source set name = ?, address = ?, every_seconds = ?, enabled = ?, detail = ?::jsonb, key_origin = ?,"
                                + " next_poll = ?, revision = ? where id = ? and revision = ?",
                        source.name(),
                        source.address(),
                        source.every().toSeconds(),
                        source.enabled(),
                        json(source.detail()),
                        source.keyOrigin(),
                        source.nextPoll(),
                        source.revision(),
                        source.id(),
                        source.revision() - 1)
                == 1;
    }

    @Transactional
    boolean isNameOfAnother(String name, UUID id) {
        return !rows("select id from source where name = ? and id <> ?", row -> row.getObject(1, UUID.class), name, id)
                .isEmpty();
    }

    @Transactional
    void delete(UUID id) {
        update("delete from source where id = ?", id);
    }

    @Transactional
    Optional<Source> find(UUID id) {
        return rows(COLUMNS + " where id = ?", SourceRepository::source, id).stream()
                .findFirst();
    }

    @Transactional
    List<Source> list(Optional<UUID> after, int limit) {
        return rows(
                COLUMNS + " where id > ? order by id limit ?",
                SourceRepository::source,
                after.orElse(new UUID(0, 0)),
                limit);
    }

    @Transactional
    long count() {
        return rows("select count(*) from source", row -> row.getLong(1)).getFirst();
    }

    /** Notes that a poll is wanted; one that is wanted already is the same. */
    @Transactional
    void ask(UUID id, Instant now) {
        update("update source set asked_at = coalesce(asked_at, ?) where id = ? and enabled", now, id);
    }

    /** Takes one that is due for this replica; the database's clock decides, for replicas may have different ones. */
    @Transactional
    Optional<Source> claim(UUID replica, Duration lease, Instant now) {
        List<UUID> taken = rows(
                "update source set lease_by = ?, lease_until = now() + make_interval(secs => ?), started_at = ? where id ="
                        + " (select id from source where enabled and (asked_at is not null or next_poll <= ?)"
                        + " and (lease_until is null or lease_until < now())"
                        + " order by coalesce(asked_at, next_poll) limit 1 for update skip locked) returning id",
                row -> row.getObject(1, UUID.class),
                replica,
                (double) lease.toMillis() / 1_000,
                now,
                now);
        return taken.stream().findFirst().flatMap(this::find);
    }

    /** @return false if another replica has it meanwhile, or it is gone or switched off: then this one stops */
    @Transactional
    boolean renew(UUID id, UUID replica, Duration lease) {
        return update(
                        "update source set lease_until = now() + make_interval(secs => ?) where id = ? and lease_by = ? and enabled",
                        (double) lease.toMillis() / 1_000,
                        id,
                        replica)
                == 1;
    }

    /** Leaves it as it is to whoever comes next. */
    @Transactional
    void release(UUID id, UUID replica) {
        update("update source set lease_by = null, lease_until = null where id = ? and lease_by = ?", id, replica);
    }

    /** What came of a poll. */
    record Ended(
            String outcome,
            @Nullable String detail,
            boolean isWhole,
            int failures,
            Instant nextPoll,
            @Nullable Instant listedFrom) {}

    /** A poll that was asked for after this one began is still wanted. */
    @Transactional
    void end(Source source, UUID replica, Ended ended, Instant now) {
        update(
                "update source set lease_by = null, lease_until = null, finished_at = ?, outcome = ?, outcome_detail = ?,"
                        + " failures = ?, next_poll = ?, listed_from = coalesce(?, listed_from),"
                        + " succeeded_at = case when ? then started_at else succeeded_at end,"
                        + " asked_at = case when asked_at > started_at then asked_at end"
                        + " where id = ? and lease_by = ?",
                now,
                ended.outcome(),
                ended.detail(),
                ended.failures(),
                ended.nextPoll(),
                ended.listedFrom(),
                ended.isWhole(),
                source.id(),
                replica);
    }

    /**
     * Counts a request.
     *
     * @return when one may be sent again, empty if this one may
     */
    @Transactional
    Optional<Instant> request(UUID id, int most, Instant now) {
        update(
                "update source set hour_requests = case when hour_from > ? then hour_requests else 0 end,"
                        + " hour_from = case when hour_from > ? then hour_from else ? end where id = ?",
                now.minus(Duration.ofHours(1)),
                now.minus(Duration.ofHours(1)),
                now,
                id);
        boolean isIn = update(
                        "update source set hour_requests = hour_requests + 1 where id = ? and hour_requests < ?",
                        id,
                        most)
                == 1;
        return isIn
                ? Optional.empty()
                : rows(
                                "select hour_from from source where id = ?",
                                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                                id)
                        .stream()
                        .map(from -> from.plus(Duration.ofHours(1)))
                        .findFirst();
    }

    private static Source source(ResultSet row) throws SQLException {
        try {
            return new Source(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    SourceKind.of(row.getString(3)).orElseThrow(),
                    row.getString(4),
                    Duration.ofSeconds(row.getLong(5)),
                    row.getBoolean(6),
                    Json.mapper().readValue(row.getString(7), SourceDetail.class),
                    row.getString(8),
                    row.getLong(9),
                    row.getObject(10, OffsetDateTime.class).toInstant(),
                    instant(row, 11),
                    instant(row, 12),
                    instant(row, 13),
                    instant(row, 14),
                    instant(row, 15),
                    row.getString(16),
                    row.getString(17),
                    row.getInt(18),
                    instant(row, 19),
                    instant(row, 20));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a source is not readable", e);
        }
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String json(SourceDetail detail) {
        return Json.mapper().valueToTree(detail).toString();
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private int update(String sql, @Nullable Object... values) {
        return update(dataSource, sql, values);
    }

    private <T> List<T> rows(String sql, Row<T> reader, @Nullable Object... values) {
        return rows(dataSource, sql, reader, values);
    }

    static int update(DataSource dataSource, String sql, @Nullable Object... values) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            set(s, values);
            return s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a source could not be stored", e);
        }
    }

    static <T> List<T> rows(DataSource dataSource, String sql, Row<T> reader, @Nullable Object... values) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            set(s, values);
            List<T> all = new ArrayList<>();
            try (ResultSet row = s.executeQuery()) {
                while (row.next()) {
                    all.add(reader.read(row));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("sources could not be read", e);
        }
    }

    private static void set(PreparedStatement s, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            s.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
