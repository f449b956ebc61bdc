package org.habeas.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import javax.transaction.xa.XAException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", // connection failure
                "08001", // cannot connect
                "53300", // too many connections
                "57P01", // ended by the administrator
                "57P03", // still starting
                "57014", // cancelled by the statement timeout
                "40001", // serialization failure
                "40P01", // deadlock
                "55P03" // lock not available
            })
    void stateThatPassesIsTransient(String state) {
        assertThat(Failures.isTransient(wrapped(new SQLException("x", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23505", // unique key
                "23503", // foreign key
                "22P02", // not a value of the type
                "22021", // not a character of the encoding
                "42P01", // no such table
                "40002", // a constraint at commit: the same input breaks it again
                ""
            })
    void stateThatStaysIsNot(String state) {
        assertThat(Failures.isTransient(wrapped(new SQLException("connection timeout", state))))
                .isFalse();
    }

    @Test
    void poolThatGivesNoConnectionIsTransientThoughItNamesNoState() {
        assertThat(Failures.isTransient(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(Failures.isTransient(new SQLException("no column of this name")))
                .isFalse();
    }

    @Test
    void networkAndBrokerThatComeBackAreTransient() {
        assertThat(Failures.isTransient(wrapped(new ConnectException("refused"))))
                .isTrue();
        assertThat(Failures.isTransient(wrapped(new SQLTimeoutException("late"))))
                .isTrue();
        assertThat(Failures.isTransient(wrapped(new NotLeaderOrFollowerException("moved"))))
                .isTrue();
        assertThat(Failures.isTransient(wrapped(new RecordTooLargeException("17 MiB"))))
                .isFalse();
    }

    @Test
    void commitThatFailedBecauseTheConnectionBrokeIsTransientThoughItIsNoCause() {
        // Given: as the transaction manager tells it
        RollbackException failure = new RollbackException("ARJUNA016053: Could not commit transaction.");
        XAException commit = new XAException(XAException.XAER_RMFAIL);
        commit.initCause(new SQLException("An I/O error occurred", "08006"));
        failure.addSuppressed(commit);
        // Then
        assertThat(Failures.isTransient(failure)).isTrue();
        assertThat(Failures.isTransient(new RollbackException("a rule was broken")))
                .isFalse();
    }

    @Test
    void failureThatNamesItselfEnds() {
        Exception inner = new Exception("inner");
        Exception outer = new Exception("outer", inner);
        inner.addSuppressed(outer);
        assertThat(Failures.isTransient(outer)).isFalse();
    }

    @Test
    void failureOfTheInputIsNot() {
        assertThat(Failures.isTransient(new IllegalArgumentException("not a change")))
                .isFalse();
        assertThat(Failures.isTransient(new IOException("not JSON"))).isFalse();
    }

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException("outer", new RuntimeException(cause));
    }
}
