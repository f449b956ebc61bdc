package org.habeas.ingest.legislators;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.ingest.billstatus.RecordHash;

/** What was last told of each member, so that a register which says the same again changes nothing. */
@ApplicationScoped
public class MemberSubjects {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('habeas.members'))";

    private final DataSource dataSource;

    MemberSubjects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Told(long revision, String hash, LocalDate asOf, boolean whole) {

        /**
         * Whether a record says something that takes the place of this: terms with their days go before the last without them, and of two
         * of a kind the later.
         */
        boolean isReplacedBy(MemberRecord record, String newHash) {
            if (record.whole() != whole) {
                return record.whole();
            }
            return !record.asOf().isBefore(asOf) && !newHash.equals(hash);
        }
    }

    /**
     * Notes what is new in a register, and locks it until the end of the transaction.
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
                PreparedStatement write =
                        c.prepareStatement("insert into member_subject (bioguide, revision, hash, as_of, whole)"
                                + " values (?, ?, ?, ?, ?) on conflict (bioguide) do update set revision = excluded.revision,"
                                + " hash = excluded.hash, as_of = excluded.as_of, whole = excluded.whole")) {
            c.createStatement().execute(LOCK);
            Map<String, Told> told = told(c, register);
            for (MemberRecord record : register.stream()
                    .sorted(Comparator.comparing(MemberRecord::id))
                    .toList()) {
                String hash = hash(record);
                Optional<Told> before = Optional.ofNullable(told.get(record.id()));
                if (before.isEmpty() || before.get().isReplacedBy(record, hash)) {
                    long revision = before.map(Told::revision).orElse(0L) + 1;
                    news.add(record.withRevision(revision));
                    write.setString(1, record.id());
                    write.setLong(2, revision);
                    write.setString(3, hash);
                    write.setDate(4, Date.valueOf(record.asOf()));
                    write.setBoolean(5, record.whole());
                    write.addBatch();
                }
            }
            write.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what was told of members could not be noted", e);
        }
        return news;
    }

    private static Map<String, Told> told(Connection c, List<MemberRecord> register) throws SQLException {
        Map<String, Told> told = new HashMap<>();
        try (PreparedStatement read = c.prepareStatement(
                "select bioguide, revision, hash, as_of, whole from member_subject where bioguide = any(?)")) {
            read.setArray(
                    1,
                    c.createArrayOf(
                            "text", register.stream().map(MemberRecord::id).toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    told.put(
                            rows.getString(1),
                            new Told(
                                    rows.getLong(2),
                                    rows.getString(3),
                                    rows.getDate(4).toLocalDate(),
                                    rows.getBoolean(5)));
                }
            }
        }
        return told;
    }

    /** Of what is said of the member, without the file in which and the day for which it is said. */
    private static String hash(MemberRecord record) {
        return RecordHash.sha256(Json.text(List.of(
                        record.name(), record.lis() == null ? "" : record.lis(), record.terms(), record.whole()))
                .getBytes(StandardCharsets.UTF_8));
    }
}
