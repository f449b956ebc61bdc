package org.habeas.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.LatencyBenchmark;
import org.habeas.bench.Report;
import org.habeas.bench.Row;
import org.habeas.cli.stack.MeasuredStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a benchmark by its name; without one, says which there are. */
@Command(
        name = "bench",
        description = "Runs a benchmark and prints a table: what, ours, compared with, ratio",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchCommand.Latency.class,
            BenchImport.class,
            BenchIngest.class,
            BenchReadsCommand.class,
            BenchNames.class,
            BenchMatch.class,
            BenchPeople.class,
            BenchCommand.Status.class,
            BenchExtraction.class
        })
final class BenchCommand implements Callable<Integer> {

    /** A whole Congress, in a folder of data. */
    static final String ARCHIVE = "billstatus/billstatus-117-all.tar.xz";

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        spec.subcommands()
                .forEach((name, benchmark) -> out.printf("%-10s %s%n", name, description(benchmark.getCommandSpec())));
        out.flush();
        return 0;
    }

    private static String description(CommandSpec benchmark) {
        return String.join(" ", benchmark.usageMessage().description());
    }

    static void printLoad(PrintWriter out) {
        out.printf(
                "The machine's load over the last minute: %.1f on %d processors.%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        out.flush();
    }

    /**
     * Says that there is nothing to work on.
     *
     * @param purpose what it was wanted for: {@code import}
     * @return the exit code for it
     */
    static int missing(CommandSpec spec, String purpose, Path file) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("There is nothing to " + purpose + ": " + file.normalize() + " is missing.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** What is built of both services, for what needs the code of both: no other part may know them together. */
    static String classPath(Path home) {
        return Stream.of(
                        "bench/status/target/habeas-bench-status.jar",
                        "bench/extraction/target/habeas-bench-extraction.jar",
                        "ingest-service/target/quarkus-app/app/*",
                        "legislation-service/target/quarkus-app/app/*",
                        "legislation-service/target/quarkus-app/lib/main/*",
                        "ingest-service/target/quarkus-app/lib/main/*",
                        "cli/target/lib/*")
                .map(part -> home.resolve(part).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** How soon after its commit a change has reached a consumer. */
    @Command(
            name = "latency",
            description = "Commit in the legislation-service to a Kafka consumer outside it, beside the bare floor",
            mixinStandardHelpOptions = true)
    static final class Latency implements Callable<Integer> {

        @Option(
                names = "--changes",
                defaultValue = "2000",
                description = "Changes to measure (default ${DEFAULT-VALUE})")
        int changes;

        @Option(names = "--rate", defaultValue = "100", description = "Changes a second (default ${DEFAULT-VALUE})")
        int rate;

        @Option(
                names = "--warm-up",
                paramLabel = "SECONDS",
                defaultValue = "30",
                description = "Load at the same rate before (default ${DEFAULT-VALUE} s)")
        int warmUp;

        @Option(
                names = "--in",
                paramLabel = "DIR",
                defaultValue = "${sys:java.io.tmpdir}",
                description = "Where the benchmark's own data folder is made and removed again (default: the temporary"
                        + " folder); its disk is what makes commits durable")
        Path in;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException, SQLException, BenchmarkFailure {
            PrintWriter out = spec.commandLine().getOut();
            LatencyBenchmark benchmark;
            try {
                benchmark = new LatencyBenchmark(changes, rate, warmUp);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            out.println("starting PostgreSQL, Kafka and the legislation-service for this run only …");
            out.flush();
            try (MeasuredStack stack =
                    MeasuredStack.start(List.of("legislation"), in, Path.of(System.getProperty("habeas.home", ".")))) {
                out.printf(
                        "%d changes at %d/s after %d s of load at that rate, in turns with the floor …%n",
                        changes, rate, warmUp);
                out.flush();
                Report report = benchmark.run(stack.target());
                out.println(Row.HEAD);
                report.rows().forEach(out::println);
                out.println(report.note());
                printLoad(out);
            }
            return 0;
        }
    }

    /**
     * How far the status rules agree with a reference. It needs the code of two services, which no other part may know
     * together, so it runs in a JVM of its own with what is built of both.
     */
    @Command(
            name = "status",
            description =
                    "The status rules over a whole Congress, beside what unitedstates/congress makes of the same files",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {

        @Parameters(
                arity = "0..1",
                paramLabel = "PATH",
                description = "A folder of data as ../shared/data (default), with billstatus/ in it")
        @Nullable
        Path data;

        @Option(
                names = "--page",
                paramLabel = "FILE",
                description = "Writes each difference with its reason there, as docs/status-differences.md has them")
        @Nullable
        Path page;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Path home = Path.of(System.getProperty("habeas.home", "."));
            Path from = data == null ? home.resolve("../shared/data") : data;
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    classPath(home),
                    "org.habeas.bench.status.StatusBenchmark",
                    from.toAbsolutePath().normalize().toString()));
            if (page != null) {
                command.add(page.toAbsolutePath().toString());
            }
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }
}
