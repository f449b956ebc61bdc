package org.habeas.cli.alerts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
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
    private final List<Lane> lanes = new ArrayList<>();

    /** What was read of one partition and not yet given on. */
    private record Lane(TopicPartition partition, long end, Deque<ConsumerRecord<byte[], byte[]>> waiting) {}

    TimeOrder(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        consumer.endOffsets(consumer.assignment())
                .forEach((partition, end) -> lanes.add(new Lane(partition, end, new ArrayDeque<>())));
    }

    /** Gives every message up to the end as it was when this was made, and those that came right behind it. */
    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        while (true) {
            read();
            while (lanes.stream().allMatch(this::hasKnownHead)) {
                Optional<ConsumerRecord<byte[], byte[]>> next = lanes.stream()
                        .filter(lane -> !lane.waiting().isEmpty())
                        .map(lane -> lane.waiting().getFirst())
                        .min(EARLIEST);
                if (next.isEmpty()) {
                    return;
                }
                lane(next.get()).waiting().removeFirst();
                reader.accept(next.get());
            }
        }
    }

    private void read() {
        for (Lane lane : lanes) {
            if (lane.waiting().size() >= AHEAD) {
                consumer.pause(List.of(lane.partition()));
            } else {
                consumer.resume(List.of(lane.partition()));
            }
        }
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
            lane(message).waiting().add(message);
        }
    }

    private boolean hasKnownHead(Lane lane) {
        return !lane.waiting().isEmpty() || consumer.position(lane.partition()) >= lane.end();
    }

    private Lane lane(ConsumerRecord<byte[], byte[]> message) {
        return lanes.stream()
                .filter(lane -> lane.partition().partition() == message.partition())
                .findFirst()
                .orElseThrow();
    }
}
