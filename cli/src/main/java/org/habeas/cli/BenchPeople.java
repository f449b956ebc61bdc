package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.PeopleBenchmark;
import org.habeas.cli.stack.MeasuredStack;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon one large record and lists of people are read, now and as they were. */
@Command(
        name = "people",
        description = "A record of very many statements, and lists of people, of the present and of the past",
        mixinStandardHelpOptions = true)
final class BenchPeople implements Callable<Integer> {

    private static final Duration TOKENS_LAST = Duration.ofHours(2);

    @Option(
            names = "--statements",
            defaultValue = "2000",
            description = "About the one person (default ${DEFAULT-VALUE})")
    int statements;

    @Option(
            names = "--people",
            defaultValue = "1500",
            description = "Of whom the past is computed (default ${DEFAULT-VALUE})")
    int people;

    @Option(
            names = "--among",
            defaultValue = "100000",
            description = "So many people the lists of the present are asked among at last (default ${DEFAULT-VALUE})")
    int among;

    @Option(
            names = "--rounds",
            defaultValue = "100",
            description = "So often each question is asked (default ${DEFAULT-VALUE})")
    int rounds;

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
    public Integer call()
            throws IOException, InterruptedException, SQLException, GeneralSecurityException, BenchmarkFailure {
        PeopleBenchmark benchmark;
        try {
            benchmark = new PeopleBenchmark(statements, people, among, rounds);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        say("starting PostgreSQL, Kafka and the detainee-service for this run only …");
        try (MeasuredStack stack =
                MeasuredStack.start(List.of("detainee"), in, Path.of(System.getProperty("habeas.home", ".")))) {
            Issuer issuer = Issuer.of(stack.layout());
            benchmark.run(
                    URI.create(stack.layout().detaineesUrl()),
                    stack.database("detainee"),
                    issuer.token("bench", List.of("reviewer"), Tlp.CLEAR, TOKENS_LAST),
                    issuer.token("bench reader", List.of(), Tlp.AMBER, TOKENS_LAST),
                    this::say);
            BenchCommand.printLoad(spec.commandLine().getOut());
        }
        return 0;
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
