package org.habeas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code habeas} in a checkout of its own: when it builds, and what it says when it cannot. */
class ScriptTest {

    private static final List<String> TOOLS = List.of(
            "awk", "cat", "dirname", "find", "head", "mkdir", "mv", "ps", "rm", "sed", "sh", "sleep", "tail", "touch");
    private static final List<String> SERVICES =
            List.of("legislation-service", "detainee-service", "ingest-service", "dashboard");

    @TempDir
    Path folder;

    private Path home;
    private Path tools;
    private Path mavenCalls;
    private String javaHome = System.getProperty("java.home");

    private record Said(int exitCode, String text) {}

    /** Built a minute ago; nothing has changed since. */
    @BeforeEach
    void checkOut() throws IOException {
        home = Files.createDirectories(folder.toRealPath().resolve("home"));
        Files.copy(Path.of("../../habeas"), home.resolve("habeas"));
        write(home.resolve("pom.xml"), "");
        write(home.resolve("cli/src/main/java/Main.java"), "");
        for (String service : SERVICES) {
            write(home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"), "");
        }
        Files.createDirectories(home.resolve("ingest-service/target/office-reader"));
        write(home.resolve("bench/status/target/habeas-bench-status.jar"), "");
        write(home.resolve("bench/extraction/target/habeas-bench-extraction.jar"), "");
        Files.createDirectories(home.resolve("cli/target/lib"));
        jarOfThisModule(home.resolve("cli/target/habeas-cli.jar"));
        write(home.resolve("target/built"), "");
        long now = System.currentTimeMillis();
        for (String source : List.of("pom.xml", "cli/src/main/java/Main.java", "cli/src/main/java", "cli/src/main")) {
            Files.setLastModifiedTime(home.resolve(source), FileTime.fromMillis(now - 120_000));
        }
        Files.setLastModifiedTime(home.resolve("target/built"), FileTime.fromMillis(now - 60_000));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path there = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            program(tools.resolve(tool), "exec " + there + " \"$@\"");
        }
        mavenCalls = folder.resolve("maven-calls.txt");
    }

