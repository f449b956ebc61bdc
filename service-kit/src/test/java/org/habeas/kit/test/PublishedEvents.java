package org.habeas.kit.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.EventContract;

/** Reads what a service has published so far, as a partner would, and holds every message to its contract. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /**
     * @return by topic, the subjects of which something was published
     * @throws AssertionError if one message is not as the contract says
     */
    public static Map<Topic, Set<String>> check(String bootstrapServers, Topic... topics) throws IOException {
        Map<Topic, Set<String>> subjects = new EnumMap<>(Topic.class);
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (Topic topic : topics) {
                Set<String> keys = subjects.computeIfAbsent(topic, t -> new HashSet<>());
                List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                        keys.add(check(topic, message));
                    }
                }
            }
        }
        return subjects;
    }

    private static String check(Topic topic, ConsumerRecord<byte[], byte[]> message) throws IOException {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(h -> headers.put(h.key(), text(h.value())));
        String key = text(message.key());
        EventContract.check(topic, key, headers, message.value() == null ? null : text(message.value()));
        return key;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
