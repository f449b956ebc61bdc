package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.Topic;
import org.habeas.kit.health.Threads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the publisher does with a change that cannot be published. */
class PublisherTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MIB = 1024 * 1024;

    private static LiveLog log;

    private final Threads threads = new Threads();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Publisher publisher;

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
        publisher = new Publisher(log.dataSource(), new EventRecords("test-service"), log.client(), threads, metrics);
        publisher.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        publisher.stop(new ShutdownEvent());
    }

    @ParameterizedTest
    @CsvSource({
        "bill-record.published, 18", // more than the producer sends
        "detainee.added, 7" // more than the broker takes on its topic
    })
    void standsStillBeforeAChangeThatIsTooLargeAndLosesNothing(String type, int mebibytes) throws SQLException {
        // Given
        log.insert(1L, "bill.added", "{\"id\": \"a\"}");
        log.insert(2L, type, log.record(mebibytes * MIB));
        log.insert(3L, "bill.added", "{\"id\": \"a\"}");
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(publisher.stopped()).contains(new Publisher.Stop(2, "RecordTooLargeException")));
        assertThat(log.published()).isEqualTo(1);
        assertThat(metrics.get("habeas.publish.stopped").gauge().value()).isEqualTo(1);
        assertThat(new PublishingReady(publisher).call().getData().orElseThrow())
                .containsEntry("stoppedBefore", 2L);
        assertThat(threads.ended()).isEmpty();
        // When
        log.execute("update change set record = '{\"id\": \"a\"}' where position = 2");
        publisher.resign();
        await().atMost(SOON).until(() -> publisher.stopped().isEmpty());
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON).until(() -> log.published() == 3);
        assertThat(publisher.stopped()).isEmpty();
    }

    @Test
    void standsStillBeforeAChangeThatItCannotRead() throws SQLException {
        // Given
        log.insert(1L, "bill.added", "{\"id\": \"a\"}");
        log.insert(2L, "bill.of-a-newer-version", "{\"id\": \"a\"}");
        log.insert(3L, "bill.added", "{\"id\": \"a\"}");
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(publisher.stopped())
                        .hasValueSatisfying(stop -> assertThat(stop.position()).isEqualTo(2)));
        assertThat(log.published()).isEqualTo(1);
        assertThat(threads.ended()).isEmpty();
    }

    @Test
    void largestBillRecordThatTheLogAcceptsIsPublished() throws SQLException {
        // Given
        log.insert(1L, "bill-record.published", log.record(EventSizes.largest(Topic.BILL_RECORDS) - 2048));
        // When
        publisher.lead(() -> true);
        // Then
        await().atMost(SOON).until(() -> log.published() == 1);
    }

    @Test
    void whatWasNumberedMeanwhileGoesInOneTransaction() throws SQLException {
        // Given
        List<LoggedChange> numbered = new ArrayList<>();
        for (long position = 1; position <= 4; position++) {
            log.insert(position, "bill.added", "{\"id\": \"a\"}");
        }
        try (Connection c = log.dataSource().getConnection();
                PreparedStatement s = c.prepareStatement(LogBatch.select("position > ?"))) {
            s.setLong(1, 0);
            s.setInt(2, 10);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    numbered.add(LoggedChange.read(rows));
                }
            }
        }
        // When: it is asked whether it still leads just before it begins
        publisher.lead(() -> {
            publisher.offer(numbered.subList(0, 1));
            publisher.offer(numbered.subList(1, 3));
            publisher.offer(numbered.subList(3, 4));
            return true;
        });
        // Then
        await().atMost(SOON).until(() -> log.published() == 4);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(metrics.get("habeas.publish").timer().count())
                                .isEqualTo(1));
    }
}
