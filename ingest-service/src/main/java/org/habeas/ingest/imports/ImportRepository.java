package org.habeas.ingest.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.kit.problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Finds and stores imports; the only place with queries about them. */
@ApplicationScoped
class ImportRepository {

    private static final String VISIBLE = "(subject = ? or ? and tlp = any(?))";

    private final DataSource dataSource;

    ImportRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(ImportJob job) {
        update(
                "insert into import_job (id, name, sha256, size, format, metadata, tlp, subject, clearance, traceparent,"
                        + " state, created_at, dry_run) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)",
                s -> {
                    s.setObject(1, job.id());
                    s.setString(2, job.name());
                    s.setString(3, job.sha256());
                    s.setLong(4, job.size());
                    s.setString(5, job.format().label());
                    s.setString(6, json(job.metadata()));
                    s.setString(7, job.metadata().mark().label());
                    s.setString(8, job.subject());
                    s.setString(9, job.clearance().label());
                    s.setString(10, job.traceparent());
                    s.setString(11, job.state().label());
                    s.setObject(12, utc(job.created()));
                    s.setBoolean(13, job.dryRun());
                });
    }

    /** The one that came first of those that are not finished and not put off beyond this moment. */
    Optional<ImportJob> firstUnfinished(Instant now) {
        return jobs(
                        "where finished_at is null and (not_before is null or not_before <= ?) order by id limit 1",
                        s -> s.setObject(1, utc(now)))
                .stream()
                .findFirst();
    }

    boolean exists(UUID id) {
        return !jobs("where id = ?", s -> s.setObject(1, id)).isEmpty();
    }

    long countUnfinished(ImportState state) {
        return number(
                "select count(*) from import_job where finished_at is null and state = ?",
                s -> s.setString(1, state.label()));
    }

    /** Counts a start; tells how many there are since the import last moved on, or empty if it has ended. */
    OptionalInt begin(UUID id) {
        return query(
                        "update import_job set starts = starts + 1 where id = ? and finished_at is null returning starts",
                        s -> s.setObject(1, id),
                        r -> r.getInt(1))
                .stream()
                .mapToInt(starts -> starts)
                .findFirst();
    }

    /** Takes a start back whose end the import is not to blame for. */
    void release(UUID id) {
        update(
                "update import_job set starts = greatest(starts - 1, 0) where id = ? and finished_at is null",
                s -> s.setObject(1, id));
    }

    /** Puts an import off, which is not to blame for it, and lets others go before it. */
    void postpone(UUID id, Instant now) {
        update(
                "update import_job set starts = greatest(starts - 1, 0),"
                        + " not_before = ?::timestamptz + interval '10 seconds' where id = ? and finished_at is null",
                s -> {
                    s.setObject(1, utc(now));
                    s.setObject(2, id);
                });
    }

    boolean isUnfinished(UUID id) {
        return !jobs("where finished_at is null and id = ?", s -> s.setObject(1, id))
                .isEmpty();
    }

    Optional<ImportJob> find(UUID id, ImportViewer viewer) {
        return jobs("where id = ? and " + VISIBLE, s -> {
                    s.setObject(1, id);
                    visible(s, 2, viewer);
                })
                .stream()
                .findFirst();
    }

    /** Newest first, after the one with this id. */
    List<ImportJob> list(ImportViewer viewer, Optional<UUID> after, int limit) {
        return jobs("where " + VISIBLE + " and (?::uuid is null or id < ?) order by id desc limit ?", s -> {
            visible(s, 1, viewer);
            s.setObject(4, after.orElse(null), Types.OTHER);
            s.setObject(5, after.orElse(null), Types.OTHER);
            s.setInt(6, limit);
        });
    }

    long count(ImportViewer viewer) {
        return number("select count(*) from import_job where " + VISIBLE, s -> visible(s, 1, viewer));
    }