    @Test
    void withoutMavenOneSentenceSaysWhatToInstall() throws Exception {
        // Given
        change();
        // When
        Said up = habeas("up");
        // Then
        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.text().strip())
                .startsWith("Habeas is built with Apache Maven 3.8.6 or newer")
                .hasLineCount(1);
        assertThat(habeas("test").text().strip())
                .startsWith("Habeas is built with Apache Maven")
                .hasLineCount(1);
    }

    @Test
    void whatOnlyTalksToAStackBuildsNothing() throws Exception {
        // Given
        maven(1);
        change();
        // When
        Said down = habeas("down");
        // Then
        assertThat(down.text().strip()).isEqualTo("No stack is running on " + home.resolve(".habeas") + ".");
        assertThat(habeas("status").text()).contains("postgres     not ready");
        assertThat(habeas("logs").text()).startsWith("There are no logs in ");
        assertThat(mavenCalls).doesNotExist();
    }

    @Test
    void whatStartsServicesBuildsWhatHasChanged() throws Exception {
        // Given
        maven(1);
        // When
        assertThat(habeas("bench").exitCode()).isZero();
        assertThat(mavenCalls).doesNotExist();
        change();
        Said failed = habeas("bench");
        // Then
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.text()).contains("building …\nThe build failed:\nmaven's last words");
        maven(0);
        assertThat(habeas("bench").exitCode()).isZero();
        assertThat(habeas("bench").exitCode()).isZero();
        assertThat(mavenCalls).content().hasLineCount(2).contains("package -DskipTests");
    }

    @Test
    void changeInAModuleWithinAnotherIsBuiltToo() throws Exception {
        maven(0);
        write(home.resolve("bench/status/src/main/java/Reason.java"), "");
        habeas("bench");
        assertThat(mavenCalls).content().hasLineCount(1);
    }

    @Test
    void whatIsMissingIsBuiltForWhateverNeedsIt() throws Exception {
        // Given
        maven(0);
        Files.delete(home.resolve("dashboard/target/quarkus-app/quarkus-run.jar"));
        // When
        habeas("down");
        // Then
        assertThat(mavenCalls).doesNotExist();
        habeas("bench");
        assertThat(mavenCalls).content().hasLineCount(1);
        Files.delete(home.resolve("cli/target/habeas-cli.jar"));
        habeas("down");
        assertThat(mavenCalls).content().hasLineCount(2);
    }

    @Test
    void nothingIsBuiltUnderARunningStack() throws Exception {
        // Given
        maven(0);
        change();
        String jar = home.resolve("ingest-service/target/quarkus-app/quarkus-run.jar")
                .toString();
        Process running = new ProcessBuilder("/bin/sh", "-c", "while :; do sleep 1; done", "java", "-jar", jar).start();
        try {
            // When
            Said bench = habeas("bench");
            // Then
            assertThat(bench.exitCode()).isZero();
            assertThat(bench.text())
                    .contains("A stack of this checkout is running")
                    .contains("latency");
            assertThat(habeas("test").exitCode()).isEqualTo(1);
            assertThat(mavenCalls).doesNotExist();
        } finally {
            running.destroy();
            running.waitFor();
        }
        habeas("bench");
        assertThat(mavenCalls).exists();
    }

    @Test
    void aRuntimeWithoutACompilerDoesNotHideAJdk() throws Exception {
        // Given
        Path runtime = folder.resolve("runtime");
        program(
                tools.resolve("java"),
                "echo '    java.home = " + runtime + "'; echo '    java.specification.version = 25'");
        Path jdk = Files.createDirectories(folder.resolve("user/.jdks/jdk/bin"));
        program(jdk.resolve("java"), "exec '" + javaHome + "/bin/java' \"$@\"");
        javaHome = folder.resolve("nothing").toString();
        // When
        Said down = habeas("down");
        // Then
        assertThat(down.text()).contains("No stack is running");
    }

    @Test
    void aBuildThatWasKilledBeforeItSaidWhoItIsIsNotWaitedForForEver() throws Exception {
        // Given
        maven(0);
        change();
        Path lock = Files.createDirectory(home.resolve("target/building"));
        // When
        Said bench = habeas("bench");
        // Then
        assertThat(bench.exitCode()).isZero();
        assertThat(bench.text()).contains("waiting for another build of this checkout (" + lock + ")");
        assertThat(mavenCalls).exists();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aBuildOfAnotherProcessIsNamedWhileItIsWaitedFor() throws Exception {
        // Given
        maven(0);
        change();
        Path lock = home.resolve("target/building");
        Process building = new ProcessBuilder("/bin/sh", "-c", "sleep 3; rm -r '" + lock + "'").start();
        write(lock.resolve("pid"), building.pid() + "\n");
        // When
        Said bench = habeas("bench");
        // Then
        assertThat(bench.exitCode()).isZero();
        assertThat(bench.text())
                .contains("waiting for another build of this checkout (process " + building.pid() + ", ");
    }

    private void change() throws IOException {
        Files.setLastModifiedTime(home.resolve("cli/src/main/java/Main.java"), FileTime.from(Instant.now()));
    }

    /** Maven is outside of Habeas: only whether and how it is called matters here. */
    private void maven(int exitCode) throws IOException {
        Files.deleteIfExists(tools.resolve("mvn"));
        program(
                tools.resolve("mvn"),
                "echo \"$@\" >>'" + mavenCalls + "'; echo \"maven's last words\"; exit " + exitCode);
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The module is packaged after its tests: this jar stands for it and leads to the same classes. */
    private static void jarOfThisModule(Path jar) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toUri().toString());
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", entries));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out, manifest)) {
            written.finish();
        }
    }

    private Said habeas(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("habeas").toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HABEAS_"));
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", folder.resolve("user").toString());
        builder.environment().put("JAVA_HOME", javaHome);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it does not end: " + Files.readString(out));
        }
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
