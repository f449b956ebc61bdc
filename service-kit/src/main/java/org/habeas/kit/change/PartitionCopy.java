package org.habeas.kit.change;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Copies a partition behind itself without what was erased, and deletes what stood before the copy. A reader who is behind reads
 * the copy instead; one who had read it reads the same ids again, marked by a header. Either all messages of a partition are
 * copied with nobody else's among them, or none: where somebody else wrote meanwhile (two services share the alerts), it is tried
 * again, so that the messages of one key keep their order. The header says before which offset all is copied, so that a deletion
 * that a crash cut off is made up for without a second copy.
 */
final class PartitionCopy implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A consumer asks for more than it was asked for: at the end of a partition that would hold up the next one for so long. */
    private static final int FETCH_WAIT_MILLIS = 10;

    private static final long STUCK_NANOS = 30_000_000_000L;
    private static final int TRIES = 20;
    private static final long TRYING_NANOS = 60_000_000_000L;

    /** Somebody else writes so often, or for so long, that no copy came through. */
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

    /** A partition, and which topic's messages it holds: of dead letters, that from which they were set aside. */
    record Place(Topic topic, TopicPartition partition) {
        boolean holdsDeadLetters() {
            return !partition.topic().equals(topic.topicName());
        }
    }

    /**
     * What a look at a partition found.
     *
     * @param copiedBefore all before this offset stands behind it as a copy; 0 where nothing was copied
     * @param dirty whether something behind that has to go
     */
    private record Found(long copiedBefore, boolean dirty) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final Predicate<UUID> erased;
    private final Remainder remainder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final PartitionEnds ends;

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
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        FETCH_WAIT_MILLIS,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        this.ends = new PartitionEnds(admin);
    }

    /** The partitions of a topic, and of the topics of dead letters from it. */
    List<Place> places(Topic topic) throws ExecutionException, InterruptedException {
        List<Place> places = new ArrayList<>();
        for (String name : admin.listTopics().names().get()) {
            if (name.equals(topic.topicName()) || name.startsWith(topic.topicName() + ".") && name.endsWith(".dlt")) {
                consumer.partitionsFor(name)
                        .forEach(p -> places.add(new Place(topic, new TopicPartition(name, p.partition()))));
            }
        }
        return places;
    }

    /** Closes to deletion what a crash left open to it. */
    void restorePolicy(Topic topic) throws ExecutionException, InterruptedException {
        if (topic.kind() == Topic.Kind.STATE) {
            ends.restorePolicy(topic.topicName());
        }
    }

    /**
     * Rids a partition of what was erased.
     *
     * @return how many messages were copied
     */
    long rid(Place place) throws ExecutionException, InterruptedException, SQLException, Unfinished {
        TopicPartition partition = place.partition();
        consumer.assign(List.of(partition));
        long begun = System.nanoTime();
        for (int i = 0; i < TRIES && System.nanoTime() - begun < TRYING_NANOS; i++) {
            long end = ends.settled(partition).orElseThrow(() -> new Unfinished(partition));
            Found found = look(place, end);
            if (!found.dirty()) {
                delete(place, found.copiedBefore());
                return 0;
            }
            Optional<Long> copied = copy(place, end);
            if (copied.isPresent()) {
                delete(place, end);
                return copied.get();
            }
        }
        throw new Unfinished(partition);
    }

    private void delete(Place place, long before) throws ExecutionException, InterruptedException {
        boolean isCompacted = !place.holdsDeadLetters() && place.topic().kind() == Topic.Kind.STATE;
        ends.delete(place.partition(), before, isCompacted);
    }

    private Found look(Place place, long end) throws SQLException {
        Look look = new Look(place);
        read(place.partition(), end, look);
        return new Found(look.copiedBefore, look.dirty);
    }

    /** What each message says of the partition. */
    private final class Look implements Reading {

        private final Place place;
        private long copiedBefore;
        private long dirtyAt;
        private boolean dirty;

        Look(Place place) {
            this.place = place;
        }

        @Override
        public void on(ConsumerRecord<byte[], byte[]> message) throws SQLException {
            // a dead letter may have this header of the topic from which it was set aside
            long bound = place.holdsDeadLetters() ? 0 : copiedBefore(message);
            if (bound > copiedBefore) {
                copiedBefore = bound;
                dirty = dirty && dirtyAt >= bound;
            }
            if (!dirty && isDirty(message, place.topic())) {
                dirty = true;
                dirtyAt = message.offset();
            }
        }
    }

    /** Whether a message says more than the log does; what is empty says nothing more. */
    private boolean isDirty(ConsumerRecord<byte[], byte[]> message, Topic topic) throws SQLException {
        if (message.value() == null || !isErased(message)) {
            return false;
        }
        return !Arrays.equals(
                message.value(), remainder.of(id(message).orElseThrow(), topic).orElse(null));
    }

    /** @return how many messages it has; empty if somebody else wrote among them, and nothing was copied */
    private Optional<Long> copy(Place place, long end) throws SQLException, ExecutionException, InterruptedException {
        producer.beginTransaction();
        Copied copied = new Copied(place, end);
        read(place.partition(), end, copied); // where it fails, the producer is closed, which ends the transaction
        producer.flush();
        if (!copied.isAlone()) {
            producer.abortTransaction();
            return Optional.empty();
        }
        producer.commitTransaction();
        return Optional.of(copied.count);
    }

    /** Sends each message once more, but for what was erased. */
    private final class Copied implements Reading {

        private final Place place;
        private final long end;
        private long count;
        private @Nullable Future<RecordMetadata> first;
        private @Nullable Future<RecordMetadata> last;

        Copied(Place place, long end) {
            this.place = place;
            this.end = end;
        }

        @Override
        public void on(ConsumerRecord<byte[], byte[]> message) throws SQLException {
            byte[] value = message.value();
            if (isDirty(message, place.topic())) {
                Optional<byte[]> left = remainder.of(id(message).orElseThrow(), place.topic());
                if (left.isEmpty()) {
                    return;
                }
                value = left.get();
                message.headers().remove("habeas-error"); // what a consumer said of it may quote it
            }
            ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                    place.partition().topic(),
                    place.partition().partition(),
                    message.timestamp(),
                    message.key(),
                    value,
                    message.headers());
            copy.headers()
                    .remove(EventHeaders.COPIED)
                    .add(EventHeaders.COPIED, Long.toString(end).getBytes(StandardCharsets.UTF_8));
            last = producer.send(copy);
            first = first == null ? last : first;
            count++;
        }

        /** Whether the copies stand right behind the end as it was, and follow one another. */
        boolean isAlone() throws ExecutionException, InterruptedException {
            return first == null
                    || last == null
                    || first.get().offset() == end && last.get().offset() == end + count - 1;
        }
    }

    private interface Reading {
        void on(ConsumerRecord<byte[], byte[]> message) throws SQLException;
    }

    /** All of a partition up to an end, in its order. */
    private void read(TopicPartition partition, long end, Reading reading) throws SQLException {
        consumer.seekToBeginning(List.of(partition));
        long reached = consumer.position(partition);
        long since = System.nanoTime();
        while (reached < end) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() < end) {
                    reading.on(message);
                }
            }
            long now = consumer.position(partition);
            if (now > reached) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK_NANOS) {
                throw new TimeoutException(partition + " does not answer");
            }
            reached = now;
        }
    }

    private boolean isErased(ConsumerRecord<byte[], byte[]> message) {
        return id(message).filter(erased).isPresent();
    }

    private static Optional<UUID> id(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.ID);
        return Optional.ofNullable(header).map(h -> UUID.fromString(new String(h.value(), StandardCharsets.UTF_8)));
    }

    /** Before which offset all is copied, by a message of that copy. */
    private static long copiedBefore(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.COPIED);
        if (header == null) {
            return 0;
        }
        try {
            long bound = Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
            return bound <= message.offset() ? bound : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
