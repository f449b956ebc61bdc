package org.habeas.kit.change;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Topic;

/** Makes the publisher's producer: idempotent, transactional under the service's one id, acknowledged by all replicas. */
@Singleton
class PublisherClient {

    /** Below what a broker allows by its defaults, which is a quarter of an hour. */
    private static final int COPY_TIMEOUT_MILLIS = 600_000;

    private final String bootstrap;
    private final String service;

    PublisherClient(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.bootstrap = bootstrap;
        this.service = service;
    }

    KafkaProducer<byte[], byte[]> open() {
        return new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * The same for copies of whole partitions, which take longer than events: it registers the same id, so that of the two only the
     * one lives that was opened last.
     */
    KafkaProducer<byte[], byte[]> openForCopies() {
        Map<String, Object> config = config();
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, COPY_TIMEOUT_MILLIS);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-publisher");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "habeas-" + service);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventSizes.largest(Topic.BILL_RECORDS));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }
}
