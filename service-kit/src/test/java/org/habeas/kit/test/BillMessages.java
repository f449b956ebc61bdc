package org.habeas.kit.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** Messages of bill records as the ingest-service sends them, and what became of messages. */
public final class BillMessages {

    private BillMessages() {}

    /** Sends one, to the first partition, so that messages are read in the order in which they are sent. */
    public static void send(String kafka, String bill, @Nullable JsonNode record)
            throws JsonProcessingException, ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message(bill, record)).get();
        }
    }

    /** Sends all to the first partition in their order, in one transaction: a reader sees all of them at once. */
    public static void sendTogether(String kafka, List<BillRecord> records) throws JsonProcessingException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", "bill-messages-" + Ids.newId()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (BillRecord record : records) {
                producer.send(message(record.id().toString(), Json.mapper().valueToTree(record)));
            }
            producer.commitTransaction();
        }
    }

    /** Sends how a bill now stands, as the legislation-service does. */
    public static void state(String kafka, BillSummary bill)
            throws JsonProcessingException, ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.BILLS_STATE.topicName(),
                bill.id().toString().getBytes(StandardCharsets.UTF_8),
                Json.mapper().writeValueAsBytes(bill));
        record.headers()
                .add(EventHeaders.ID, Ids.newId().toString().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.REVISION, Long.toString(bill.revision()).getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static ProducerRecord<byte[], byte[]> message(String bill, @Nullable JsonNode record)
            throws JsonProcessingException {
        Change change = new Change(
                1,
                Ids.newId(),
                ChangeType.BILL_RECORD_PUBLISHED,
                bill,
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                List.of(),
                null,
                record,
                null);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topic.BILL_RECORDS.topicName(), 0, utf8(bill), Json.mapper().writeValueAsBytes(change));
        message.headers().add(EventHeaders.ID, utf8(change.id().toString()));
        return message;
    }

    /** How many of a topic were set aside by a consumer. */
    public static long setAside(String kafka, Topic topic, String consumer) {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.deadLetterName(consumer)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new AssertionError("there is no topic for what " + consumer + " sets aside of " + topic);
            }
            return reader.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
