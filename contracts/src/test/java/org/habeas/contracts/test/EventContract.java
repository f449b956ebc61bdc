package org.habeas.contracts.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** Holds a published event to the contract: its headers, its value's schema, and that the two say the same. */
public final class EventContract {

    private EventContract() {}

    /**
     * @param headers of the message, as text
     * @param value of the message; null for a tombstone
     * @throws AssertionError if anything in it is not as promised
     */
    public static void check(Topic topic, String key, Map<String, String> headers, @Nullable String value)
            throws IOException {
        String what = topic.topicName() + " " + key + " " + headers;
        assertThat(headers)
                .as(what)
                .containsEntry(EventHeaders.SPEC_VERSION, "1.0")
                .containsEntry(EventHeaders.SUBJECT, key)
                .containsEntry(EventHeaders.DATA_SCHEMA, topic.dataSchema())
                .containsEntry(EventHeaders.CONTENT_TYPE, "application/json");
        assertThat(UUID.fromString(header(headers, EventHeaders.ID)).version())
                .as(what)
                .isEqualTo(7);
        assertThat(header(headers, EventHeaders.SOURCE)).as(what).matches("/[a-z]+-service");
        assertThat(header(headers, EventHeaders.SEQUENCE)).as(what).matches("[0-9]{19}");
        assertThat(Long.parseLong(header(headers, EventHeaders.REVISION)))
                .as(what)
                .isPositive();
        assertThat(header(headers, EventHeaders.TRACE_PARENT))
                .as(what)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(Instant.parse(header(headers, EventHeaders.TIME))).as(what).isNotNull();
        Optional<ChangeType> type = ChangeType.ofEventType(header(headers, EventHeaders.TYPE));
        assertThat(type)
                .as(what)
                .hasValueSatisfying(t -> assertThat(belongs(t, topic)).as(what).isTrue());
        if (value == null) {
            assertThat(topic.kind()).as(what).isEqualTo(Topic.Kind.STATE);
            return;
        }
        JsonNode data = Json.mapper().readTree(value);
        assertThat(Schemas.problems(topic.dataSchema(), data)).as(what).isEmpty();
        switch (topic) {
            case DOCUMENTS, DOCUMENTS_RESTRICTED, BILL_RECORDS, BILLS, DETAINEES -> {
                assertThat(data.path("record").isObject() || isWithoutRecord(type.orElseThrow(), data))
                        .as(what)
                        .isTrue();
                assertThat(data.path("record").isNull() || type.orElseThrow() != ChangeType.DETAINEE_ERASED)
                        .as(what)
                        .isTrue();
                assertThat(data.path("id").asText()).as(what).isEqualTo(headers.get(EventHeaders.ID));
                assertThat(data.path("type").asText())
                        .as(what)
                        .isEqualTo(type.orElseThrow().code());
                assertThat(data.path("subject").asText()).as(what).isEqualTo(key);
                assertThat(data.path("time").asText()).as(what).isEqualTo(headers.get(EventHeaders.TIME));
                assertThat(data.path("revision").asLong())
                        .as(what)
                        .isEqualTo(Long.parseLong(header(headers, EventHeaders.REVISION)));
                assertThat(data.path("position").asLong())
                        .as(what)
                        .isEqualTo(Long.parseLong(header(headers, EventHeaders.SEQUENCE)));
            }
            case BILLS_STATE, DETAINEES_STATE, MEMBER_RECORDS -> {
                assertThat(data.path("id").asText()).as(what).isEqualTo(key);
                assertThat(data.path("revision").asLong())
                        .as(what)
                        .isEqualTo(Long.parseLong(header(headers, EventHeaders.REVISION)));
            }
            case ALERTS -> assertThat(data.path("subject").asText()).as(what).isEqualTo(key);
        }
    }

    /** A record that is merged into another one has none of its own, and is told so, where it now stands, and what left it since. */
    private static boolean isWithoutRecord(ChangeType type, JsonNode data) {
        return data.path("record").isNull()
                && (type.isRemoval() || type == ChangeType.DETAINEE_CORRECTED || type == ChangeType.DETAINEE_UNMERGED);
    }

    private static boolean belongs(ChangeType type, Topic topic) {
        return switch (topic) {
            case DOCUMENTS, BILL_RECORDS, BILLS, DETAINEES ->
                type.topic(Tlp.CLEAR).orElseThrow() == topic;
            case DOCUMENTS_RESTRICTED ->
                type.topic(Tlp.AMBER).filter(t -> t == topic).isPresent();
            case BILLS_STATE, DETAINEES_STATE, MEMBER_RECORDS ->
                type.stateTopic().filter(t -> t == topic).isPresent();
            case ALERTS -> type.stateTopic().isPresent();
        };
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        assertThat(value).as("the header " + name).isNotNull();
        return value == null ? "" : value;
    }
}
