package org.habeas.cli.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.habeas.bench.Target;
import org.habeas.cli.token.Issuer;
import org.habeas.cli.topics.TopicAdmin;

/**
 * Some of the services with a PostgreSQL and a Kafka of its own, started as {@code up} starts them, in a folder that
 * is removed afterwards and at free ports: a benchmark never touches a user's data. The only difference is that this
 * PostgreSQL keeps commit timestamps.
 */
public final class MeasuredStack implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String LEGISLATION = "legislation";
    private static final String OWN = "bench";
    private static final int FIRST_OFFSET = 20_000;
    private static final int LAST_OFFSET = 50_000;

    /** What has to be undone, the last first. */
    @FunctionalInterface
    private interface Undoing {
        void run() throws IOException;
    }

    private final StackLayout layout;
    private final List<String> services;
    private final Map<String, Part> started = new HashMap<>();
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Deque<Undoing> undo = new ArrayDeque<>();
    private final Thread hook = new Thread(this::undoAll, "end the measured stack");

    private MeasuredStack(StackLayout layout, List<String> services) {
        this.layout = layout;
        this.services = services;
    }

    /**
     * Starts and waits until the services are ready.
     *
     * @param services by the names that {@code up} gives them
     * @param parent folder in which a temporary one is made; what is durable there is what gets measured
     * @throws IOException if a part does not start within 60 s; nothing is left running then
     */
    public static MeasuredStack start(List<String> services, Path parent, Path home)
            throws IOException, InterruptedException {
        Files.createDirectories(parent);
        Path folder = Files.createTempDirectory(parent.toAbsolutePath(), "habeas-bench-");
        MeasuredStack stack = new MeasuredStack(new StackLayout(folder.resolve("data"), freeOffset(), home), services);
        Runtime.getRuntime().addShutdownHook(stack.hook);
        stack.undo.push(() -> remove(folder));
        try {
            stack.startParts();
            return stack;
        } catch (SQLException | GeneralSecurityException | ExecutionException | IllegalStateException e) {
            stack.close();
            throw new IOException("the stack to measure did not start: " + e.getMessage(), e);
        } catch (IOException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    /** Where everything of the stack is and listens. */
    public StackLayout layout() {
        return layout;
    }

    /** The processes of the stack, by what they are. */
    public Map<String, ProcessHandle> processes() {
        return Collections.unmodifiableMap(processes);
    }

    /** Where to measure the legislation-service. */
    public Target target() throws IOException {
        return new Target(
                layout.bootstrapServers(),
                URI.create(layout.legislationUrl()),
                new Target.Database(layout.jdbcUrl(LEGISLATION), LEGISLATION, layout.password(LEGISLATION)),
                new Target.Database(layout.jdbcUrl(OWN), OWN, layout.password(OWN)));
    }

    /** The database of a service, by the service's name. */
    public Target.Database database(String service) throws IOException {
        return new Target.Database(layout.jdbcUrl(service), service, layout.password(service));
    }

    @Override
    public void close() {
        undoAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the machine is shutting down, so the hook is running already
        }
    }

    private void startParts()
            throws IOException, InterruptedException, SQLException, GeneralSecurityException, ExecutionException {
        Files.createDirectories(layout.logs());
        Files.createDirectories(layout.documents());
        Issuer.of(layout);
        PostgresServer postgres = PostgresServer.start(
                layout.postgres(),
                layout.postgresPort(),
                layout.password("postgres"),
                ProcessBuilder.Redirect.appendTo(
                        layout.logs().resolve("postgres.log").toFile()),
                Map.of("track_commit_timestamp", "on"));
        undo.push(postgres::close);
        PostgresServer.runningOn(layout.postgres()).ifPresent(process -> processes.put("PostgreSQL", process));
        Map<String, String> passwords = new HashMap<>();
        passwords.put(OWN, layout.password(OWN));
        for (String service : services) {
            passwords.put(service, layout.password(service));
        }
        postgres.createDatabases(passwords);
        KafkaBroker kafka = KafkaBroker.start(layout.kafka(), layout.kafkaPort());
        undo.push(kafka::close);
        processes.put("Kafka", kafka.process());
        try (TopicAdmin topics = new TopicAdmin(layout.bootstrapServers())) {
            topics.create();
        }
        List<Part> parts = new ArrayList<>();
        for (String service : services) {
            parts.add(start(service, new Services(layout, false).part(service)));
        }
        for (Part service : parts) {
            awaitReady(service);
        }
    }

    /** Ends a service and starts it again with another heap, and waits until it is ready. */
    public void restart(String name, String heap) throws IOException, InterruptedException {
        Part before = started.get(name);
        if (before != null) {
            before.stop(false);
        }
        awaitReady(start(name, new Services(layout, false).part(name, heap)));
    }

    private Part start(String name, Part service) throws IOException {
        started.put(name, service);
        processes.put(name + "-service", service.start().toHandle());
        undo.push(() -> service.stop(false));
        return service;
    }

    private static void awaitReady(Part service) throws IOException, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!service.isReady()) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw new IOException("the " + service.name() + "-service did not start:\n" + service.lastWords());
            }
            Thread.sleep(100);
        }
    }

    private synchronized void undoAll() {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (IOException e) {
                System.err.println("not all of the measured stack could be ended: " + e.getMessage());
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** An offset at which none of the ports is taken. */
    static int freeOffset() throws IOException {
        for (int offset = FIRST_OFFSET; offset < LAST_OFFSET; offset += 101) {
            StackLayout candidate = new StackLayout(Path.of("."), offset, Path.of("."));
            if (candidate.servicePorts().values().stream().allMatch(MeasuredStack::isFree)
                    && isFree(candidate.postgresPort())
                    && isFree(candidate.kafkaPort())) {
                return offset;
            }
        }
        throw new IOException("there are no free ports for a stack");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
