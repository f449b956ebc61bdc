package org.habeas.kit.problem;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures that pass (try again) from failures that stay (the same input will fail again). */
public final class Failures {

    /** SQLSTATEs that are transient as a whole class: connection, insufficient resources, operator intervention. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57");
    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "55P03");

    private Failures() {}

    /** Whether the cause is a connection, deadlock, serialization or timeout, so that the same work may succeed later. */
    public static boolean isTransient(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLTransientException || t instanceof java.net.ConnectException) {
                return true;
            }
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState();
                String message = String.valueOf(sql.getMessage());
                if (state == null) {
                    // Agroal reports an exhausted or unreachable pool without a state.
                    return message.contains("timeout") || message.contains("onnection");
                }
                if (TRANSIENT_STATES.contains(state)
                        || (state.length() > 1 && TRANSIENT_CLASSES.contains(state.substring(0, 2)))) {
                    return true;
                }
            }
            if (t instanceof org.apache.kafka.common.errors.RetriableException) {
                return true;
            }
        }
        return false;
    }
}
