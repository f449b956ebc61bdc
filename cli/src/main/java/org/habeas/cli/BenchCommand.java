package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.LatencyBenchmark;
import org.habeas.bench.Report;
import org.habeas.bench.Row;
import org.habeas.cli.stack.MeasuredStack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a benchmark by its name; without one, says which there are. */
@Command(
        name = "bench",
        description = "Runs a benchmark and prints a table: what, ours, compared with, ratio",
        mixinStandardHelpOptions = true,
        subcommands = BenchCommand.Latency.class)
final class BenchCommand implements Callable<Integer> {

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
            try (MeasuredStack stack = MeasuredStack.start(in, Path.of(System.getProperty("habeas.home", ".")))) {
                out.printf(
                        "%d changes at %d/s after %d s of load at that rate, in turns with the floor …%n",
                        changes, rate, warmUp);
                out.flush();
                Report report = benchmark.run(stack.target());
                out.println(Row.HEAD);
                report.rows().forEach(out::println);
                out.println(report.note());
                out.printf(
                        "The machine's load over the last minute: %.1f on %d processors.%n",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors());
                out.flush();
            }
            return 0;
        }
    }
}
