package org.habeas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How rightly and how fast documents are read. The extractors are a service's, so it runs in a JVM of its own with what is built of it. */
@Command(
        name = "extraction",
        description =
                "What is found in labelled documents and citations, beside what is asked for; how right and how fast",
        mixinStandardHelpOptions = true)
final class BenchExtraction implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A folder of data as ../shared/data (default), with corpus/ and citations/ in it")
    @Nullable
    Path data;

    @Option(names = "--mistakes", description = "Tells each bill and person that is missed or wrong")
    boolean mistakes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("habeas.home", "."));
        Path from = data == null ? home.resolve("../shared/data") : data;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                BenchCommand.classPath(home),
                "org.habeas.bench.extraction.ExtractionBenchmark",
                from.toAbsolutePath().normalize().toString()));
        if (mistakes) {
            command.add("--mistakes");
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
