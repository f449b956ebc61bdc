package org.habeas.kit.change;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How much of the log is read at once: so many changes, and no more of them than fit in memory, for one bill record can be
 * as large as its topic allows. The database adds the sizes up before it unpacks anything. Of rows of an earlier version it
 * knows the compressed size only; that counts as the most that their compression can have saved.
 */
final class LogBatch {

    /** A batch ends with the change that reaches this. */
    static final long BYTES = 8L * 1024 * 1024;

    /** A batch that was just numbered is handed on in memory up to this; a larger one is read again when its turn comes. */
    static final long OFFERED_BYTES = 4L * 1024 * 1024;

    /** The columns that {@link LoggedChange#read} expects. */
    private static final String COLUMNS = "position, id, type, subject, revision, time, tlp, payload";

    /** What /v1/changes shows of a change: a bill record is on its topic, and here only that it was published. */
    private static final String IS_LISTED = "type <> 'bill-record.published'";

    private static final String PAYLOAD_BYTES = bytes("payload");
    private static final String RECORD_BYTES = bytes("record");

    /** The bytes of a change as JSON at most, as SQL. */
    static final String WEIGHT = "(" + PAYLOAD_BYTES + " + " + RECORD_BYTES + ")";

    private LogBatch() {}

    /** Reads numbered changes in order; {@code where} is followed by its values and the largest count. */
    static String select(String where) {
        return select("record", WEIGHT, where, "position");
    }

    /** As {@link #select}, without the records that are not listed. */
    static String selectListed(String where) {
        return select(
                "case when " + IS_LISTED + " then record end",
                "(" + PAYLOAD_BYTES + " + case when " + IS_LISTED + " then " + RECORD_BYTES + " else 0 end)",
                where,
                "position");
    }

    /** The numbered changes that were last, the newest first, without any record. */
    static String selectNewest(String where) {
        return select("cast(null as json)", PAYLOAD_BYTES, where, "position desc");
    }

    private static String select(String record, String weight, String where, String order) {
        return "select " + COLUMNS + ", record, bytes from (select " + COLUMNS + ", " + record + " as record, " + weight
                + " as weight, sum(" + weight + ") over (order by " + order
                + " rows unbounded preceding) as bytes from change where " + where + " order by " + order
                + " limit ?) b where bytes - weight < " + BYTES + " order by " + order;
    }

    private static String bytes(String column) {
        return "coalesce(" + column + "_bytes, case when pg_column_compression(" + column
                + ") is null then pg_column_size(" + column + ")::bigint else least(pg_column_size(" + column
                + ")::bigint * 90, 16777216) end, 0)";
    }

    /** Whether a batch is all there is: it ended neither at its count nor, as its last row says, at its size. */
    static boolean isAll(int size, int limit, long bytes) {
        return size < limit && bytes < BYTES;
    }

    static long bytes(ResultSet row) throws SQLException {
        return row.getLong("bytes");
    }
}
