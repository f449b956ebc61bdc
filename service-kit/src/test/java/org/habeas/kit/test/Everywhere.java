package org.habeas.kit.test;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for words in every row of every table and in every message of every topic, whatever they are. */
public final class Everywhere {

    private Everywhere() {}

    /** Tables of which a row, as text and whatever its case, has one of the words; each with the word. */
    public static Set<String> tables(DataSource database, Set<String> words) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection c = database.getConnection()) {
            for (String table : names(c)) {
                for (String word : words) {
                    try (PreparedStatement s = c.prepareStatement(
                            "select exists(select from " + table + " t where strpos(lower(t::text), lower(?)) > 0)")) {
                        s.setString(1, word);
                        try (ResultSet row = s.executeQuery()) {
                            row.next();
                            if (row.getBoolean(1)) {
                                found.add(table + ": " + word);
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> names(Connection c) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement s =
                        c.prepareStatement("select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                                + " from information_schema.tables where table_type = 'BASE TABLE'"
                                + " and table_schema not in ('pg_catalog', 'information_schema')");
                ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Topics of which a message, committed or not, has one of the words in its key, value or headers; each with the word. */
    public static Set<String> topics(String bootstrapServers, Set<String> words) {
        Set<String> found = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> message : messages(bootstrapServers)) {
            StringBuilder text = new StringBuilder(text(message.key()) + text(message.value()));
            message.headers().forEach(h -> text.append(text(h.value())));
            String all = text.toString().toLowerCase(Locale.ROOT);
            words.stream()
                    .filter(word -> all.contains(word.toLowerCase(Locale.ROOT)))
                    .forEach(word -> found.add(message.topic() + ": " + word));
        }
        return found;
    }

    /** All messages that can still be read, from the first offset of each partition of each topic. */
    public static List<ConsumerRecord<byte[], byte[]>> messages(String bootstrapServers) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_uncommitted",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(p -> !p.topic().startsWith("__"))
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static String text(byte[] utf8) {
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8) + "\n";
    }
}
