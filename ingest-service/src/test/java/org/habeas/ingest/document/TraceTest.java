package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trace of a request goes on in the events that it leads to. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class TraceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void eventContinuesTheTraceOfTheRequest() {
        String event = traceOf(post("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(event)
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void withoutATraceTheEventBeginsOne() {
        assertThat(traceOf(post(null))).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(traceOf(post("not a trace"))).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    private static String post(@Nullable String traceparent) {
        RequestSpecification request = given().auth()
                .oauth2(Tokens.of("sender", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body("{\"text\": \"Traced " + UUID.randomUUID() + "\"}");
        return (traceparent == null ? request : request.header("traceparent", traceparent))
                .post("/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String traceOf(String document) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("habeas.documents.v1").stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> StreamSupport.stream(
                                            consumer.poll(Duration.ofMillis(200))
                                                    .spliterator(),
                                            false)
                                    .filter(message -> message.key().equals(document))
                                    .map(message -> new String(
                                            message.headers()
                                                    .lastHeader("ce_traceparent")
                                                    .value(),
                                            StandardCharsets.US_ASCII))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }
}
