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
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark runs and gives figures; how good they are no test can say on a machine that does other things too. */
@Tag("beside")
@Order(5)
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
    void statusOfAWholeCongressIsTheOneOfTheReferenceOrDiffersForAStatedReason() throws Exception {
        // Given
        SharedData.file("billstatus/billstatus-117-all.tar.xz");
        Path page = folder.resolve("differences.md");
        // When
        Said said = bench("status", "--page", page.toString());
        // Then
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("17897 files; the reference has no answer for 24 of them; 0 could not be read.")
                .contains("0 texts of actions are known to no rule.")
                .contains("0 without a reason.")
                .contains("there are 0 faults: a law that both chambers never passed")
                .containsPattern("\nall +17873 +reference +17873 +17[0-9]{3} +0\\.999[0-9]\n");
        assertThat(Files.readString(Path.of("../docs/status-differences.md")))
                .as("./habeas bench status --page docs/status-differences.md takes changes over")
                .isEqualTo(Files.readString(page));
    }

    @Test
    void statusWithoutDataSaysWhatIsMissing() throws Exception {
        Said said = bench("status", folder.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.text()).contains("There is nothing to compare with: ", "expected-status.tsv is missing.");
    }

    /** A minute: only in the long run. */
    @Test
    @EnabledIfSystemProperty(named = "habeas.full", matches = "true")
    void aShortRunOfReadsPrintsEachKindBesideItsFloorThenAgainWithMadeUpBillsAndHowMuchDearerItBecame()
            throws Exception {
        // Given
        SharedData.file("billstatus/billstatus-117-all.tar.xz");
        // When
        Said said =
                bench("reads", "--bills", "60", "--synthetic", "120", "--seconds", "0.1", "--in", folder.toString());
        // Then
        String figures = " +[0-9]+/s +[0-9.]+ +[0-9.]+";
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("\n60 bills.", "\n180 bills.", "3.0 times as many bills")
                .containsPattern("\n\"[a-z]+\" is found [0-9]+ times, before [1-9][0-9]* times\\.")
                .containsPattern("a constant" + figures)
                .containsPattern("one bill" + figures + figures + " +[0-9.]+")
                .containsPattern("search, misspelt" + figures + figures + " +[0-9.]+")
                .containsPattern("one bill: [0-9]+ % of the JDBC floor \\(at least 60 %\\): (met|missed)");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aShortImportPrintsEachWayBesideWhatItIsComparedWithAndWhatEachPartTook() throws Exception {
        // Given
        SharedData.file("billstatus/billstatus-117-all.tar.xz");
        // When
        Said said = bench("import", "--warm-up", "20", "--files", "60", "--in", folder.toString());
        // Then
        String figures = " +[0-9]+\\.[0-9]{2} s   %s +[0-9]+\\.[0-9]{2} s +[0-9]+\\.[0-9]{2}\n";
        assertThat(said.exitCode()).as(said.text()).isZero();
        assertThat(said.text())
                .containsPattern(
                        "until the last change is out" + figures.formatted("StAX over the same bytes, one thread"))
                .containsPattern("the same again, no change" + figures.formatted("the first time"))
                .contains("\n60 files, ")
                .containsPattern("legislation-service +[0-9.]+ s +[1-9][0-9]* MiB")
                .doesNotContain("detainee-service", "limit: at most"); // the limit is one of the whole archive
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aShortRunOfIngestPrintsEachFigureBesideItsTargetAndEndsWithWhetherAllAreMet() throws Exception {
        // When
        Said said = bench(
                "ingest",
                "--documents",
                "40",
                "--letters",
                "10",
                "--archive",
                "2",
                "--limit",
                "15",
                "--in",
                folder.toString());
        // Then: on a machine that does other things the targets may be missed
        assertThat(said.text())
                .containsPattern("\nletters a second until all are taken +[0-9]+/s +at least 400/s +(met|missed)\n")
                .containsPattern("\nletters a second until their last change is out of Kafka +[0-9]+/s")
                .containsPattern(
                        "\none letter until it is durable, p99 of 10 +[0-9.]+ ms +at most 30 ms +(met|missed)\n")
                .containsPattern("\nmost memory of the ingest-service so far +[1-9][0-9]* MiB")
                .containsPattern(
                        "\na TAR of 2 MB in a heap of 256m: [0-9]+ of [1-9][0-9]* texts in +[0-9.]+ s +all of it +(met|missed)\n");
        assertThat(said.exitCode()).isEqualTo(said.text().contains(" missed\n") ? 1 : 0);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void importAndReadsWithoutDataSayWhatIsMissing() throws Exception {
        for (String benchmark : List.of("import", "reads")) {
            Said said = bench(benchmark, folder.toString());
            assertThat(said.exitCode()).as(benchmark).isEqualTo(2);
            assertThat(said.text()).contains("There is nothing to ", "billstatus-117-all.tar.xz is missing.");
        }
    }

    @Test
    void withoutANameItListsTheBenchmarksAndWrongNumbersAreAMistakeOfTheCommandLine() throws Exception {
        assertThat(bench().text()).contains("latency ", "import ", "ingest ", "reads ", "status ", "extraction ");
        assertThat(bench("reads", "--connections", "0").exitCode()).isEqualTo(2);
        assertThat(bench("ingest", "--documents", "0").exitCode()).isEqualTo(2);
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
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroy();
        }
        int exitCode = process.waitFor();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        return new Said(exitCode, text);
    }
}
