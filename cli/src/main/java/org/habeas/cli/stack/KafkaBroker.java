package org.habeas.cli.stack;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One KRaft broker, its own controller, in a JVM of its own with its log in a folder. It listens on loopback only. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private KafkaBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a broker and waits until its port answers.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken (a broker would hang on it), or nothing answers within 60 s
     */
    public static KafkaBroker start(Path folder, int port) throws IOException, InterruptedException {
        int listen = port == 0 ? freePort() : port;
        List<String> command = prepare(folder, listen, "-Dhabeas.data=" + folder.toAbsolutePath(), List.of());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        KafkaBroker broker = new KafkaBroker(process, listen);
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!answers(listen)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                broker.close();
                throw new IOException("Kafka did not start; its last words are in " + folder.resolve("broker.log"));
            }
            Thread.sleep(50);
        }
        return broker;
    }

    /**
     * Writes the configuration, formats the log folder once, and gives the command line that starts the broker.
     *
     * @param options of the broker's JVM, besides those that every broker has
     */
    static List<String> prepare(Path folder, int port, String marker, List<String> options)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (answers(port)) {
            throw new IOException("port " + port + " is taken by another program");
        }
        Path log = folder.resolve("log");
        Path properties = folder.resolve("server.properties");
        Files.writeString(properties, properties(port, freePort(), log));
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(properties);
        }
        List<String> command = java(marker, "256m", options);
        command.addAll(List.of("kafka.Kafka", properties.toString()));
        return command;
    }

    /** In this process: another JVM would take longer to start than to format. */
    private static void format(Path properties) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {"format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()
        };
        int exitCode;
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            exitCode = StorageTool.execute(arguments, out);
        } catch (RuntimeException e) {
            throw new IOException("Kafka's log folder could not be formatted: " + e.getMessage(), e);
        }
        if (exitCode != 0) {
            throw new IOException("Kafka's log folder could not be formatted: "
                    + said.toString(StandardCharsets.UTF_8).strip());
        }
    }

    /** The broker's classes, which are those of this program. */
    static ClassArchive archive(Path folder) throws IOException {
        return ClassArchive.of(
                folder,
                "kafka",
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process, for tests that stop or kill it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether anything on this machine listens at a port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a broker at a port describes its cluster within three seconds; one that hangs still takes connections. */
    static boolean answersRequests(int port) {
        if (!answers(port)) {
            return false;
        }
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3_000));
        try {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> java(String marker, String heap, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(marker, "-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static String properties(int port, int controllerPort, Path log) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=6
                message.max.bytes=17825792
                replica.fetch.max.bytes=17825792
                add.partitions.to.txn.retry.backoff.ms=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=6
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, log);
    }
}
