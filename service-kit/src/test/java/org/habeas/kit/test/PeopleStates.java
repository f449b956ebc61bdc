package org.habeas.kit.test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** States of people, sent as the detainee-service's publisher does. */
public final class PeopleStates {

    private PeopleStates() {}

    /** Somebody held and sentenced, with these names. */
    public static DetaineeSummary of(UUID id, long revision, String... names) {
        return new DetaineeSummary(
                id,
                "slug-" + id,
                names[0],
                Stream.of(names)
                        .map(name -> new DetaineeSummary.Name(name, null, null, "spelling", null))
                        .toList(),
                "HELD",
                null,
                "SENTENCED",
                "detained",
                null,
                null,
                List.of(),
                false,
                false,
                false,
                null,
                revision,
                Instant.parse("2026-02-05T09:30:00Z"),
                null);
    }

    /** @param value null where the person is gone */
    public static void send(String kafka, Topic topic, UUID person, UUID event, long revision, byte @Nullable [] value)
            throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.topicName(), person.toString().getBytes(StandardCharsets.UTF_8), value);
        record.headers()
                .add(EventHeaders.ID, event.toString().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.REVISION, Long.toString(revision).getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
