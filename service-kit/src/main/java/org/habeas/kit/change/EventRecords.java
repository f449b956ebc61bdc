package org.habeas.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.jspecify.annotations.Nullable;

/** What goes to Kafka for a batch of changes: each change, each alert, and of each subject its last state, empty where it is erased. */
@Singleton
class EventRecords {

    private final String source;

    EventRecords(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.source = "/" + service;
    }

    List<ProducerRecord<byte[], byte[]>> of(List<LoggedChange> batch) {
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
        Map<String, ProducerRecord<byte[], byte[]>> states = new LinkedHashMap<>();
        for (LoggedChange logged : batch) {
            Change change = logged.change();
            if (isEmptied(change)) {
                continue;
            }
            change.type()
                    .topic(logged.tlp())
                    .filter(topic -> mayCarry(topic, logged.tlp()))
                    .ifPresent(topic -> out.add(record(topic, logged, json(change))));
            if (change.alert() != null && mayCarry(Topic.ALERTS, logged.tlp())) {
                out.add(record(Topic.ALERTS, logged, json(change.alert())));
            }
            JsonNode state = change.record();
            if (state != null || change.type().isRemoval()) {
                change.type()
                        .stateTopic()
                        .filter(topic -> mayCarry(topic, logged.tlp()))
                        .ifPresent(topic -> states.put(
                                change.subject(), record(topic, logged, state == null ? null : json(state))));
            }
        }
        out.addAll(states.values());
        return out;
    }

    /** Whether what it said was erased: nothing is left of it but that it was. */
    private static boolean isEmptied(Change change) {
        return change.record() == null
                && change.fields().isEmpty()
                && change.alert() == null
                && change.type() != ChangeType.DETAINEE_ERASED;
    }

    private static boolean mayCarry(Topic topic, Tlp mark) {
        Outlet outlet = switch (topic) {
            case DOCUMENTS_RESTRICTED -> Outlet.KAFKA_RESTRICTED;
            case DOCUMENTS, BILL_RECORDS, BILLS, BILLS_STATE, DETAINEES, DETAINEES_STATE, MEMBER_RECORDS, ALERTS ->
                Outlet.KAFKA_PUBLIC;
        };
        return Clearances.mayShow(outlet, mark, Tlp.CLEAR);
    }

    /** Kafka refuses a message from the future, which a clock that was ahead would make: all that follows would wait for that time. */
    private static long kafkaTime(Instant time) {
        return Math.min(time.toEpochMilli(), System.currentTimeMillis());
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, LoggedChange logged, byte @Nullable [] value) {
        Change change = logged.change();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.topicName(), null, kafkaTime(change.time()), utf8(change.subject()), value);
        Headers headers = record.headers();
        headers.add(EventHeaders.SPEC_VERSION, utf8("1.0"));
        headers.add(EventHeaders.ID, utf8(change.id().toString()));
        headers.add(EventHeaders.SOURCE, utf8(source));
        headers.add(EventHeaders.TYPE, utf8(change.type().eventType()));
        headers.add(EventHeaders.SUBJECT, utf8(change.subject()));
        headers.add(EventHeaders.TIME, utf8(change.time().toString()));
        headers.add(EventHeaders.DATA_SCHEMA, utf8(topic.dataSchema()));
        headers.add(EventHeaders.SEQUENCE, utf8("%019d".formatted(change.position())));
        headers.add(EventHeaders.REVISION, utf8(Long.toString(change.revision())));
        headers.add(EventHeaders.TRACE_PARENT, utf8(logged.traceparent()));
        headers.add(EventHeaders.CONTENT_TYPE, utf8("application/json"));
        return record;
    }

    private static byte[] json(@Nullable Object value) {
        try {
            return Json.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read from the log is always JSON", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
