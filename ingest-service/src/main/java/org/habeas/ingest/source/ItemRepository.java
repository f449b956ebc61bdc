package org.habeas.ingest.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.jspecify.annotations.Nullable;

/** What sources list, one row each: what is to be taken, what was, and what failed. */
@ApplicationScoped
class ItemRepository {

    private static final String COLUMNS =
            "select key, version, dated, state, tries, due, code, reason, document_id, etag, last_modified from source_item";

    private final DataSource dataSource;

    ItemRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Notes what is listed; what is new, or of another version than is known, waits from now on.
     *
     * @param rising whether versions are times: one that is earlier than is known is then an old listing and nothing new
     */
    @Transactional
    void note(UUID source, List<Listed> listed, boolean rising, Instant now) {
        String isOther = rising ? "source_item.version < excluded.version" : "source_item.version <> excluded.version";
        try (Connection c = dataSource.getConnection();
                PreparedStatement s =
                        c.prepareStatement("insert into source_item (source_id, key, version, dated, state, due)"
                                + " values (?, ?, ?, ?, 'WAITING', ?) on conflict (source_id, key) do update set"
                                + " version = excluded.version, dated = excluded.dated, state = 'WAITING', tries = 0, due = excluded.due"
                                + " where " + isOther)) {
            for (Listed item : listed) {
                s.setObject(1, source);
                s.setString(2, item.key());
                s.setString(3, item.version());
                s.setString(4, item.dated());
                s.setObject(5, now.atOffset(ZoneOffset.UTC));
                s.addBatch();
            }
            s.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what a source lists could not be kept", e);
        }
    }

    /**
     * Takes the one that is due for longest, and counts a try of it before it is made: one that ends the process is tried later, and not for ever.
     *
     * @param again when it is tried again if this try never ends
     */
    @Transactional
    Optional<SourceItem> begin(UUID source, Instant now, Instant again) {
        return SourceRepository.rows(
                        dataSource,
                        "update source_item set tries = tries + 1, due = ? where source_id = ? and key = (select key from source_item"
                                + " where source_id = ? and due <= ? order by due, key limit 1 for update skip locked)"
                                + " returning key, version, dated, state, tries, due, code, reason, document_id, etag, last_modified",
                        ItemRepository::item,
                        again,
                        source,
                        source,
                        now)
                .stream()
                .findFirst();
    }

    /** It was taken; a version that was listed meanwhile waits on. */
    @Transactional
    void done(UUID source, SourceItem item, @Nullable UUID document, @Nullable Validator validator) {
        SourceRepository.update(
                dataSource,
                "update source_item set state = 'DONE', due = null, code = null, reason = null,"
                        + " document_id = coalesce(?, document_id), etag = coalesce(?, etag), last_modified = coalesce(?, last_modified)"
                        + " where source_id = ? and key = ? and version = ?",
                document,
                validator == null ? null : validator.etag(),
                validator == null ? null : validator.lastModified(),
                source,
                item.key(),
                item.version());
    }

    /** @param due null where it is given up */
    @Transactional
    void failed(UUID source, SourceItem item, String code, String reason, @Nullable Instant due) {
        SourceRepository.update(
                dataSource,
                "update source_item set state = ?, due = ?, code = ?, reason = ? where source_id = ? and key = ? and version = ?",
                (due == null ? SourceItem.State.GIVEN_UP : SourceItem.State.FAILED).name(),
                due,
                code,
                reason,
                source,
                item.key(),
                item.version());
    }

    /** The try was none of its own: it waits as before. */
    @Transactional
    void postpone(UUID source, SourceItem item, Instant due) {
        SourceRepository.update(
                dataSource,
                "update source_item set tries = tries - 1, due = ? where source_id = ? and key = ? and version = ?",
                due,
                source,
                item.key(),
                item.version());
    }

    /** When the next of those that failed is due. */
    @Transactional
    Optional<Instant> nextDue(UUID source) {
        return SourceRepository.rows(
                        dataSource,
                        "select due from source_item where source_id = ? and due is not null order by due limit 1",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        source)
                .stream()
                .findFirst();
    }

    @Transactional
    SourceView.Items counts(UUID source) {
        Map<SourceItem.State, Long> counts = new EnumMap<>(SourceItem.State.class);
        SourceRepository.rows(
                        dataSource,
                        "select state, count(*) from source_item where source_id = ? group by state",
                        row -> Map.entry(SourceItem.State.valueOf(row.getString(1)), row.getLong(2)),
                        source)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return new SourceView.Items(
                counts.getOrDefault(SourceItem.State.WAITING, 0L),
                counts.getOrDefault(SourceItem.State.DONE, 0L),
                counts.getOrDefault(SourceItem.State.FAILED, 0L),
                counts.getOrDefault(SourceItem.State.GIVEN_UP, 0L));
    }

    /** Those in one state, or all, in the order of their keys. */
    @Transactional
    List<SourceItem> list(UUID source, SourceItem.@Nullable State state, String after, int limit) {
        return SourceRepository.rows(
                dataSource,
                COLUMNS
                        + " where source_id = ? and (cast(? as text) is null or state = ?) and key > ? order by key limit ?",
                ItemRepository::item,
                source,
                state == null ? null : state.name(),
                state == null ? null : state.name(),
                after,
                limit);
    }

    private static SourceItem item(ResultSet row) throws SQLException {
        String etag = row.getString(10);
        String modified = row.getString(11);
        return new SourceItem(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                SourceItem.State.valueOf(row.getString(4)),
                row.getInt(5),
                SourceRepository.instant(row, 6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, UUID.class),
                etag == null && modified == null ? null : new Validator(etag, modified));
    }
}
