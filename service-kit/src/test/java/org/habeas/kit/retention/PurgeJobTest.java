package org.habeas.kit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.habeas.contracts.Topic;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.change.LiveLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurgeJobTest {

    private static LiveLog log;

    private final PurgeJob job = job(Duration.ofDays(100));

    private record Kept(Duration inbox, Duration idempotency) implements Retention {}

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        log.execute("truncate inbox, idempotency");
        applied(12_000, "101 days");
        applied(7, "99 days");
        answered("old", "8 days");
        answered("young", "6 days");
    }

    @Test
    void whatIsOlderThanItsTimeIsForgottenHoweverMuchItIs() throws SQLException {
        // When
        job.run();
        // Then
        assertThat(log.number("select count(*) from inbox")).isEqualTo(7);
        assertThat(log.number("select count(*) from idempotency")).isEqualTo(1);
        assertThat(log.number("select count(*) from idempotency where key = 'young'"))
                .isEqualTo(1);
    }

    @Test
    void oneReplicaForgetsAtATime() throws SQLException {
        // Given
        SingleReplica other = new SingleReplica(log.dataSource());
        boolean done = other.tryRun("purge", session -> {
            // When
            job.run();
            // Then
            assertThat(log.number("select count(*) from inbox")).isEqualTo(12_007);
        });
        assertThat(done).isTrue();
        // When
        job.run();
        // Then
        assertThat(log.number("select count(*) from inbox")).isEqualTo(7);
    }

    @Test
    void inboxMustRememberLongerThanTopicsKeep() {
        PurgeJob forgetful = job(Topic.LOG_RETENTION);
        assertThatIllegalStateException().isThrownBy(() -> forgetful.check(new StartupEvent()));
        job.check(new StartupEvent());
    }

    private static PurgeJob job(Duration inbox) {
        return new PurgeJob(
                new SingleReplica(log.dataSource()), new Kept(inbox, Duration.ofDays(7)), Clock.systemUTC());
    }

    private static void applied(int events, String ago) throws SQLException {
        log.execute("insert into inbox select 'test', 'habeas.bills.v1', gen_random_uuid(), now() - interval '" + ago
                + "' from generate_series(1, " + events + ")");
    }

    private static void answered(String key, String ago) throws SQLException {
        log.execute("insert into idempotency (subject, operation, key, body_hash, created_at) values"
                + " ('somebody', 'postSomething', '" + key + "', 'hash', now() - interval '" + ago + "')");
    }
}
