package org.habeas.kit.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.contracts.Topic;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sets aside what a consumer could not process, with the error and where it stood; nothing is lost by it. */
final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String consumer;
    private final String bootstrap;
    private final Counter counter;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetters(String consumer, String bootstrap, MeterRegistry metrics) {
        this.consumer = consumer;
        this.bootstrap = bootstrap;
        this.counter = metrics.counter("habeas.inbox.dead-letters", "consumer", consumer);
    }

    /** Whether the broker took it; if not, the message stays where it is and is tried again. */
    synchronized boolean put(ConsumerRecord<byte[], byte[]> message, Throwable error) {
        Topic topic = Topic.ofName(message.topic()).orElseThrow();
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                topic.deadLetterName(consumer), null, message.key(), message.value(), message.headers());
        letter.headers()
                .add("habeas-error", utf8(error.getClass().getSimpleName() + ": " + error.getMessage()))
                .add("habeas-topic", utf8(message.topic()))
                .add("habeas-partition", utf8(Integer.toString(message.partition())))
                .add("habeas-offset", utf8(Long.toString(message.offset())));
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                5_000,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "zstd",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topic.BILL_RECORDS.maxMessageBytes() + 2 * 1024 * 1024),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
            }
            producer.send(letter).get(10, TimeUnit.SECONDS);
            counter.increment();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf("the dead-letter topic does not answer: %s", e.getClass().getSimpleName());
            return false;
        }
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(1));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
