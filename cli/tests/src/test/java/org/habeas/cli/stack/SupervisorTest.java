package org.habeas.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real PostgreSQL and a real Kafka, with no services: they are built after this module. */
@Timeout(120)
class SupervisorTest {

    private static final Callable<List<Part>> NO_SERVICES = List::of;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private StackLayout layout;

    @BeforeEach
    void findPorts() throws IOException {
        layout = new StackLayout(folder.resolve("data"), MeasuredStack.freeOffset(), folder.resolve("home"));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        List<ProcessHandle> left = ours();
        new Supervision(layout).stop();
        assertThat(left).isEmpty();
        assertThat(layout.pids()).doesNotExist();
    }

    @Test
    void aPartThatDiesDuringTheFirstWorkEndsTheStartWithItsLog() throws Exception {
        // When
        int exitCode = new Supervisor(layout, true, printed(), NO_SERVICES).run(() -> {
            PostgresServer.runningOn(layout.postgres()).orElseThrow().destroyForcibly();
            throw new IOException("nothing answers at 127.0.0.1");
        });
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text())
                .contains("postgres died during the start:\n")
                .contains("database system is ready to accept connections")
                .doesNotContain("nothing answers")
                .doesNotContain("ready in");
    }

    @Test
    void aPartThatHasDiedWhenTheFirstWorkIsDoneIsNotReady() throws Exception {
        // When
        int exitCode = new Supervisor(layout, true, printed(), NO_SERVICES).run(() -> {
            ProcessHandle kafka = kafka();
            kafka.destroyForcibly();
            kafka.onExit().join();
        });
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).contains("kafka died during the start:\n").doesNotContain("ready in");
    }

    @Test
    void whatWouldBeStartedWhileItIsStoppedIsNotStarted() throws Exception {
        // Given
        Part service = sleeper("legislation");
        Supervisor[] supervisor = new Supervisor[1];
        PrintStream stopsAtKafka = new PrintStream(said, true, StandardCharsets.UTF_8) {
            @Override
            public PrintStream printf(String format, Object... arguments) {
                if (arguments[0].equals("kafka")) {
                    supervisor[0].stop();
                }
                return super.printf(format, arguments);
            }
        };
        supervisor[0] = new Supervisor(layout, true, stopsAtKafka, () -> List.of(service));
        // When
        int exitCode = supervisor[0].run(() -> {});
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).contains("kafka ").contains("stopped during the start");
        assertThat(service.isAlive()).isFalse();
    }

    @Test
    void stoppingWhileServicesAreStartedEndsAllOfThem() throws Exception {
        // Given
        List<Part> services = List.of(sleeper("a"), sleeper("b"), sleeper("c"), sleeper("d"));
        Supervisor supervisor = new Supervisor(layout, true, printed(), () -> services);
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> {
            try {
                return supervisor.run(() -> {});
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> services.getFirst().isAlive());
        // When
        supervisor.stop();
        // Then
        assertThat(run.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(services).noneMatch(Part::isAlive);
    }

    @Test
    void aPostgresThatCannotStartIsToldAtOnceWithItsLog() throws Exception {
        // Given
        try (PostgresServer whole =
                PostgresServer.start(layout.postgres(), layout.postgresPort(), layout.password("postgres"))) {
            Files.writeString(layout.postgres().resolve("PG_VERSION"), "11\n");
        }
        long begun = System.nanoTime();
        // When
        int exitCode = new Supervisor(layout, true, printed(), NO_SERVICES).run(() -> {});
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).contains("postgres did not start: it died:\n").contains("FATAL:");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PG_VERSION", "postgresql.conf", "base/1", "base/5"})
    void aFirstStartThatWasKilledWhileItMadeTheFolderDoesNotSpoilIt(String last) throws Exception {
        // Given
        Process first = bareStack();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(layout.postgres().resolve(last)));
        killWithAllItStarted(first);
        assertThat(layout.postgres()).isDirectory();
        // When
        int exitCode = runUntilReady();
        // Then
        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).contains("ready in");
        try (Stream<Path> aside = Files.list(layout.data())) {
            assertThat(aside.map(Path::toString))
                    .filteredOn(path -> path.contains("postgres.half-made-"))
                    .singleElement()
                    .satisfies(path -> assertThat(text())
                            .contains("the first start of postgres was broken off; what it left is in " + path));
        }
    }

    @Test
    void whatMakesTheFolderAndOutlivedItsSupervisorIsEnded() throws Exception {
        // Given
        Process first = bareStack();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> PostgresServer.initialising(layout.postgres()).isPresent()
                        && Files.exists(layout.postgres().resolve("PG_VERSION")));
        ProcessHandle maker = PostgresServer.initialising(layout.postgres()).orElseThrow();
        first.destroyForcibly().waitFor();
        // When
        int exitCode = runUntilReady();
        // Then
        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).contains("ready in");
        assertThat(maker.isAlive() && !Leftovers.commandLine(maker).isEmpty()).isFalse();
    }

    @Test
    void aPostgresThatDiesFiveTimesEndsTheStackWithItsLog() throws Exception {
        // When
        int exitCode = new Supervisor(layout, true, printed(), NO_SERVICES).run(() -> {
            // it runs on and cannot start again
            Files.writeString(layout.postgres().resolve("PG_VERSION"), "11\n");
            CompletableFuture.runAsync(
                            () -> await().atMost(Duration.ofSeconds(60)).until(() -> text().contains("ready in")))
                    .thenRun(() -> PostgresServer.runningOn(layout.postgres())
                            .orElseThrow()
                            .destroyForcibly());
        });
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).contains("ready in");
        assertThat(text().substring(text().indexOf("postgres died five times within a minute:\n")))
                .contains("FATAL:");
    }

    @Test
    void aServiceThatIsNotBuiltIsNamedAndNothingIsStarted() throws Exception {
        // When
        int exitCode = new Supervisor(layout, true, printed()).run(() -> {});
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(text()).contains("the legislation-service is not built").doesNotContain("kafka");
    }

    private Process bareStack() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareStack.class.getName(),
                        layout.data().toString(),
                        Integer.toString(layout.portOffset()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("first.txt").toFile())
                .start();
    }

    @Test
    void classesOfAPartThatWasReadyAndEndedAsAskedAreKept() throws Exception {
        assertThat(keptAfter("exit 143", true)).isTrue();
    }

    @Test
    void classesOfAPartThatWasKilledWhileItWroteThemAreNotKept() throws Exception {
        assertThat(keptAfter("kill -9 $$", true)).isFalse();
    }

    @Test
    void classesOfAStartThatFailedAreNotKept() throws Exception {
        assertThat(keptAfter("exit 143", false)).isFalse();
    }

    @Test
    void classesThatCannotBeKeptStopNothing() throws Exception {
        // Given
        assertThat(keptAfter("exit 143", true)).isTrue();
        Path kept;
        try (Stream<Path> all = Files.list(layout.classArchives())) {
            kept = all.findFirst().orElseThrow();
        }
        Files.delete(kept);
        Files.createDirectories(kept.resolve("in the way"));
        // When
        keptAfter("exit 143", true);
        // Then
        assertThat(text()).contains("the classes of legislation were not kept for the next start: ");
        assertThat(PostgresServer.runningOn(layout.postgres())).isEmpty();
    }

    /** Runs a part that writes what a JVM would when it is asked to end, and then ends; whether it was kept. */
    private boolean keptAfter(String end, boolean ready) throws Exception {
        Files.createDirectories(layout.home().resolve("target"));
        Path jar = Files.writeString(layout.home().resolve("a.jar"), "");
        ClassArchive archive = ClassArchive.of(layout.classArchives(), "legislation", List.of(jar));
        String made = archive.options().getFirst().replace("-XX:ArchiveClassesAtExit=", "");
        Part part = new Part(
                "legislation",
                "",
                layout.kafkaPort(), // ready when Kafka is
                false,
                List.of(
                        "/bin/sh",
                        "-c",
                        "trap 'echo classes >" + made + "; " + end + "' TERM; while :; do sleep 0.1; done",
                        layout.marker()),
                Map.of(),
                layout.logs().resolve("legislation.log"),
                archive);
        said.reset();
        Supervisor supervisor = new Supervisor(layout, true, printed(), () -> List.of(part));
        int exitCode = supervisor.run(() -> {
            if (!ready) {
                throw new IOException("no seeds");
            }
            CompletableFuture.runAsync(
                            () -> await().atMost(Duration.ofSeconds(60)).until(() -> text().contains("ready in")))
                    .thenRun(supervisor::stop);
        });
        assertThat(exitCode == 0).as(text()).isEqualTo(ready);
        return !ClassArchive.of(layout.classArchives(), "legislation", List.of(jar))
                .isMade();
    }

    /** kill -9 of the supervisor and all below it, and their ends awaited. */
    private static void killWithAllItStarted(Process supervisor) throws Exception {
        List<ProcessHandle> all = supervisor.descendants().toList();
        supervisor.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            assertThat(Leftovers.isGone(process, Duration.ofSeconds(10))).isTrue();
        }
    }

    /** Runs a stack, ends it once it is ready, and returns its exit code. */
    private int runUntilReady() throws InterruptedException {
        Supervisor supervisor = new Supervisor(layout, true, printed(), NO_SERVICES);
        return supervisor.run(() -> CompletableFuture.runAsync(
                        () -> await().atMost(Duration.ofSeconds(60)).until(() -> text().contains("ready in")))
                .thenRun(supervisor::stop));
    }

    private Part sleeper(String name) {
        return new Part(
                name,
                "",
                layout.legislationPort(),
                true,
                List.of("/bin/sh", "-c", "while :; do sleep 1; done", layout.marker()),
                Map.of(),
                layout.logs().resolve(name + ".log"),
                ClassArchive.none());
    }

    private PrintStream printed() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private ProcessHandle kafka() {
        return ours().stream()
                .filter(p -> Leftovers.commandLine(p).contains("kafka.Kafka "))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(p -> Leftovers.commandLine(p).contains(layout.data().toString()))
                .toList();
    }
}
