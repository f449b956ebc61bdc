package org.habeas.cli.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.habeas.cli.token.Issuer;
import org.habeas.cli.topics.TopicAdmin;
import org.jspecify.annotations.Nullable;

/** Starts the parts in their order, keeps them running, and ends all of them together. */
public final class Supervisor {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** How often a part is looked at again, in tenths of a second, that seems to die: its port closes before it ends. */
    private static final int DYING_TRIES = 20;

    private final StackLayout layout;
    private final boolean restart;
    private final PrintStream out;
    private final Leftovers leftovers;
    private final Callable<List<Part>> services;
    private final Path postgresLog;
    private final Deaths postgresDeaths = new Deaths();

    /** What has been started; it and {@code postgres} change under this object's lock only. */
    private final List<Part> parts = new ArrayList<>();

    private @Nullable PostgresServer postgres;
    private boolean isStopped;

    /** Set before the lock is waited for: whoever holds it is told to hurry. */
    private volatile boolean stopping;

    /** Something that has to be done once everything is ready, such as loading the seeds. */
    @FunctionalInterface
    public interface FirstWork {
        void run() throws IOException, InterruptedException;
    }

    /** What the parts are watched during. */
    @FunctionalInterface
    private interface Work {
        void run() throws StartFailure, IOException, InterruptedException;
    }

    /** A part did not start; the message holds its last words. */
    public static final class StartFailure extends Exception {
        private static final long serialVersionUID = 1L;

        StartFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    public Supervisor(StackLayout layout, boolean restart, PrintStream out) {
        this(layout, restart, out, new Services(layout, true)::parts);
    }

    /** @param services what is started once PostgreSQL and Kafka are ready */
    Supervisor(StackLayout layout, boolean restart, PrintStream out, Callable<List<Part>> services) {
        this.layout = layout;
        this.restart = restart;
        this.out = out;
        this.services = services;
        this.leftovers = new Leftovers(layout);
        this.postgresLog = layout.logs().resolve("postgres.log");
    }

    /** Whether the stack has come up whose supervisor is this process; what a killed one left behind says nothing. */
    public static boolean isReady(StackLayout layout, ProcessHandle supervisor) throws IOException {
        return Files.exists(layout.readyMark())
                && Files.readString(layout.readyMark()).startsWith(supervisor.pid() + " ");
    }