    /** Says that it is being worked on, and of how many files it is, if that is known. */
    void start(UUID id, Instant at, OptionalLong total) {
        update(
                "update import_job set state = ?, started_at = coalesce(started_at, ?), total = ?"
                        + " where id = ? and finished_at is null",
                s -> {
                    s.setString(1, ImportState.RUNNING.label());
                    s.setObject(2, utc(at));
                    s.setObject(3, total.isPresent() ? total.getAsLong() : null, Types.BIGINT);
                    s.setObject(4, id);
                });
    }

    /**
     * Moves an import on, and locks it until the end of the transaction.
     *
     * @return whether it stood there; if not, another has moved it
     */
    boolean advance(UUID id, ImportBatch batch) {
        return update(
                        "update import_job set next_entry = ?, place = ?, read = ?, unpacked = ?, worked = worked + ?,"
                                + " starts = 0 where id = ? and next_entry = ? and finished_at is null",
                        s -> {
                            s.setLong(1, batch.to());
                            s.setString(2, batch.place());
                            s.setLong(3, batch.read());
                            s.setLong(4, batch.unpacked());
                            s.setLong(5, batch.worked());
                            s.setObject(6, id);
                            s.setLong(7, batch.from());
                        })
                == 1;
    }

    /** Forgets what came of an import so far. */
    void startOver(UUID id) {
        update("delete from import_error where job_id = ?", s -> s.setObject(1, id));
        update(
                "update import_job set next_entry = 0, place = null, read = 0, unpacked = 0, documents = 0,"
                        + " duplicates = 0, failed = 0, oddities = 0, bills = 0, mentions = 0, bytes = 0"
                        + " where id = ? and finished_at is null",
                s -> s.setObject(1, id));
    }

    /** Of how many files it is turns out not to be known. */
    void forgetTotal(UUID id) {
        update("update import_job set total = null where id = ? and finished_at is null", s -> s.setObject(1, id));
    }

    /** Ends an import that has not ended; waits for the files that are being taken, and tells whether it did. */
    boolean cancel(UUID id, Instant at) {
        return update("update import_job set state = ?, finished_at = ? where id = ? and finished_at is null", s -> {
                    s.setString(1, ImportState.CANCELLED.label());
                    s.setObject(2, utc(at));
                    s.setObject(3, id);
                })
                == 1;
    }

    void count(UUID id, ImportCounts more) {
        update(
                "update import_job set documents = documents + ?, duplicates = duplicates + ?, failed = failed + ?,"
                        + " oddities = oddities + ?, bills = bills + ?, mentions = mentions + ?, bytes = bytes + ?"
                        + " where id = ?",
                s -> {
                    s.setLong(1, more.documents());
                    s.setLong(2, more.duplicates());
                    s.setLong(3, more.failed());
                    s.setLong(4, more.oddities());
                    s.setLong(5, more.bills());
                    s.setLong(6, more.mentions());
                    s.setLong(7, more.bytes());
                    s.setObject(8, id);
                });
    }

    /** Ends an import that stands there; tells whether it did, for another may have moved or ended it. */
    boolean finish(UUID id, long standsAt, ImportState state, Instant at) {
        return update(
                        "update import_job set state = ?, finished_at = ?, total = case when ? = 'done'"
                                + " then documents + duplicates + failed else total end"
                                + " where id = ? and next_entry = ? and finished_at is null",
                        s -> {
                            s.setString(1, state.label());
                            s.setObject(2, utc(at));
                            s.setString(3, state.label());
                            s.setObject(4, id);
                            s.setLong(5, standsAt);
                        })
                == 1;
    }

