package org.habeas.kit.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Messages of a partition, cut in their order into what one transaction may take. */
final class Batches {

    /** What a transaction has done is in memory until it commits. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /** @param event null where it is read when it is applied by itself */
    record Received(
            ConsumerRecord<byte[], byte[]> message,
            @Nullable Event event) {}

    private Batches() {}

    /**
     * Hands over one batch after the other, each read just before, until one is not dealt with.
     *
     * @param process whether all messages of a batch are dealt with
     */
    static void each(
            EventHandler handler, List<ConsumerRecord<byte[], byte[]>> messages, Predicate<List<Received>> process) {
        List<Received> batch = new ArrayList<>();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            Received next = new Received(message, joining(handler, message));
            long size = Math.max(0, message.serializedValueSize());
            boolean fits = next.event() != null && batch.size() < handler.together() && bytes + size <= MOST_BYTES;
            if (!batch.isEmpty() && !fits) {
                if (!process.test(batch)) {
                    return;
                }
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(next);
            bytes += size;
            if (next.event() == null) {
                if (!process.test(batch)) {
                    return;
                }
                batch = new ArrayList<>();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            process.test(batch);
        }
    }

    /** The event, if it may be applied with others; what cannot be read is told when it is applied by itself. */
    private static @Nullable Event joining(EventHandler handler, ConsumerRecord<byte[], byte[]> message) {
        if (handler.together() == 1) {
            return null;
        }
        try {
            Event event = EventReader.read(message);
            return handler.joins(event) ? event : null;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }
}
