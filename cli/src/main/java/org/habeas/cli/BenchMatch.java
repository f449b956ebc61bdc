package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.MatchBenchmark;
import org.habeas.cli.stack.MeasuredStack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon people are found by a name among many, and how surely. */
@Command(
        name = "match",
        description = "POST /v1/match among made-up people, beside a plain pg_trgm query on the same data",
        mixinStandardHelpOptions = true)
final class BenchMatch implements Callable<Integer> {

    @Option(
            names = "--people",
            defaultValue = "100000",
            description = "Made up, with 3 names each (default ${DEFAULT-VALUE})")
    int people;

    @Option(
            names = "--questions",
            defaultValue = "2000",
            description = "Names asked of each side (default ${DEFAULT-VALUE})")
    int questions;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description =
                    "Where the benchmark's own data folder is made and removed again (default: the temporary folder)")
    Path in;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException, BenchmarkFailure {
        MatchBenchmark benchmark;
        try {
            benchmark = new MatchBenchmark(people, questions);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("starting PostgreSQL, Kafka and the detainee-service for this run only …");
        out.flush();
        try (MeasuredStack stack =
                MeasuredStack.start(List.of("detainee"), in, Path.of(System.getProperty("habeas.home", ".")))) {
            out.println("making " + people + " people, and asking …");
            out.flush();
            benchmark
                    .run(URI.create(stack.layout().detaineesUrl()), stack.database("detainee"))
                    .forEach(out::println);
            BenchCommand.printLoad(out);
        }
        return 0;
    }
}
