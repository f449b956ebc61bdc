package org.habeas.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;

/** Bill records as the ingest-service sends them. */
public final class RecordMessages {

    private RecordMessages() {}

    /** @param id of the event */
    public static ProducerRecord<byte[], byte[]> message(UUID id, BillRecord record) {
        String subject = record.id().toString();
        Change change = new Change(
                1,
                id,
                ChangeType.BILL_RECORD_PUBLISHED,
                subject,
                1,
                Instant.now(),
                null,
                List.of(),
                null,
                Json.mapper().valueToTree(record),
                null);
        try {
            ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                    Topic.BILL_RECORDS.topicName(), utf8(subject), Json.mapper().writeValueAsBytes(change));
            message.headers().add(EventHeaders.ID, utf8(id.toString()));
            return message;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bill record is always JSON", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
