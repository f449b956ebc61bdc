package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.IngestBenchmark;
import org.habeas.bench.IngestStack;
import org.habeas.cli.stack.MeasuredStack;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast documents come in, many at once and one alone, and in how little memory. */
@Command(
        name = "ingest",
        description = "Letters of 10 KB in an archive and one by one, memory, and a large archive in a small heap",
        mixinStandardHelpOptions = true)
final class BenchIngest implements Callable<Integer> {

    private static final String INGEST = "ingest";
    private static final Duration TOKENS_LAST = Duration.ofHours(1);

    @Option(names = "--documents", defaultValue = "10000", description = "In the archive (default ${DEFAULT-VALUE})")
    int documents;

    @Option(names = "--letters", defaultValue = "500", description = "Sent alone (default ${DEFAULT-VALUE})")
    int letters;

    @Option(
            names = "--archive",
            paramLabel = "MB",
            defaultValue = "300",
            description =
                    "Of the archive that has to pass through a heap of 256 MB (default ${DEFAULT-VALUE}; 0: none)")
    int megabytes;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Of each part, which then is ended and counts as far as it came (default ${DEFAULT-VALUE})")
    int limit;

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
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException, BenchmarkFailure {
        IngestBenchmark benchmark;
        try {
            benchmark = new IngestBenchmark(documents, letters, megabytes, Duration.ofSeconds(limit));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        say("starting PostgreSQL, Kafka and the ingest-service for this run only …");
        try (MeasuredStack stack =
                MeasuredStack.start(List.of(INGEST), in, Path.of(System.getProperty("habeas.home", ".")))) {
            String token = Issuer.of(stack.layout()).token("bench", List.of("contributor"), Tlp.CLEAR, TOKENS_LAST);
            boolean isMet = benchmark.run(new Started(stack, token), this::say);
            BenchCommand.printLoad(spec.commandLine().getOut());
            return isMet ? 0 : 1;
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private record Started(MeasuredStack stack, String token) implements IngestStack {

        @Override
        public URI service() {
            return URI.create(stack.layout().ingestUrl());
        }

        @Override
        public String bootstrapServers() {
            return stack.layout().bootstrapServers();
        }

        @Override
        public ProcessHandle process() {
            return Objects.requireNonNull(stack.processes().get(INGEST + "-service"));
        }

        @Override
        public Path folder() {
            return stack.layout().documents();
        }

        @Override
        public void restart(String heap) throws IOException, InterruptedException {
            stack.restart(INGEST, heap);
        }
    }
}
