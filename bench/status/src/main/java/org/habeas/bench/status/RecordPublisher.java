package org.habeas.bench.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.habeas.bench.RecordMessages;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Ids;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;

/** Sends the bills of an archive to the legislation-service as the ingest-service would, for a benchmark of what comes after. */
public final class RecordPublisher {

    private static final int LARGEST = 16 * 1024 * 1024;

    private RecordPublisher() {}

    /**
     * Prints how many were sent and nothing else. Ends with 2 if there is no archive.
     *
     * @param arguments Kafka's address, the archive ({@code .tar.xz}), and how many bills at most
     */
    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[1]);
        int most = Integer.parseInt(arguments[2]);
        if (!Files.isReadable(archive)) {
            System.err.println("There is nothing to load: " + archive + " is missing.");
            System.exit(2);
        }
        int sent;
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arguments[0],
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            sent = send(archive, most, producer, failure);
        }
        if (failure.get() != null) {
            throw new IOException("a record could not be sent", failure.get());
        }
        System.out.println(sent);
    }

    private static int send(
            Path archive, int most, KafkaProducer<byte[], byte[]> producer, AtomicReference<Exception> failure)
            throws IOException {
        AtomicInteger sent = new AtomicInteger();
        BillFiles.readArchive(archive, most, (name, xml) -> {
            UUID document = Ids.newId();
            BillRecord record;
            try {
                record = BillStatusReader.read(xml, document, false, LocalDate.now());
            } catch (BillStatusException e) {
                System.err.println(name + ": " + e.getMessage());
                return;
            }
            producer.send(RecordMessages.message(document, record), (metadata, e) -> {
                if (e != null) {
                    failure.set(e);
                }
            });
            sent.incrementAndGet();
        });
        return sent.get();
    }
}
