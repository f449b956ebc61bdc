package org.habeas.cli.alerts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads several partitions to their present end in the order of the messages' time. Kafka orders within a partition only,
 * so the heads of all partitions are compared; a partition that is ahead is paused, and memory stays bounded however long
 * the topic is.
 */
final class TimeOrder {

    private static final int AHEAD = 2_000;
    private static final Comparator<ConsumerRecord<byte[], byte[]>> EARLIEST =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingInt(ConsumerRecord::partition);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new LinkedHashMap<>();

    TimeOrder(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.ends = consumer.endOffsets(consumer.assignment());
        ends.keySet().forEach(p -> waiting.put(p, new ArrayDeque<>()));
    }

    /** Gives every message up to the end as it was when this was made, and those that came right behind it. */
    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        while (true) {
            waiting.forEach((partition, queue) -> {
                if (queue.size() >= AHEAD) {
                    consumer.pause(List.of(partition));
                } else {
                    consumer.resume(List.of(partition));
                }
            });
            consumer.poll(Duration.ofMillis(200))
                    .forEach(m -> waiting.get(new TopicPartition(m.topic(), m.partition()))
                            .add(m));
            while (everyHeadIsKnown()) {
                Optional<ConsumerRecord<byte[], byte[]>> next = waiting.values().stream()
                        .filter(q -> !q.isEmpty())
                        .map(Deque::getFirst)
                        .min(EARLIEST);
                if (next.isEmpty()) {
                    return;
                }
                ConsumerRecord<byte[], byte[]> message = next.get();
                waiting.get(new TopicPartition(message.topic(), message.partition()))
                        .removeFirst();
                reader.accept(message);
            }
        }
    }

    private boolean everyHeadIsKnown() {
        return waiting.entrySet().stream()
                .allMatch(e -> !e.getValue().isEmpty() || consumer.position(e.getKey()) >= ends.get(e.getKey()));
    }
}
