package org.habeas.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;

class BatchesTest {

    /** Takes three together, but one subject by itself. */
    private static final EventHandler THREE = new EventHandler() {

        @Override
        public String consumer() {
            return "legislation";
        }

        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.BILL_RECORDS);
        }

        @Override
        public int together() {
            return 3;
        }

        @Override
        public boolean joins(Event event) {
            return !((Event.ChangeEvent) event).change().subject().equals("alone");
        }

        @Override
        public void on(Event event) {
            throw new AssertionError("batches are cut and not applied here");
        }
    };

    @Test
    void messagesAreCutInTheirOrderIntoWhatATransactionTakes() {
        assertThat(cut(THREE, "a", "b", "c", "d", "alone", "e", "f"))
                .containsExactly(List.of("a", "b", "c"), List.of("d"), List.of("alone"), List.of("e", "f"));
    }

    @Test
    void messageThatCannotBeReadGoesByItself() {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>(messages("a", "b", "c"));
        messages.set(1, new ConsumerRecord<>(Topic.BILL_RECORDS.topicName(), 0, 1, utf8("b"), utf8("{")));
        assertThat(cut(THREE, messages)).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void largeMessagesAreNotTakenTogether() {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> m : messages("a", "b")) {
            messages.add(new ConsumerRecord<>(
                    m.topic(),
                    0,
                    m.offset(),
                    m.timestamp(),
                    m.timestampType(),
                    1,
                    3 * 1024 * 1024,
                    m.key(),
                    m.value(),
                    m.headers(),
                    m.leaderEpoch()));
        }
        assertThat(cut(THREE, messages)).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void nothingBehindABatchThatIsNotDealtWithIsHandedOver() {
        List<List<String>> given = new ArrayList<>();
        Batches.each(THREE, messages("a", "b", "c", "d"), batch -> {
            given.add(keys(batch));
            return false;
        });
        assertThat(given).containsExactly(List.of("a", "b", "c"));
    }

    private static List<List<String>> cut(EventHandler handler, String... subjects) {
        return cut(handler, messages(subjects));
    }

    private static List<List<String>> cut(EventHandler handler, List<ConsumerRecord<byte[], byte[]>> messages) {
        List<List<String>> given = new ArrayList<>();
        Batches.each(handler, messages, batch -> {
            given.add(keys(batch));
            return true;
        });
        return given;
    }

    private static List<String> keys(List<Batches.Received> batch) {
        return batch.stream()
                .map(r -> new String(r.message().key(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> messages(String... subjects) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        for (String subject : subjects) {
            Change change = new Change(
                    1,
                    Ids.newId(),
                    ChangeType.BILL_RECORD_PUBLISHED,
                    subject,
                    1,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    null,
                    List.of(),
                    null,
                    null,
                    null);
            messages.add(new ConsumerRecord<>(
                    Topic.BILL_RECORDS.topicName(), 0, messages.size(), utf8(subject), utf8(Json.text(change))));
        }
        return messages;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
