package org.habeas.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.habeas.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    @Test
    void aFolderHasOneSpellingWhetherOrNotItExists() throws Exception {
        // Given
        Path data = folder.toRealPath().resolve("data");
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        // Then
        assertThat(layout(folder + "//data/./x/..").data()).isEqualTo(data);
        Files.createDirectory(data);
        assertThat(layout(folder + "//data/./x/..").data()).isEqualTo(data);
        assertThat(layout(link.toString()).data()).isEqualTo(data);
    }

    @Test
    void whatIsHeldHereIsNotTakenTwiceAndStaysHeld() throws Exception {
        // Given
        Path path = folder.resolve("data/supervisor");
        try (StackLock lock = StackLock.take(path).orElseThrow()) {
            // When
            assertThat(StackLock.take(path)).isEmpty();
            // Then
            assertThat(StackLock.holder(path)).contains(ProcessHandle.current());
        }
        assertThat(StackLock.holder(path)).isEmpty();
        StackLock.take(path).orElseThrow().close();
    }

    @Test
    void aSecondUpUnderAnotherSpellingIsRefusedAndDownEndsTheFirst() throws Exception {
        // Given
        Path data = folder.resolve("data");
        String offset = Integer.toString(MeasuredStack.freeOffset());
        StackLayout layout = new StackLayout(data, Integer.parseInt(offset), Path.of("."));
        Process first = java("first", BareStack.class, folder + "//data/x/..", offset);
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !first.isAlive() || Supervisor.isReady(layout, first.toHandle()));
            assertThat(first.isAlive()).as(said("first")).isTrue();
            List<ProcessHandle> parts = new ArrayList<>(first.descendants().toList());
            parts.add(PostgresServer.runningOn(layout.postgres()).orElseThrow());
            // When
            for (String spelling : List.of(data.toString(), folder + "//data/", data + "/./y/..")) {
                Process second = java("second", Main.class, "up", "--data", spelling, "--port-offset", offset);
                // Then
                assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(second.exitValue()).isEqualTo(1);
                assertThat(said("second")).contains("A stack is already running on " + layout.data());
            }
            // and one that has not looked before is refused by the lock
            Process third = java("third", BareStack.class, data.toString(), offset);
            assertThat(third.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said("third")).contains("already running");
            assertThat(parts)
                    .noneMatch(part -> Leftovers.commandLine(part).isEmpty())
                    .hasSizeGreaterThanOrEqualTo(2);
            // and
            Process down = java("down", Main.class, "down", "--data", folder + "/data//");
            assertThat(down.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said("down")).contains("stopped");
            assertThat(first.waitFor(10, TimeUnit.SECONDS))
                    .isTrue(); // it has ended, and this JVM hears of it in its time
            assertThat(parts).allMatch(part -> Leftovers.commandLine(part).isEmpty());
            assertThat(java("down", Main.class, "down", "--data", data.toString())
                            .waitFor())
                    .isEqualTo(1);
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    private StackLayout layout(String data) {
        return new StackLayout(Path.of(data), 0, Path.of("."));
    }

    private Process java(String name, Class<?> main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(JAVA, "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".txt").toFile())
                .start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".txt"));
    }
}
