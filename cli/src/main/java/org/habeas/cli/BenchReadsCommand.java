package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.bench.BenchmarkFailure;
import org.habeas.bench.ReadRow;
import org.habeas.bench.ReadsBenchmark;
import org.habeas.bench.SyntheticBills;
import org.habeas.bench.Target;
import org.habeas.cli.stack.MeasuredStack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * How many reads a second the legislation-service answers with a whole Congress in it. The archive is read by the code of the
 * ingest-service in a JVM of its own, and loaded by the legislation-service as always; neither is measured.
 */
@Command(
        name = "reads",
        description = "Reads of bills over HTTP, beside a constant answer and the same queries through plain JDBC",
        mixinStandardHelpOptions = true)
final class BenchReadsCommand implements Callable<Integer> {

    private static final Duration LOADING = Duration.ofMinutes(20);

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "An archive of BILLSTATUS files (.tar.xz), or a folder of data as ../shared/data (default)")
    @Nullable
    Path data;

    @Option(
            names = "--synthetic",
            paramLabel = "N",
            defaultValue = "0",
            description = "Then puts so many made-up bills beside those of the archive, and measures again")
    int synthetic;

    @Option(
            names = "--bills",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Loads only the first so many bills of the archive")
    int bills;

    @Option(
            names = "--seconds",
            defaultValue = "9",
            description = "Each kind of read on each side (default ${DEFAULT-VALUE} s)")
    double seconds;

    @Option(
            names = "--connections",
            defaultValue = "4",
            description = "Clients that ask one question after the other (default ${DEFAULT-VALUE})")
    int connections;

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
        ReadsBenchmark benchmark = benchmark();
        Path home = Path.of(System.getProperty("habeas.home", "."));
        Path from = data == null ? home.resolve("../shared/data") : data;
        Path archive = Files.isDirectory(from) ? from.resolve(BenchCommand.ARCHIVE) : from;
        if (!Files.isRegularFile(archive)) {
            return BenchCommand.missing(spec, "load", archive);
        }
        say("starting PostgreSQL, Kafka and the legislation-service for this run only …");
        try (MeasuredStack stack = MeasuredStack.start(List.of("legislation"), in, home)) {
            Target target = stack.target();
            load(target, archive.toAbsolutePath(), home);
            ReadsBenchmark.Found found = measure(benchmark, target);
            if (synthetic > 0) {
                say("making " + synthetic + " bills …");
                say(SyntheticBills.add(target.serviceDatabase(), synthetic));
                ReadsBenchmark.Found after = measure(benchmark, target);
                ReadsBenchmark.growth(found, after).forEach(this::say);
            }
        }
        return 0;
    }

    private ReadsBenchmark benchmark() {
        if (synthetic < 0 || synthetic > 2_000_000 || bills < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "from 0 to 2000000 made-up bills beside at least one of the archive");
        }
        try {
            return new ReadsBenchmark(seconds, connections);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ReadsBenchmark.Found measure(ReadsBenchmark benchmark, Target target)
            throws SQLException, InterruptedException, BenchmarkFailure {
        say("measuring, " + seconds + " s each with " + connections + " connections …");
        say(ReadRow.HEAD);
        ReadsBenchmark.Found found =
                benchmark.run(target.service(), target.serviceDatabase(), row -> say(row.toString()));
        say(found.bills() + " bills.");
        ReadsBenchmark.targets(found).forEach(this::say);
        BenchCommand.printLoad(spec.commandLine().getOut());
        return found;
    }

    private void load(Target target, Path archive, Path home)
            throws IOException, InterruptedException, SQLException, BenchmarkFailure {
        say("loading " + archive.getFileName() + " …");
        Process publisher = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dslf4j.internal.verbosity=WARN",
                        // of the two that are there
                        "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        BenchCommand.classPath(home),
                        "org.habeas.bench.status.RecordPublisher",
                        target.bootstrapServers(),
                        archive.toString(),
                        Integer.toString(bills)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(publisher.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (publisher.waitFor() != 0) {
            throw new IOException("the archive could not be sent to the service");
        }
        int sent = Integer.parseInt(said);
        Target.Database database = target.serviceDatabase();
        long end = System.nanoTime() + LOADING.toNanos();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            while (count(statement) < sent) {
                if (System.nanoTime() > end) {
                    throw new IOException("of " + sent + " bills only " + count(statement) + " were applied in time");
                }
                Thread.sleep(500);
            }
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from bill")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
