package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs and gives figures; how good they are no test can say on a machine that does other things too. */
class BenchTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String FIGURES =
            " +[0-9]+\\.[0-9]{2} ms +bare floor, %s +[0-9]+\\.[0-9]{2} ms +[0-9]+\\.[0-9]{2}";

    @TempDir
    Path folder;

    @Test
    void aShortLatencyRunPrintsBothPercentilesBesideTheFloorAndLeavesNothingBehind() throws Exception {
        Set<String> kept = classArchives();
        // When
        Said said = bench("latency", "--changes", "100", "--warm-up", "2", "--in", folder.toString());
        // Then
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("100 changes at 100/s after 2 s of load")
                .containsPattern("commit to consumer, p50" + FIGURES.formatted("p50"))
                .containsPattern("commit to consumer, p99" + FIGURES.formatted("p99"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(classArchives()).as("classes kept for a stack of its users").isEqualTo(kept);
        assertThat(ProcessHandle.allProcesses()
                        .map(p -> p.info().commandLine().orElse(""))
                        .filter(line ->
                                line.contains(folder.resolve("habeas-bench-").toString())))
                .isEmpty();
    }

    @Test
    void withoutANameItListsTheBenchmarksAndWrongNumbersAreAMistakeOfTheCommandLine() throws Exception {
        assertThat(bench().text()).contains("latency ");
        assertThat(bench("latency", "--rate", "0").exitCode()).isEqualTo(2);
    }

    private static Set<String> classArchives() throws IOException {
        Path archives = HOME.resolve("target/class-archives");
        if (!Files.isDirectory(archives)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(archives)) {
            return all.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private record Said(int exitCode, String text) {}

    private Said bench(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("habeas").toString(), "bench"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("habeas-bench-said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("HABEAS_BUILD", "no");
        Process process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroy();
        }
        int exitCode = process.waitFor();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return new Said(exitCode, text);
    }
}
