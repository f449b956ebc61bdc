package org.habeas.kit.problem;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass (try again) from failures that stay (the same input will fail again). */
public final class Failures {

    /** SQLSTATEs that are transient as a whole class: connection, insufficient resources, operator intervention. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57");
    /** Serialization failure, deadlock, lock not available. */
    private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01", "55P03");

    private Failures() {}

    /** Whether the cause is a connection, deadlock, serialization or timeout, so that the same work may succeed later. */
    public static boolean isTransient(Throwable failure) {
        return isTransient(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isTransient(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (passes(failure) || isTransient(failure.getCause(), seen)) {
            return true;
        }
        // the transaction manager keeps why a commit failed beside its own failure, not as its cause
        for (Throwable beside : failure.getSuppressed()) {
            if (isTransient(beside, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof ConnectException
                || failure instanceof RetriableException) {
            return true;
        }
        if (!(failure instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null) {
            // Agroal reports an exhausted or unreachable pool without a state.
            String message = String.valueOf(sql.getMessage());
            return message.contains("timeout") || message.contains("onnection");
        }
        return TRANSIENT_STATES.contains(state)
                || (state.length() > 1 && TRANSIENT_CLASSES.contains(state.substring(0, 2)));
    }
}
