package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.kit.health.Threads;
import org.habeas.kit.problem.Gone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log from its numbering to its readers, without a service. */
class SequencerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MIB = 1024 * 1024;

    private static LiveLog log;

    private final Threads threads = new Threads();
    private final ChangeSignals signals = new ChangeSignals();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Publisher publisher;
    private Sequencer sequencer;
    private ChangeFeed feed;

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @BeforeEach
    void start() throws SQLException {
        log.clear();
        publisher = new Publisher(
                log.dataSource(), new EventRecords("test-service"), log.client(), log.eraser(), threads, metrics);
        sequencer = new Sequencer(log.sessions(), signals, publisher, threads, metrics);
        feed = new ChangeFeed(log.dataSource(), signals);
    }

    @AfterEach
    void stop() throws InterruptedException {
        sequencer.stop(new ShutdownEvent());
        publisher.stop(new ShutdownEvent());
    }

    @Test
    void changeOfAnUnknownTypeDoesNotStopTheNumbering() throws SQLException {
        // Given
        publisher.start(new StartupEvent());
        sequencer.start(new StartupEvent());
        // When
        log.insert(null, "bill.of-a-newer-version", "{\"id\": \"a\"}");
        await().atMost(SOON).until(() -> head() == 1);
        log.insert(null, "bill.added", "{\"id\": \"a\"}");
        // Then
        await().atMost(SOON).until(() -> head() == 2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(publisher.stopped().map(Publisher.Stop::position))
                        .contains(1L));
        assertThat(threads.ended()).isEmpty();
    }

    @Test
    void whatIsTooMuchForOneBatchIsNumberedAndReadInSeveral() throws SQLException {
        // Given
        for (int i = 0; i < 5; i++) {
            log.insert(null, "bill.added", log.record(3 * MIB));
        }
        // When
        sequencer.start(new StartupEvent());
        // Then
        await().atMost(SOON).until(() -> head() == 5);
        ChangeFeed.Found first = feed.look(of(ChangeType.BILL_ADDED), 0, 200);
        assertThat(first.changes()).extracting(Change::position).containsExactly(1L, 2L, 3L);
        assertThat(first.upTo()).isEqualTo(3);
        ChangeFeed.Found rest = feed.look(of(ChangeType.BILL_ADDED), 3, 200);
        assertThat(rest.changes()).extracting(Change::position).containsExactly(4L, 5L);
        assertThat(rest.upTo()).isEqualTo(5);
    }

    @Test
    void whatIsTooMuchToHandOverIsPublishedFromTheLog() throws SQLException {
        // Given
        publisher.start(new StartupEvent());
        for (int i = 0; i < 5; i++) {
            log.insert(null, "bill-record.published", log.record(3 * MIB));
        }
        // When
        sequencer.start(new StartupEvent());
        // Then
        await().atMost(SOON).until(() -> log.published() == 5);
    }

    @Test
    void billRecordsAreListedWithoutTheirContent() throws SQLException {
        // Given
        for (long position = 1; position <= 5; position++) {
            log.insert(position, "bill-record.published", log.record(9 * MIB));
        }
        // When
        ChangeFeed.Found found = feed.look(of(ChangeType.BILL_RECORD_PUBLISHED), 0, 200);
        // Then
        assertThat(found.changes())
                .hasSize(5)
                .allSatisfy(c -> assertThat(c.record()).isNull());
    }

    @Test
    void readerWhoseFilterMatchesNothingDoesNotReadTheSameAgain() throws SQLException, InterruptedException {
        // Given
        for (long position = 1; position <= 3; position++) {
            log.insert(position, "bill.added", "{\"id\": \"a\"}");
        }
        // When
        ChangeFeed.Found found = feed.look(of(ChangeType.DETAINEE_ADDED), 0, 200);
        // Then
        assertThat(found.changes()).isEmpty();
        assertThat(found.upTo()).isEqualTo(3);
        assertThat(feed.awaitBeyond(3, 700)).isFalse();
        // When: another replica numbers one
        log.insert(4L, "detainee.added", "{\"id\": \"a\"}");
        // Then
        assertThat(feed.awaitBeyond(3, 10_000)).isTrue();
        assertThat(feed.look(of(ChangeType.DETAINEE_ADDED), 3, 200).changes())
                .extracting(Change::position)
                .containsExactly(4L);
    }

    @Test
    void streamFromWhatIsNoLongerKeptIsRefusedBeforeItBegins() throws SQLException {
        // Given
        for (long position = 3; position <= 4; position++) {
            log.insert(position, "bill.added", "{\"id\": \"a\"}");
        }
        // When, Then
        assertThatThrownBy(() -> ChangeStream.start(null, 1L, feed))
                .isInstanceOf(Gone.class)
                .hasMessageContaining("after=2");
        assertThatThrownBy(() -> ChangeStream.start("1", null, feed)).isInstanceOf(Gone.class);
        assertThat(ChangeStream.start(null, 2L, feed)).isEqualTo(2);
        assertThat(ChangeStream.start(null, null, feed)).isEqualTo(4);
    }

    @Test
    void allWhoWaitShareOneLookAtTheHead() throws InterruptedException {
        // Given
        CountingDataSource counting = new CountingDataSource(log.dataSource());
        ChangeFeed counted = new ChangeFeed(counting.dataSource(), signals);
        // When
        List<Thread> waiting = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    try {
                        counted.awaitBeyond(0, 1_600);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        for (Thread thread : waiting) {
            thread.join();
        }
        // Then
        assertThat(counting.connections()).isBetween(1, 5);
    }

    private long head() throws SQLException {
        return log.number("select position from change_head");
    }

    private static ChangeQuery of(ChangeType type) {
        return new ChangeQuery(List.of("CLEAR"), Set.of(type), Optional.empty(), false, true);
    }
}
