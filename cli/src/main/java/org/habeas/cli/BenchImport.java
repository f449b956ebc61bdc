package org.habeas.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.ImportBenchmark;
import org.habeas.bench.ImportFiles;
import org.habeas.bench.ImportStack;
import org.habeas.cli.send.DocumentSender;
import org.habeas.cli.send.ServiceClient;
import org.habeas.cli.send.Tally;
import org.habeas.cli.stack.MeasuredStack;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How long a whole Congress takes from its archive to the last change in Kafka. */
@Command(
        name = "import",
        description = "A Congress as an archive, through ingest and legislation and out to Kafka again, and once more",
        mixinStandardHelpOptions = true)
final class BenchImport implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A folder of data as ../shared/data (default), with " + BenchCommand.ARCHIVE + " in it")
    @Nullable
    Path data;

    @Option(
            names = "--files",
            defaultValue = "1000000",
            description = "Imports no more than the first so many files of it (default: all)")
    int most;

    @Option(
            names = "--with-detainees",
            description = "Lets the detainee-service read along, as it does after ./habeas up")
    boolean withDetainees;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Imports the first N files before anything is timed: then the services are such as have been at"
                            + " work for a while, not such as have just started (default: none)")
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
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException, BenchmarkFailure {
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("habeas.home", "."));
        Path archive = (data == null ? home.resolve("../shared/data") : data).resolve(BenchCommand.ARCHIVE);
        if (most < 1 || warmUp < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "at least one file, and no less than none before");
        }
        if (!Files.isRegularFile(archive)) {
            return BenchCommand.missing(spec, "import", archive);
        }
        Files.createDirectories(in);
        Path zip = Files.createTempFile(in, "habeas-bench-", ".zip");
        Path before = Files.createTempFile(in, "habeas-bench-", ".zip");
        zip.toFile().deleteOnExit(); // also when it is interrupted
        before.toFile().deleteOnExit();
        try {
            out.println("making the archive …");
            out.flush();
            if (warmUp > 0) {
                ImportFiles.of(archive, 0, warmUp, before);
            }
            ImportFiles files = ImportFiles.of(archive, warmUp, most, zip);
            if (files.files() == 0) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "the archive has no more than the " + warmUp + " files of the warm-up");
            }
            List<String> services = new ArrayList<>(List.of("legislation", "ingest"));
            if (withDetainees) {
                services.add("detainee");
            }
            out.println("starting PostgreSQL, Kafka and the services for this run only: " + services + " …");
            out.flush();
            try (MeasuredStack stack = MeasuredStack.start(services, in, home)) {
                out.printf(Locale.ROOT, "importing %d files twice …%n", files.files());
                out.flush();
                ImportBenchmark.run(files, warmUp > 0 ? before : null, new Started(stack))
                        .forEach(out::println);
                BenchCommand.printLoad(out);
            }
            return 0;
        } finally {
            Files.deleteIfExists(zip);
            Files.deleteIfExists(before);
        }
    }

    private record Started(MeasuredStack stack, ServiceClient client) implements ImportStack {

        Started(MeasuredStack stack) throws IOException, GeneralSecurityException {
            this(
                    stack,
                    new ServiceClient(Issuer.of(stack.layout())
                            .token("bench", List.of("contributor"), Tlp.CLEAR, Duration.ofHours(1))));
        }

        @Override
        public Outcome send(Path archive) throws IOException, InterruptedException {
            Tally tally = new DocumentSender(stack.layout(), client, new PrintStream(PrintStream.nullOutputStream()))
                    .tally(List.of(archive));
            return new Outcome(tally.documents(), tally.duplicates(), tally.failures(), tally.bills());
        }

        @Override
        public String bootstrapServers() {
            return stack.layout().bootstrapServers();
        }

        @Override
        public Map<String, ProcessHandle> parts() {
            return stack.processes();
        }
    }
}
