package org.habeas.ingest.legislators;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Former;
import org.jspecify.annotations.Nullable;

/** What was last told of each member, so that a register which says the same again changes nothing. */
@ApplicationScoped
public class MemberSubjects {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('habeas.members'))";

    private static final String WRITE =
            "insert into member_subject (bioguide, revision, hash, as_of, whole, record, former_as_of, former_document,"
                    + " serving_as_of) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (bioguide) do update set"
                    + " revision = excluded.revision, hash = excluded.hash, as_of = excluded.as_of, whole = excluded.whole,"
                    + " record = excluded.record, former_as_of = excluded.former_as_of,"
                    + " former_document = excluded.former_document, serving_as_of = excluded.serving_as_of";

    private static final Told NOTHING = new Told(0, "", null);

    private final DataSource dataSource;

    MemberSubjects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param stand null where it was not kept */
    private record Told(
            long revision, String hash, @Nullable MemberStand stand) {}

    /**
     * Notes what a register says, and locks it until the end of the transaction.
     *
     * @return the records that say something new, each with its revision, in the order of their ids
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<MemberRecord> take(List<MemberRecord> register) {
        if (register.isEmpty()) {
            return List.of();
        }
        List<MemberRecord> news = new ArrayList<>();
        try (Connection c = dataSource.getConnection();
                PreparedStatement write = c.prepareStatement(WRITE)) {
            c.createStatement().execute(LOCK);
            Map<String, Told> told = told(c, register);
            for (MemberRecord record : register.stream()
                    .sorted(Comparator.comparing(MemberRecord::id))
                    .toList()) {
                Told before = told.getOrDefault(record.id(), NOTHING);
                MemberStand stand = before.stand() == null
                        ? MemberStand.of(record)
                        : before.stand().with(record);
                MemberRecord statement = stand.statement();
                String hash = MemberStand.hash(statement);
                boolean isNews = !hash.equals(before.hash());
                long revision = before.revision() + (isNews ? 1 : 0);
                if (isNews) {
                    news.add(statement.withRevision(revision));
                }
                if (!stand.equals(before.stand())) {
                    write(write, stand, revision, hash);
                }
            }
            write.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what was told of members could not be noted", e);
        }
        return news;
    }

    private static void write(PreparedStatement write, MemberStand stand, long revision, String hash)
            throws SQLException {
        MemberRecord best = stand.best();
        Former former = stand.former();
        write.setString(1, best.id());
        write.setLong(2, revision);
        write.setString(3, hash);
        write.setDate(4, Date.valueOf(best.asOf()));
        write.setBoolean(5, best.whole());
        write.setString(6, Json.text(best));
        write.setDate(7, former == null ? null : Date.valueOf(former.asOf()));
        write.setObject(8, former == null ? null : former.documentId(), Types.OTHER);
        write.setDate(9, stand.serving() == null ? null : Date.valueOf(stand.serving()));
        write.addBatch();
    }

    private static Map<String, Told> told(Connection c, List<MemberRecord> register) throws SQLException {
        Map<String, Told> told = new HashMap<>();
        try (PreparedStatement read = c.prepareStatement(
                "select bioguide, revision, hash, cast(record as text), former_as_of, former_document,"
                        + " serving_as_of from member_subject where bioguide = any(?)")) {
            read.setArray(
                    1,
                    c.createArrayOf(
                            "text", register.stream().map(MemberRecord::id).toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    told.put(rows.getString(1), new Told(rows.getLong(2), rows.getString(3), stand(rows)));
                }
            }
        }
        return told;
    }

    private static @Nullable MemberStand stand(ResultSet rows) throws SQLException {
        String record = rows.getString(4);
        if (record == null) {
            return null;
        }
        Date former = rows.getDate(5);
        Date serving = rows.getDate(7);
        try {
            return new MemberStand(
                    Json.mapper().readValue(record, MemberRecord.class),
                    former == null ? null : new Former(former.toLocalDate(), rows.getObject(6, UUID.class)),
                    serving == null ? null : serving.toLocalDate());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept of a member is not readable", e);
        }
    }
}
