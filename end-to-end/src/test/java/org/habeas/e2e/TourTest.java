package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, run as a reader types it: what it shows is what comes. */
@Tag("beside")
@Order(3)
class TourTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String PROMPT = "    $ ";
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    /** A command and what the README says comes of it, {@code …} standing for anything. */
    private record Step(String command, List<String> shown) {}

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheTourDoesWhatTheReadmeShows() throws Exception {
        // Given
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(8);
        try (Stack stack = new Stack(folder)) {
            for (Step step : steps) {
                // a reader needs some seconds to type the next one; here it is asked again until it has arrived
                Awaitility.await(step.command())
                        .atMost(ARRIVAL.plusSeconds(step.command().contains(" up ") ? 120 : 0))
                        .pollInterval(Duration.ofMillis(300))
                        // When, Then
                        .untilAsserted(() -> assertThat(run(stack, step.command()))
                                .as(step.command())
                                .matches(pattern(step.shown())));
            }
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        boolean inStep = false;
        for (String line : Files.readAllLines(HOME.resolve("README.md"))) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
                inStep = true;
            } else if (inStep && line.startsWith("    ")) {
                steps.getLast().shown().add(line.strip());
            } else {
                inStep = false;
            }
        }
        return steps;
    }

    /** Lines that only say {@code …} stand for any number of lines; {@code …} within a line for anything in it. */
    private static Pattern pattern(List<String> shown) {
        String all = shown.stream()
                .map(line -> line.equals("…")
                        ? "(?:.*\\n)*"
                        : Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))
                                + "\\s*\\n")
                .collect(Collectors.joining("\\s*"));
        return Pattern.compile("\\s*" + all + "\\s*");
    }

    private String run(Stack stack, String command) throws IOException, InterruptedException {
        String moved = command;
        for (int port : List.of(8080, 8081, 8082, 8083)) {
            moved = moved.replace(
                    "localhost:" + port, "localhost:" + (port + stack.layout().portOffset()));
        }
        Path reader = Files.createDirectories(folder.resolve("reader"));
        Path link = reader.resolve("habeas");
        if (!Files.exists(link)) {
            Files.writeString(link, "#!/bin/sh\nexec " + HOME.resolve("habeas") + " \"$@\"\n");
            assertThat(link.toFile().setExecutable(true)).isTrue();
        }
        Path out = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", moved)
                .directory(reader.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HABEAS_BUILD",
                        "no",
                        "HABEAS_DATA",
                        stack.layout().data().toString(),
                        "HABEAS_PORT_OFFSET",
                        "" + stack.layout().portOffset()));
        Process process = builder.start();
        assertThat(process.waitFor(Duration.ofSeconds(120))).as(command).isTrue();
        String said = Files.readString(out).replace("\r", ""); // headers end with both
        assertThat(process.exitValue()).as(command + "\n" + said).isZero();
        for (int port : List.of(8080, 8081, 8082, 8083, 5433, 9094)) {
            said = said.replace(":" + (port + stack.layout().portOffset()), ":" + port);
        }
        return said.endsWith("\n") ? said : said + "\n";
    }
}
