package org.habeas.cli.alerts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.contracts.Alert;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;

/** Reads {@code habeas.alerts.v1} without a group, so that nobody's place is moved by looking. */
public final class AlertReader {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Map<String, Object> config;

    public AlertReader(String bootstrapServers) {
        config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000);
    }

    /** Prints to the present end; or, to follow, for as long as anybody reads what is printed. */
    public void print(Since since, boolean follow, boolean backfill, boolean json, PrintStream out) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.ALERTS.topicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            seek(consumer, partitions, since);
            RecentIds read = new RecentIds();
            new TimeOrder(consumer).forEach(message -> {
                if (read.isNews(message)) {
                    print(message, since, backfill, json, out);
                }
            });
            out.flush();
            while (follow && !out.checkError()) {
                List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> {
                    if (read.isNews(message)) {
                        batch.add(message);
                    }
                });
                batch.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
                batch.forEach(message -> print(message, since, backfill, json, out));
                out.flush();
            }
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Since since) {
        switch (since) {
            case Since.Beginning b -> consumer.seekToBeginning(partitions);
            case Since.After a -> consumer.seekToBeginning(partitions);
            case Since.At at -> {
                Map<TopicPartition, Long> wanted = new HashMap<>();
                partitions.forEach(p -> wanted.put(p, at.instant().toEpochMilli()));
                Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
                for (TopicPartition p : partitions) {
                    OffsetAndTimestamp offset = found.get(p);
                    if (offset == null) {
                        consumer.seekToEnd(List.of(p));
                    } else {
                        consumer.seek(p, offset.offset());
                    }
                }
            }
        }
    }

    private static void print(
            ConsumerRecord<byte[], byte[]> message, Since since, boolean backfill, boolean json, PrintStream out) {
        try {
            Alert alert = Json.mapper().readValue(message.value(), Alert.class);
            boolean wanted = (backfill || !alert.backfill()) && isAfter(message, since);
            if (wanted && json) {
                out.println(new String(message.value(), StandardCharsets.UTF_8));
            } else if (wanted) {
                out.println(line(message, alert));
            }
        } catch (IOException e) {
            out.println("unreadable alert at " + message.partition() + ":" + message.offset());
        }
    }

    private static boolean isAfter(ConsumerRecord<byte[], byte[]> message, Since since) {
        return switch (since) {
            case Since.Beginning b -> true;
            case Since.At at -> true;
            case Since.After after ->
                !header(message, EventHeaders.SOURCE).equals("/" + after.service())
                        || Long.parseLong(header(message, EventHeaders.SEQUENCE)) > after.position();
        };
    }

    private static String line(ConsumerRecord<byte[], byte[]> message, Alert alert) {
        String when = MINUTE.format(Instant.ofEpochMilli(message.timestamp()));
        return when + "  " + alert.kind().code() + "  " + alert.headline() + (alert.backfill() ? "  (backfill)" : "");
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