    /** Runs the stack until it is stopped; returns the exit code. */
    public int run(FirstWork firstWork) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            Optional<StackLock> lock = StackLock.take(layout.lock());
            if (lock.isEmpty()) {
                out.println("A stack is already running on " + layout.data() + "; ./habeas down ends it.");
                return 1;
            }
            try (StackLock held = lock.get()) {
                return run(firstWork, begun);
            }
        } catch (StartFailure e) {
            out.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            out.println("The stack could not be started: " + e.getMessage());
            return 1;
        }
    }

    private int run(FirstWork firstWork, long begun) throws StartFailure, IOException, InterruptedException {
        Thread hook = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
            complete(firstWork::run);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Files.writeString(
                    layout.readyMark(),
                    String.format("%d %.1f%n", ProcessHandle.current().pid(), seconds));
            out.printf("ready in %.1f s%n", seconds);
            return watch();
        } finally {
            stop();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the hook is what has stopped it
            }
        }
    }

    private void start() throws StartFailure, IOException, InterruptedException {
        Files.createDirectories(layout.logs());
        Files.createDirectories(layout.documents());
        Files.deleteIfExists(layout.readyMark());
        int ended = leftovers.end();
        if (ended > 0) {
            out.println("ended " + ended + " processes that an earlier run left behind");
        }
        try {
            Issuer.of(layout);
        } catch (GeneralSecurityException e) {
            throw new StartFailure("The issuer's key could not be made: " + e.getMessage(), e);
        }
        List<Part> wanted = services();
        Part kafka = launchKafka();
        startPostgres();
        awaitReady(kafka);
        complete(this::createTopics);
        for (Part service : wanted) {
            launch(service);
        }
        for (Part service : wanted) {
            awaitReady(service);
        }
    }

    private void createTopics() throws StartFailure, InterruptedException {
        try (TopicAdmin topics = new TopicAdmin(layout.bootstrapServers())) {
            topics.create();
            List<String> wrong = topics.verify();
            if (!wrong.isEmpty()) {
                throw new StartFailure("The topics are not as they should be: " + String.join("; ", wrong), null);
            }
        } catch (ExecutionException e) {
            throw new StartFailure("The topics could not be created: " + e.getCause(), e);
        }
    }

    private List<Part> services() throws StartFailure {
        try {
            return services.call();
        } catch (Exception e) {
            throw new StartFailure("The stack cannot be started: " + e.getMessage(), e);
        }
    }

    private synchronized Part launchKafka() throws StartFailure, IOException, InterruptedException {
        requireNotStopping();
        ClassArchive archive = KafkaBroker.archive(layout.classArchives());
        Part kafka = new Part(
                "kafka",
                layout.bootstrapServers(),
                layout.kafkaPort(),
                false,
                KafkaBroker.prepare(layout.kafka(), layout.kafkaPort(), layout.marker(), archive.options()),
                Map.of(),
                layout.logs().resolve("kafka.log"),
                archive);
        launch(kafka);
        return kafka;
    }

    private synchronized void startPostgres() throws StartFailure, IOException {
        requireNotStopping();
        if (KafkaBroker.answers(layout.postgresPort())) {
            throw new StartFailure(
                    "postgres: port " + layout.postgresPort() + " is taken by another program; use --port-offset.",
                    null);
        }
        try {
            Optional<Path> aside = PostgresServer.moveHalfMadeAside(layout.postgres());
            if (aside.isPresent()) {
                out.println("the first start of postgres was broken off; what it left is in " + aside.get()
                        + " and can be deleted");
            }
            PostgresServer started = launchPostgres();
            postgres = started;
            Map<String, String> passwords = new HashMap<>();
            for (String database : StackLayout.DATABASES) {
                passwords.put(database, layout.password(database));
            }
            started.createDatabases(passwords);
        } catch (SQLException | IOException | IllegalStateException e) {
            throw new StartFailure(
                    "postgres did not start: " + e.getMessage() + ":\n" + Part.lastWords(postgresLog), e);
        }
        out.printf("%-12s %s%n", "postgres", "127.0.0.1:" + layout.postgresPort());
    }

    private PostgresServer launchPostgres() throws IOException {
        return PostgresServer.start(
                layout.postgres(),
                layout.postgresPort(),
                layout.password("postgres"),
                ProcessBuilder.Redirect.appendTo(postgresLog.toFile()),
                Map.of());
    }

    /** Nothing is started any more once the stack is being stopped: nobody would end it. */
    private synchronized void launch(Part part) throws StartFailure, IOException {
        requireNotStopping();
        leftovers.remember(part.start().toHandle());
        parts.add(part);
    }

    private void requireNotStopping() throws StartFailure {
        if (stopping) {
            throw new StartFailure("stopped during the start", null);
        }
    }

    private synchronized void requireAlive() throws StartFailure {
        requireNotStopping();
        for (Part part : parts) {
            if (!part.isAlive()) {
                throw new StartFailure(part.name() + " died during the start:\n" + part.lastWords(), null);
            }
        }
        PostgresServer server = postgres;
        if (server != null && !server.isAlive()) {
            throw new StartFailure("postgres died during the start:\n" + Part.lastWords(postgresLog), null);
        }
    }

    /** Does some work while the parts are watched: one that dies meanwhile says more than whoever missed it. */
    private void complete(Work work) throws StartFailure, IOException, InterruptedException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            work.run();
            return true;
        });
        Thread worker = Thread.ofVirtual().name("work").start(task);
        try {
            while (true) {
                requireAlive();
                try {
                    task.get(100, TimeUnit.MILLISECONDS);
                    requireAlive();
                    return;
                } catch (TimeoutException e) {
                    continue;
                } catch (ExecutionException e) {
                    for (int tried = 0; tried < DYING_TRIES; tried++) {
                        requireAlive();
                        Thread.sleep(100);
                    }
                    throw asFailure(e.getCause());
                }
            }
        } finally {
            worker.interrupt();
        }
    }

    private static IOException asFailure(@Nullable Throwable cause) throws StartFailure {
        if (cause instanceof StartFailure failure) {
            throw failure;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    private void awaitReady(Part part) throws StartFailure, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!part.isReady()) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new StartFailure(part.name() + " was not ready within 60 s:\n" + part.lastWords(), null);
            }
            Thread.sleep(100);
        }
        out.printf("%-12s %s%n", part.name(), part.url());
    }

    private int watch() throws InterruptedException, IOException {
        while (!stopping) {
            Thread.sleep(250);
            if (restart && !(revivePostgres() && reviveParts())) {
                return 1;
            }
        }
        return 0;
    }

    /** Starts dead parts again when it is time; false when one of them dies too often. */
    private synchronized boolean reviveParts() throws IOException {
        for (Part part : parts) {
            if (stopping) {
                return true;
            }
            if (part.isAlive()) {
                part.followUp();
                continue;
            }
            Deaths deaths = part.deaths();
            if (deaths.isDue(System.nanoTime())) {
                leftovers.remember(part.start().toHandle());
                deaths.started();
            } else if (!deaths.isWaiting()) {
                deaths.died(System.nanoTime());
                if (deaths.areTooMany()) {
                    out.println(part.name() + " died five times within a minute:\n" + part.lastWords());
                    return false;
                }
                out.println(part.name() + " died and is started again");
            }
        }
        return true;
    }

    /** The same for PostgreSQL, which is no part: its library starts it. A start that fails is a death like any other. */
    private synchronized boolean revivePostgres() {
        PostgresServer server = postgres;
        if (server == null || server.isAlive() || stopping) {
            return true;
        }
        if (!postgresDeaths.isWaiting()) {
            postgresDeaths.died(System.nanoTime());
            if (postgresDeaths.areTooMany()) {
                out.println("postgres died five times within a minute:\n" + Part.lastWords(postgresLog));
                return false;
            }
            out.println("postgres died and is started again");
        } else if (postgresDeaths.isDue(System.nanoTime())) {
            postgresDeaths.started();
            try {
                server.close();
            } catch (IOException | RuntimeException e) {
                out.println("postgres: " + e.getMessage());
            }
            try {
                postgres = launchPostgres();
            } catch (IOException | RuntimeException e) {
                out.println("postgres did not start: " + e.getMessage());
            }
        }
        return true;
    }

    /** Ends everything, services first, and waits for whatever is being started; calling it again does nothing. */
    void stop() {
        stopping = true;
        synchronized (this) {
            if (isStopped) {
                return;
            }
            isStopped = true;
            try {
                stopParts(Files.exists(layout.readyMark()));
                PostgresServer server = postgres;
                if (server != null) {
                    server.close();
                }
                leftovers.end();
                Files.deleteIfExists(layout.readyMark());
            } catch (IOException | InterruptedException e) {
                out.println("not all of it could be stopped: " + e.getMessage());
            }
            settle();
        }
    }

    private void stopParts(boolean wasReady) throws InterruptedException {
        List<Thread> stops = new ArrayList<>();
        for (Part part : parts.reversed()) {
            if (!part.name().equals("kafka")) {
                stops.add(Thread.ofVirtual().start(() -> part.stop(wasReady)));
            }
        }
        for (Thread t : stops) {
            t.join();
        }
        parts.stream().filter(p -> p.name().equals("kafka")).forEach(p -> p.stop(wasReady));
    }

    private void settle() {
        for (Part part : parts) {
            try {
                part.settle();
            } catch (IOException | UncheckedIOException e) {
                out.println("the classes of " + part.name() + " were not kept for the next start: " + e.getMessage());
            }
        }
    }
}
