package org.habeas.contracts.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says what the code does: the same topics, settings, types and headers, and no reference is broken. */
class AsyncApiTest {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(FILE.toFile());
    }

    @Test
    void channelsAreTheTopicsWithTheirSettings() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        Map<String, JsonNode> channels = new HashMap<>();
        document.path("channels").forEach(c -> channels.put(c.path("address").asText(), c));
        assertThat(document.path("channels")).hasSize(Topic.values().length);
        for (Topic topic : Topic.values()) {
            JsonNode channel = channels.get(topic.topicName());
            assertThat(channel).as(topic.topicName()).isNotNull();
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
            assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
            Map<String, String> wanted = topic.configuration(1);
            JsonNode stated = kafka.path("topicConfiguration");
            assertThat(stated.path("cleanup.policy")).hasSize(1);
            assertThat(stated.path("cleanup.policy").get(0).asText()).isEqualTo(wanted.get("cleanup.policy"));
            assertThat(stated.path("retention.ms").asText()).isEqualTo(wanted.get("retention.ms"));
            assertThat(stated.path("max.message.bytes").asText()).isEqualTo(wanted.get("max.message.bytes"));
        }
    }

    @Test
    void everyTypeOfChangeIsAMessageOfItsTopicWithItsSchema() {
        Set<String> allTypes = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            JsonNode channel = channel(topic);
            Set<String> names = new TreeSet<>();
            channel.path("messages").forEach(ref -> {
                JsonNode message = resolve(ref);
                names.add(message.path("name").asText());
                assertThat(message.at("/payload/schemaFormat").asText())
                        .isEqualTo("application/schema+json;version=draft-2020-12");
                assertThat(schemaId(message)).as(topic.topicName()).isEqualTo(topic.dataSchema());
            });
            Set<String> types = new TreeSet<>();
            for (ChangeType type : ChangeType.values()) {
                if (Stream.of(Tlp.CLEAR, Tlp.AMBER)
                        .anyMatch(tlp -> type.topic(tlp).filter(t -> t == topic).isPresent())) {
                    types.add(type.eventType());
                }
            }
            if (types.isEmpty()) { // a state or an alert has the type of its change
                types.add(topic.topicName());
                Stream.of(ChangeType.values())
                        .filter(type -> type.topic(Tlp.CLEAR).isEmpty()
                                && type.stateTopic().filter(t -> t == topic).isPresent())
                        .forEach(type -> allTypes.add(type.eventType()));
            } else {
                allTypes.addAll(types);
            }
            assertThat(names).as(topic.topicName()).isEqualTo(types);
        }
        assertThat(allTypes).hasSize(ChangeType.values().length);
        Set<String> stated = new TreeSet<>();
        document.at("/components/messageTraits/event/headers/properties/ce_type/enum")
                .forEach(t -> stated.add(t.asText()));
        assertThat(stated).isEqualTo(allTypes);
    }

    @Test
    void headersAreThoseOfEveryEvent() {
        Set<String> required = new HashSet<>();
        document.at("/components/messageTraits/event/headers/required").forEach(h -> required.add(h.asText()));
        assertThat(required)
                .containsExactlyInAnyOrder(
                        EventHeaders.SPEC_VERSION,
                        EventHeaders.ID,
                        EventHeaders.SOURCE,
                        EventHeaders.TYPE,
                        EventHeaders.SUBJECT,
                        EventHeaders.TIME,
                        EventHeaders.DATA_SCHEMA,
                        EventHeaders.SEQUENCE,
                        EventHeaders.REVISION,
                        EventHeaders.TRACE_PARENT,
                        EventHeaders.CONTENT_TYPE);
    }

    @Test
    void everyReferenceResolves() {
        assertThat(document.findValues("$ref"))
                .hasSizeGreaterThan(50)
                .allSatisfy(ref -> assertThat(target(ref.asText()).isMissingNode())
                        .as(ref.asText())
                        .isFalse());
    }

    private JsonNode channel(Topic topic) {
        for (JsonNode channel : document.path("channels")) {
            if (channel.path("address").asText().equals(topic.topicName())) {
                return channel;
            }
        }
        throw new AssertionError(topic.topicName() + " is no channel");
    }

    private String schemaId(JsonNode message) {
        return resolve(message.at("/payload/schema")).path("$id").asText();
    }

    private JsonNode resolve(JsonNode node) {
        return target(node.path("$ref").asText());
    }

    /** Of a place in this document, or of a file beside it. */
    private JsonNode target(String ref) {
        if (ref.startsWith("#")) {
            return document.at(ref.substring(1));
        }
        try {
            return Json.mapper().readTree(Files.readString(FILE.resolveSibling(ref)));
        } catch (IOException e) {
            throw new AssertionError(ref + " is no file beside " + FILE, e);
        }
    }
}
