package org.habeas.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.habeas.contracts.Change;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** Reads a message into an event, or says what is wrong with it. */
final class EventReader {

    private EventReader() {}

    static UUID id(ConsumerRecord<byte[], byte[]> message) {
        return UUID.fromString(header(message, EventHeaders.ID));
    }

    /** The trace that led to the message, or null if its sender kept none. */
    static @Nullable String traceparent(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.TRACE_PARENT);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static Event read(ConsumerRecord<byte[], byte[]> message) throws IOException {
        Topic topic = Topic.ofName(message.topic())
                .orElseThrow(() -> new IllegalArgumentException("not a topic of Habeas: " + message.topic()));
        return switch (topic.kind()) {
            case LOG -> {
                if (message.value() == null) {
                    throw new IllegalArgumentException("a log topic has no empty messages");
                }
                Change change = Json.mapper().readValue(message.value(), Change.class);
                if (change == null || change.type() == null || change.subject() == null) {
                    throw new IllegalArgumentException("not a change");
                }
                yield new Event.ChangeEvent(topic, change);
            }
            case STATE -> {
                JsonNode state = message.value() == null ? null : Json.mapper().readTree(message.value());
                yield new Event.StateEvent(
                        topic,
                        new String(message.key(), StandardCharsets.UTF_8),
                        Long.parseLong(header(message, EventHeaders.REVISION)),
                        state);
            }
        };
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
