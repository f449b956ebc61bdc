package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Change;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditLog;
import org.habeas.kit.audit.AuditTrail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A log with a change of each mark, read as the lists and streams of changes and alerts read it. */
class ChangeAccessTest {

    private static LiveLog log;
    private static ChangeFeed feed;

    @BeforeAll
    static void fill() throws SQLException {
        log = new LiveLog();
        feed = new ChangeFeed(log.dataSource(), new ChangeSignals());
        for (Tlp mark : Tlp.values()) {
            Alert alert = new Alert(
                    Ids.newId(), Alert.Kind.FIRST_KNOWN, "a", "Known.", null, null, null, null, "/a", null, false);
            log.insert(position(mark), "detainee.added", mark, alert, "{\"id\": \"a\"}");
        }
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @ParameterizedTest
    @MethodSource("outlets")
    void readerIsShownWhatIsClearedAndNothingElse(Outlet outlet, boolean alertsOnly) {
        for (Tlp clearance : Tlp.values()) {
            // Given
            List<Long> cleared = Arrays.stream(Tlp.values())
                    .filter(mark -> mark.ordinal() <= clearance.ordinal())
                    .map(ChangeAccessTest::position)
                    .toList();
            // When
            ChangeQuery query = new ChangeParams().query(outlet, clearance, alertsOnly, false);
            // Then
            assertThat(feed.look(query, 0, 200).changes())
                    .as("cleared for %s", clearance)
                    .extracting(Change::position)
                    .isEqualTo(cleared);
        }
    }

    @Test
    void readerOfOneRecordIsShownNoMoreOfIt() {
        for (Tlp clearance : Tlp.values()) {
            ChangePage page = ChangeQueries.ofSubject(feed, new ChangeParams(), "a", clearance, trail());
            assertThat(page.items()).hasSize(clearance.ordinal() + 1);
        }
    }

    /** Of nobody, so that nothing is written. */
    private static AuditTrail trail() {
        return new AuditTrail(
                new AuditLog(log.dataSource(), Clock.systemUTC()),
                new Reader(QuarkusSecurityIdentity.builder().setAnonymous(true).build()));
    }

    @Test
    void firstChangeOfOneRecordIsWaitedFor() throws Exception {
        // Given
        ChangeParams params = new ChangeParams();
        params.after = feed.newest();
        params.wait = 30;
        FutureTask<ChangePage> asked =
                new FutureTask<>(() -> ChangeQueries.ofSubject(feed, params, "a", Tlp.CLEAR, trail()));
        Thread reader = Thread.ofPlatform().start(asked);
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        // When
        log.insert(position(Tlp.RED) + 1, "detainee.added", "{\"id\": \"a\"}");
        // Then
        assertThat(asked.get(20, TimeUnit.SECONDS).items())
                .extracting(Change::position)
                .containsExactly(position(Tlp.RED) + 1);
        log.execute("delete from change where position > " + position(Tlp.RED));
    }

    private static Stream<Arguments> outlets() {
        return Stream.of(
                Arguments.of(Outlet.CHANGES, false),
                Arguments.of(Outlet.CHANGE_STREAM, false),
                Arguments.of(Outlet.ALERTS, true),
                Arguments.of(Outlet.ALERT_STREAM, true));
    }

    private static long position(Tlp mark) {
        return mark.ordinal() + 1L;
    }
}
