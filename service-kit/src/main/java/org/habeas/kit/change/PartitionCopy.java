package org.habeas.kit.change;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;

/**
 * Copies partitions behind themselves without what was erased, and deletes what stood before the copy. A reader who is behind
 * reads the copy instead; one who had read it reads the same ids again, marked by a header. Either all messages of a partition
 * are copied with nobody else's among them, or none: where somebody else wrote meanwhile (two services share the alerts), it is
 * tried again, so that the messages of one key keep their order.
 */
final class PartitionCopy implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int TRIES = 20;
    private static final int POLICY_TRIES = 100;
    private static final long POLICY_PAUSE_MILLIS = 100;
    private static final byte[] YES = "1".getBytes(StandardCharsets.UTF_8);

    /** Somebody else writes so often that no copy came through. */
    static final class Unfinished extends Exception {
        private static final long serialVersionUID = 1L;

        Unfinished(TopicPartition partition) {
            super("others write to " + partition);
        }
    }

    /** What a change says on a topic without what was erased; empty if nothing is left to say. */
    interface Remainder {
        Optional<byte[]> of(UUID change, Topic topic) throws SQLException;
    }

    private final KafkaProducer<byte[], byte[]> producer;
    private final Predicate<UUID> erased;
    private final Remainder remainder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    PartitionCopy(
            PublisherClient client,
            KafkaProducer<byte[], byte[]> producer,
            Predicate<UUID> erased,
            Remainder remainder) {
        this.producer = producer;
        this.erased = erased;
        this.remainder = remainder;
        Object bootstrap = client.config().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /**
     * Rids a topic, and the topics of dead letters from it, of what was erased.
     *
     * @return how many messages were copied
     */
    long topic(Topic topic) throws ExecutionException, InterruptedException, SQLException, Unfinished {
        long copied = 0;
        for (String name : admin.listTopics().names().get()) {
            boolean holdsDeadLetters = name.startsWith(topic.topicName() + ".") && name.endsWith(".dlt");
            if (!name.equals(topic.topicName()) && !holdsDeadLetters) {
                continue;
            }
            Map<TopicPartition, Long> before = new HashMap<>();
            for (TopicPartition partition : consumer.partitionsFor(name).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList()) {
                consumer.assign(List.of(partition));
                if (hasErased(partition)) {
                    copied += copy(topic, partition, before);
                }
            }
            delete(name, !holdsDeadLetters && topic.kind() == Topic.Kind.STATE, before);
        }
        return copied;
    }

    private boolean hasErased(TopicPartition partition) {
        long end = end(partition);
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                // what is empty says nothing more
                if (message.value() != null && isErased(message)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @param before is told up to where the partition may be deleted */
    private long copy(Topic topic, TopicPartition partition, Map<TopicPartition, Long> before)
            throws ExecutionException, InterruptedException, SQLException, Unfinished {
        for (int i = 0; i < TRIES; i++) {
            long end = end(partition);
            producer.beginTransaction();
            boolean committed = false;
            try {
                List<Future<RecordMetadata>> sent = send(topic, partition, end);
                producer.flush();
                boolean isAlone = sent.isEmpty()
                        || sent.getFirst().get().offset() == end
                                && sent.getLast().get().offset() == end + sent.size() - 1;
                if (isAlone) {
                    producer.commitTransaction();
                    committed = true;
                    before.put(partition, end);
                    return sent.size();
                }
            } finally {
                if (!committed) {
                    producer.abortTransaction();
                }
            }
        }
        throw new Unfinished(partition);
    }

    private List<Future<RecordMetadata>> send(Topic topic, TopicPartition partition, long end) throws SQLException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() >= end) {
                    return sent;
                }
                byte[] value = message.value();
                if (value != null && isErased(message)) {
                    Optional<byte[]> left = remainder.of(id(message).orElseThrow(), topic);
                    if (left.isEmpty()) {
                        continue;
                    }
                    value = left.get();
                    message.headers().remove("habeas-error"); // what a consumer said of it may quote it
                }
                ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        message.timestamp(),
                        message.key(),
                        value,
                        message.headers());
                copy.headers().remove(EventHeaders.COPIED).add(EventHeaders.COPIED, YES);
                sent.add(producer.send(copy));
            }
        }
        return sent;
    }

    /** Kafka takes no deletion on a topic that is only compacted, so such a one is open to it for that moment; it keeps all else. */
    private void delete(String topic, boolean isCompacted, Map<TopicPartition, Long> before)
            throws ExecutionException, InterruptedException {
        if (before.isEmpty()) {
            return;
        }
        if (!isCompacted) {
            delete(before);
            return;
        }
        policy(topic, "compact,delete");
        try {
            for (int i = 1; ; i++) {
                try {
                    delete(before);
                    return;
                } catch (ExecutionException e) {
                    // the partition's leader may not have heard of the new policy yet
                    if (!(e.getCause() instanceof PolicyViolationException) || i == POLICY_TRIES) {
                        throw e;
                    }
                    Thread.sleep(POLICY_PAUSE_MILLIS);
                }
            }
        } finally {
            policy(topic, "compact");
        }
    }

    private void delete(Map<TopicPartition, Long> before) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> bounds = new HashMap<>();
        before.forEach((partition, offset) -> bounds.put(partition, RecordsToDelete.beforeOffset(offset)));
        admin.deleteRecords(bounds).all().get();
    }

    private void policy(String topic, String policy) throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> change = List.of(new AlterConfigOp(
                new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), change))
                .all()
                .get();
    }

    private long end(TopicPartition partition) {
        return Optional.ofNullable(consumer.endOffsets(List.of(partition)).get(partition))
                .orElseThrow();
    }

    private boolean isErased(ConsumerRecord<byte[], byte[]> message) {
        return id(message).filter(erased).isPresent();
    }

    private static Optional<UUID> id(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.ID);
        return Optional.ofNullable(header).map(h -> UUID.fromString(new String(h.value(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
