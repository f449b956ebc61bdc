package org.habeas.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.topics.TopicAdmin;
import org.habeas.contracts.Json;

/** A whole Habeas of its own, driven through {@code ./habeas} as a user drives it. */
final class Stack implements AutoCloseable {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final List<Integer> PORTS = List.of(8080, 8081, 8082, 8083, 5433, 9094);

    /** Beside those that a benchmark takes for itself, and its ports below those that the system gives to whoever asks for any. */
    private static int nextOffset = 22_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final StackLayout layout;

    /** What a command said and how it ended. */
    record Said(int exitCode, String text) {}

    /** An answer of a service. */
    record Answer(int status, JsonNode body, Optional<String> etag) {}

    Stack(Path folder) throws IOException {
        layout = new StackLayout(folder.resolve("data"), freeOffset(), HOME);
    }

    StackLayout layout() {
        return layout;
    }

    /** Runs a command to its end, at most three minutes. */
    Said habeas(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("habeas").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", layout.data().toString(), "--port-offset", "" + layout.portOffset()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path out = Files.createTempFile("habeas-said", ".txt");
        builder.redirectOutput(out.toFile());
        builder.environment().put("HABEAS_BUILD", "no");
        Process process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("./habeas " + String.join(" ", arguments) + " did not end; it said:\n"
                    + Files.readString(out, StandardCharsets.UTF_8));
        }
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return new Said(process.exitValue(), text);
    }

    /** Whether a process of this stack has the file in its memory. */
    boolean isMapped(Path file) throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            for (ProcessHandle process : all.filter(p -> commandLine(p).contains(layout.marker() + " "))
                    .toList()) {
                if (Files.readString(Path.of("/proc/" + process.pid() + "/maps"))
                        .contains(file.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same for another thread. */
    Said habeasUnchecked(String... arguments) {
        try {
            return habeas(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                Json.mapper().readTree(response.body()),
                response.headers().firstValue("ETag"));
    }

    /** An answer that is text, in at most two seconds. */
    String text(String url) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(2))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    Answer bill(String path) throws IOException, InterruptedException {
        return get(layout.legislationUrl() + "/v1/bills" + path);
    }

    /** Some bills with these parts, as one answer gives them: 100 ids at most. */
    List<JsonNode> bills(List<String> ids, String include) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(layout.legislationUrl() + "/v1/bills/batch?include=" + include))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                Json.mapper().writeValueAsBytes(Map.of("ids", ids))))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        List<JsonNode> bills = new ArrayList<>();
        Json.mapper().readTree(response.body()).path("items").forEach(item -> bills.add(item.path("bill")));
        return bills;
    }

    Answer detainee(String path) throws IOException, InterruptedException {
        return get(layout.detaineesUrl() + "/v1/detainees" + path);
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String list) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = get(list + "?limit=200" + cursor).body();
            page.path("items").forEach(all::add);
            if (page.path("next").isNull()) {
                return all;
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    /** The position of the last change that a service has told: where a list of those of a type goes on of which there are none. */
    int head(String service) throws IOException, InterruptedException {
        JsonNode page = get(service + "/v1/changes?type=detainee.erased").body();
        if (!page.path("items").isEmpty()) {
            throw new IllegalStateException("somebody was erased");
        }
        return page.path("next").asInt();
    }

    /** Every change that a service has told, from the first on. */
    List<JsonNode> changes(String service) throws IOException, InterruptedException {
        return log(service + "/v1/changes");
    }

    /** All that such a log holds, page by page. */
    List<JsonNode> log(String address) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        long next = 0;
        while (true) {
            JsonNode page = get(address + "?limit=200&after=" + next).body();
            page.path("items").forEach(all::add);
            if (page.path("items").isEmpty()) {
                return all;
            }
            next = page.path("next").asLong();
        }
    }

    /** Every message that was set aside: its topic, where it stood, and why. */
    List<String> setAside() {
        return messages(TopicAdmin.deadLetterTopics()).stream()
                .map(m -> {
                    StringBuilder told = new StringBuilder(m.topic());
                    m.headers()
                            .forEach(h ->
                                    told.append(" ").append(h.key()).append("=").append(utf8(h.value())));
                    return told.toString();
                })
                .toList();
    }

    /** All that some topics hold, as far as it is committed. */
    List<ConsumerRecord<byte[], byte[]>> messages(Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", layout.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    /** The memory of all processes of the stack, in bytes, what they share counted once. */
    long residentBytes() throws IOException {
        Set<ProcessHandle> processes = new HashSet<>();
        ProcessHandle.allProcesses()
                .filter(p -> commandLine(p).contains(layout.data().toString()))
                .forEach(p -> {
                    processes.add(p);
                    p.descendants().forEach(processes::add);
                });
        long bytes = 0;
        for (ProcessHandle process : processes) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "smaps_rollup"))) {
                bytes += lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .sum();
            } catch (UncheckedIOException | NoSuchFileException e) {
                continue; // it ended meanwhile
            }
        }
        return bytes;
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
    }

    private static String utf8(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    List<String> services() {
        return List.of(layout.legislationUrl(), layout.detaineesUrl(), layout.ingestUrl());
    }

    /** Whether everything seems to be ready: what can be said without a command. */
    boolean answers() throws InterruptedException {
        int offset = layout.portOffset();
        if (!PORTS.stream().allMatch(port -> KafkaBroker.answers(port + offset))) {
            return false;
        }
        try {
            for (String service : services()) {
                if (get(service + "/q/health/ready").status() != 200) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process of a part, found as the stack itself finds its own: by the data folder on the command line. */
    ProcessHandle part(String mark) {
        return ProcessHandle.allProcesses()
                .filter(p -> {
                    String line = commandLine(p);
                    return line.contains(layout.marker() + " ") && line.contains(mark);
                })
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part like " + mark + " is running"));
    }

    ProcessHandle postgres() throws IOException {
        String pid = Files.readAllLines(layout.postgres().resolve("postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        try {
            habeas("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An offset at which none of the stack's ports is taken, and that no other stack of these tests was given. */
    private static synchronized int freeOffset() throws IOException {
        while (nextOffset < 50_000) {
            int offset = nextOffset;
            nextOffset += 97;
            boolean free = true;
            for (int port : PORTS) {
                try (ServerSocket socket = new ServerSocket(port + offset)) {
                    free &= socket.isBound();
                } catch (IOException e) {
                    free = false;
                }
            }
            if (free) {
                return offset;
            }
        }
        throw new IOException("no free ports for a stack");
    }
}
