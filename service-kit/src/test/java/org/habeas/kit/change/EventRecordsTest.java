package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventRecordsTest {

    private final EventRecords records = new EventRecords("test-service");

    @ParameterizedTest
    @EnumSource
    void redChangeIsOnNoTopic(ChangeType type) {
        assertThat(topics(type, Tlp.RED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void publicTopicsCarryClearOnly(ChangeType type) {
        for (Tlp mark : List.of(Tlp.GREEN, Tlp.AMBER, Tlp.AMBER_STRICT)) {
            boolean ofADocument = type.code().startsWith("document.");
            assertThat(topics(type, mark)).isEqualTo(ofADocument ? Set.of("habeas.documents.restricted.v1") : Set.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void clearChangeIsOnItsLogItsStateAndTheAlerts(ChangeType type) {
        String family = type.code().substring(0, type.code().indexOf('.'));
        assertThat(topics(type, Tlp.CLEAR))
                .isEqualTo(
                        switch (family) {
                            case "document" -> Set.of("habeas.documents.v1", "habeas.alerts.v1");
                            case "bill-record" -> Set.of("habeas.bill-records.v1", "habeas.alerts.v1");
                            case "member-record" -> Set.of("habeas.member-records.v1", "habeas.alerts.v1");
                            case "bill" -> Set.of("habeas.bills.v1", "habeas.bills.state.v1", "habeas.alerts.v1");
                            case "detainee" ->
                                Set.of("habeas.detainees.v1", "habeas.detainees.state.v1", "habeas.alerts.v1");
                            default -> throw new AssertionError("a family of changes without a topic: " + family);
                        });
    }

    @Test
    void changeOfAClockThatWasAheadIsNoMessageFromTheFuture() {
        Instant ahead = Instant.now().plus(2, ChronoUnit.DAYS);
        assertThat(records.of(List.of(new LoggedChange(
                        change(ChangeType.BILL_ADDED, ahead), Tlp.CLEAR, TraceParent.of(Ids.newId(), null)))))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.timestamp()).isLessThanOrEqualTo(System.currentTimeMillis()))
                .allSatisfy(r -> assertThat(new String(
                                r.headers().lastHeader(EventHeaders.TIME).value(), StandardCharsets.UTF_8))
                        .isEqualTo(ahead.toString()));
    }

    private Set<String> topics(ChangeType type, Tlp mark) {
        return records.of(List.of(new LoggedChange(change(type), mark, TraceParent.of(Ids.newId(), null)))).stream()
                .map(r -> r.topic())
                .collect(Collectors.toSet());
    }

    private static Change change(ChangeType type) {
        return change(type, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static Change change(ChangeType type, Instant time) {
        Alert alert = new Alert(
                Ids.newId(), Alert.Kind.FIRST_KNOWN, "a", "Known.", null, null, null, null, "/a", null, false);
        return new Change(
                1,
                Ids.newId(),
                type,
                "a",
                1,
                time,
                null,
                List.of(),
                null,
                Json.mapper().createObjectNode().put("id", "a"),
                alert);
    }
}
