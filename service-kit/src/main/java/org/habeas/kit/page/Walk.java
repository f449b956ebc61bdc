package org.habeas.kit.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;

/**
 * A walk through a list whose order changes. It goes on in the order in which it began: what moves meanwhile is neither missed nor given
 * twice, for the place is known that it had when the first page was read.
 *
 * @param snapshot which transactions the first page saw, as {@code pg_current_snapshot()} writes it
 * @param began when the first page was read
 */
public record Walk(String snapshot, Instant began) {

    /** So long former places are known. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** How many keys of a cursor a walk is. */
    public static final int KEYS = 2;

    /** Replicas have clocks of their own. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final int MOST_CHARACTERS = 8_000;
    private static final Pattern SNAPSHOT = Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)");

    /**
     * The walk of a cursor.
     *
     * @param keys the last ones of a cursor
     * @throws InvalidRequest if they are no walk's, or the walk began too long ago
     */
    public static Walk of(List<String> keys, Instant now) {
        Walk walk = new Walk(keys.get(0), Cursor.instant(keys.get(1)));
        if (!isSnapshot(walk.snapshot()) || walk.began().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw Cursor.foreign();
        }
        if (walk.began().plus(LONGEST).isBefore(now)) {
            String detail =
                    "The walk of this cursor began more than " + LONGEST.toHours() + " hours ago; begin it again.";
            throw new InvalidRequest(
                    ErrorCode.INVALID_CURSOR, detail, List.of(FieldProblem.parameter("cursor", "expired", detail)));
        }
        return walk;
    }

    /** Keys with those of the walk behind them. */
    public List<String> behind(List<String> keys) {
        return List.of(keys.get(0), keys.get(1), snapshot, began.toString());
    }

    /** PostgreSQL fails at any other text, and a reader can make one up. */
    private static boolean isSnapshot(String text) {
        var parts = SNAPSHOT.matcher(text);
        if (text.length() > MOST_CHARACTERS || !parts.matches()) {
            return false;
        }
        long first = Long.parseLong(parts.group(1));
        long after = Long.parseLong(parts.group(2));
        long last = first;
        for (String running :
                parts.group(3).isEmpty() ? new String[0] : parts.group(3).split(",")) {
            long id = Long.parseLong(running);
            if (id < last || id >= after) {
                return false;
            }
            last = id;
        }
        return first > 0 && first <= after;
    }
}
