package org.habeas.cli.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.habeas.cli.token.Issuer;
import org.habeas.cli.topics.TopicAdmin;
import org.jspecify.annotations.Nullable;

/** Starts the parts in their order, keeps them running, and ends all of them together. */
public final class Supervisor {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Its log beside those of the other parts; the folder is named from the data folder, which may hold blanks. */
    private static final Map<String, String> LOGGED =
            Map.of("logging_collector", "on", "log_directory", "../logs", "log_filename", "postgres.log");

    private final StackLayout layout;
    private final boolean restart;
    private final PrintStream out;
    private final Leftovers leftovers;
    private final List<Part> parts = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable PostgresServer postgres;
    private final Deaths postgresDeaths = new Deaths();

    /** Something that has to be done once everything is ready, such as loading the seeds. */
    @FunctionalInterface
    public interface FirstWork {
        void run() throws IOException, InterruptedException;
    }

    /** A part did not start; the message holds its last words. */
    public static final class StartFailure extends Exception {
        private static final long serialVersionUID = 1L;

        StartFailure(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    public Supervisor(StackLayout layout, boolean restart, PrintStream out) {
        this.layout = layout;
        this.restart = restart;
        this.out = out;
        this.leftovers = new Leftovers(layout);
    }

    /** Whether a stack runs on this data folder already. */
    public boolean isRunning() {
        return leftovers.supervisor().isPresent();
    }

    /** Runs the stack until it is stopped; returns the exit code. */
    public int run(FirstWork firstWork) throws InterruptedException {
        long begun = System.nanoTime();
        Thread hook = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            start();
            firstWork.run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Files.writeString(layout.readyMark(), String.format("%.1f%n", seconds));
            out.printf("ready in %.1f s%n", seconds);
            return watch();
        } catch (StartFailure e) {
            out.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            out.println("The stack could not be started: " + e.getMessage());
            return 1;
        } finally {
            stop();
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
        leftovers.remember(ProcessHandle.current());
        try {
            Issuer.of(layout);
        } catch (GeneralSecurityException e) {
            throw new StartFailure("The issuer's key could not be made: " + e.getMessage(), e);
        }
        Part kafka = new Part(
                "kafka",
                layout.bootstrapServers(),
                layout.kafkaPort(),
                false,
                KafkaBroker.prepare(layout.kafka(), layout.kafkaPort(), layout.marker()),
                Map.of(),
                layout.logs().resolve("kafka.log"));
        launch(kafka);
        startPostgres();
        awaitReady(kafka);
        try (TopicAdmin topics = new TopicAdmin(layout.bootstrapServers())) {
            topics.create();
            List<String> wrong = topics.verify();
            if (!wrong.isEmpty()) {
                throw new StartFailure("The topics are not as they should be: " + String.join("; ", wrong), null);
            }
        } catch (ExecutionException e) {
            throw new StartFailure("The topics could not be created: " + e.getCause(), e);
        }
        List<Part> services = new Services(layout).parts();
        for (Part service : services) {
            launch(service);
        }
        for (Part service : services) {
            awaitReady(service);
        }
    }

    private void startPostgres() throws StartFailure, IOException {
        if (KafkaBroker.answers(layout.postgresPort())) {
            throw new StartFailure(
                    "postgres: port " + layout.postgresPort() + " is taken by another program; use --port-offset.",
                    null);
        }
        try {
            PostgresServer started =
                    PostgresServer.start(layout.postgres(), layout.postgresPort(), layout.password("postgres"), LOGGED);
            postgres = started;
            Map<String, String> passwords = new HashMap<>();
            for (String database : StackLayout.DATABASES) {
                passwords.put(database, layout.password(database));
            }
            started.createDatabases(passwords);
        } catch (SQLException | IllegalStateException e) {
            throw new StartFailure("postgres did not start: " + e.getMessage(), e);
        }
        out.printf("%-12s %s%n", "postgres", "127.0.0.1:" + layout.postgresPort());
    }

    private void launch(Part part) throws IOException {
        leftovers.remember(part.start().toHandle());
        parts.add(part);
    }

    private void awaitReady(Part part) throws StartFailure, InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!part.isReady()) {
            if (!part.isAlive()) {
                throw new StartFailure(part.name() + " died during the start:\n" + part.lastWords(), null);
            }
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
            if (part.isAlive() || stopping) {
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
                out.println("postgres died five times within a minute");
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
                postgres = PostgresServer.start(
                        layout.postgres(), layout.postgresPort(), layout.password("postgres"), LOGGED);
            } catch (IOException | RuntimeException e) {
                out.println("postgres did not start: " + e.getMessage());
            }
        }
        return true;
    }

    /** Ends everything, services first; calling it again does nothing. */
    private synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        List<Thread> stops = new ArrayList<>();
        for (Part part : parts.reversed()) {
            if (!part.name().equals("kafka")) {
                stops.add(Thread.ofVirtual().start(part::stop));
            }
        }
        try {
            for (Thread t : stops) {
                t.join();
            }
            parts.stream().filter(p -> p.name().equals("kafka")).forEach(Part::stop);
            PostgresServer server = postgres;
            if (server != null) {
                server.close();
            }
            Files.deleteIfExists(layout.readyMark());
            leftovers.forget();
        } catch (IOException | InterruptedException e) {
            out.println("not all of it could be stopped: " + e.getMessage());
        }
    }
}