    void addErrors(UUID job, List<ImportError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "insert into import_error (job_id, entry, path, code, title, detail, problems, line, \"column\","
                                + " document_id, place) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)")) {
            for (ImportError error : errors) {
                s.setObject(1, job);
                s.setLong(2, error.entry());
                s.setString(3, error.path());
                s.setString(4, error.code());
                s.setString(5, error.title());
                s.setString(6, error.detail());
                s.setString(7, json(error.errors()));
                s.setObject(8, error.line(), Types.INTEGER);
                s.setObject(9, error.column(), Types.INTEGER);
                s.setObject(10, error.documentId(), Types.OTHER);
                s.setInt(11, error.place());
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("errors of an import could not be stored", e);
        }
    }

    /** In the order of the archive, and of each file, after this one. */
    List<ImportError> errors(UUID job, Optional<ImportError.Severity> severity, ImportError.Place after, int limit) {
        return query(
                "select entry, path, code, title, detail, problems, line, \"column\", document_id, place from import_error"
                        + " where job_id = ? and (entry, place) > (?, ?)" + of(severity)
                        + " order by entry, place limit ?",
                s -> {
                    s.setObject(1, job);
                    s.setLong(2, after.entry());
                    s.setInt(3, after.place());
                    s.setInt(4, limit);
                },
                r -> new ImportError(
                        r.getLong(1),
                        r.getInt(10),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        read(r.getString(6), new TypeReference<List<FieldProblem>>() {}),
                        r.getObject(7, Integer.class),
                        r.getObject(8, Integer.class),
                        r.getObject(9, UUID.class) != null,
                        r.getObject(9, UUID.class)));
    }

    long countErrors(UUID job, Optional<ImportError.Severity> severity) {
        return number("select count(*) from import_error where job_id = ?" + of(severity), s -> s.setObject(1, job));
    }

    private static String of(Optional<ImportError.Severity> severity) {
        return severity.map(s -> switch (s) {
                    case FAILURE -> " and document_id is null";
                    case ODDITY -> " and document_id is not null";
                })
                .orElse("");
    }

    private List<ImportJob> jobs(String where, Values values) {
        return query(
                "select id, name, sha256, size, format, metadata, subject, clearance, traceparent, state, created_at,"
                        + " started_at, finished_at, next_entry, read, worked, total, documents, duplicates, failed,"
                        + " oddities, bills, mentions, bytes, dry_run, place, unpacked from import_job " + where,
                values,
                r -> new ImportJob(
                        r.getObject(1, UUID.class),
                        r.getString(2),
                        r.getString(3),
                        r.getLong(4),
                        ArchiveFormat.ofLabel(r.getString(5)),
                        read(r.getString(6), new TypeReference<ImportMetadata>() {}),
                        r.getBoolean(25),
                        r.getString(7),
                        Tlp.ofLabel(r.getString(8)).orElseThrow(),
                        r.getString(9),
                        ImportState.ofLabel(r.getString(10)),
                        r.getObject(11, OffsetDateTime.class).toInstant(),
                        instant(r, 12),
                        instant(r, 13),
                        r.getLong(14),
                        r.getString(26),
                        r.getLong(27),
                        r.getLong(15),
                        r.getLong(16),
                        r.getObject(17, Long.class),
                        new ImportCounts(
                                r.getLong(18),
                                r.getLong(19),
                                r.getLong(20),
                                r.getLong(21),
                                r.getLong(22),
                                r.getLong(23),
                                r.getLong(24))));
    }

    private static void visible(PreparedStatement s, int from, ImportViewer viewer) throws SQLException {
        s.setString(from, viewer.subject());
        s.setBoolean(from + 1, viewer.reviews());
        s.setArray(
                from + 2, s.getConnection().createArrayOf("text", viewer.marks().toArray()));
    }

    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement s) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private int update(String sql, Values values) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            values.set(s);
            return s.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an import could not be stored", e);
        }
    }

    private long number(String sql, Values values) {
        return query(sql, values, r -> r.getLong(1)).getFirst();
    }

    private <T> List<T> query(String sql, Values values, Row<T> row) {
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement(sql)) {
            values.set(s);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("imports could not be read", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static String json(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import is not readable", e);
        }
    }
}
