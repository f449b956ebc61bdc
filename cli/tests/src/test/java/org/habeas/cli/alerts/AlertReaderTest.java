package org.habeas.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.cli.topics.TopicAdmin;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertReaderTest {

    /** A pipe whose reader has gone, as head does after its lines. */
    private static final class Closed extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }

    @Test
    void followingEndsWhenNobodyReadsWhatIsPrinted(@TempDir Path folder) throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0);
                TopicAdmin topics = new TopicAdmin(broker.bootstrapServers())) {
            topics.create();
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer())) {
                producer.send(new ProducerRecord<>(Topic.ALERTS.topicName(), "118-s-1", "{}"))
                        .get();
            }
            PrintStream out = new PrintStream(new Closed(), false, StandardCharsets.UTF_8);
            // When
            CompletableFuture<Void> following = CompletableFuture.runAsync(() ->
                    new AlertReader(broker.bootstrapServers()).print(new Since.Beginning(), true, true, true, out));
            // Then
            assertThat(following).succeedsWithin(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatComesAgainIsNotReadTwiceAndACopyWithoutItsOriginalIsRead() {
        RecentIds read = new RecentIds();
        assertThat(read.isNews(message("a", false))).isTrue();
        assertThat(read.isNews(message("a", true))).isFalse();
        assertThat(read.isNews(message("b", true))).isTrue();
        assertThat(read.isNews(message("b", true))).isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> message(String id, boolean isCopy) {
        ConsumerRecord<byte[], byte[]> message =
                new ConsumerRecord<>(Topic.ALERTS.topicName(), 0, 0, new byte[0], new byte[0]);
        message.headers().add(EventHeaders.ID, id.getBytes(StandardCharsets.UTF_8));
        if (isCopy) {
            message.headers().add(EventHeaders.COPIED, "7".getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    @Test
    void aServiceThatThereIsNotIsAnErrorThatNamesThoseThereAre() {
        assertThat(Since.parse("legislation-service:5")).isEqualTo(new Since.After("legislation-service", 5));
        assertThatThrownBy(() -> Since.parse("typo-service:5"))
                .hasMessageContaining("typo-service")
                .hasMessageContaining("legislation-service, detainee-service");
    }
}
