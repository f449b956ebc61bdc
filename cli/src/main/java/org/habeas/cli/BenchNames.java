package org.habeas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.habeas.bench.NameSet;
import org.habeas.bench.NamesBenchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well the spellings of one name are told from other names. */
@Command(
        name = "names",
        description = "The matcher of names on a set of spellings, beside plain libraries on the same pairs",
        mixinStandardHelpOptions = true)
final class BenchNames implements Callable<Integer> {

    private static final String SET = "names/dev.tsv";

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description =
                    "A file of names (.tsv), or a folder of data as ../shared/data (default), with " + SET + " in it")
    @Nullable
    Path data;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Writes our score of each pair of rows there, tab separated, for the scorer beside the set")
    @Nullable
    Path predictions;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("habeas.home", "."));
        Path from = data == null ? home.resolve("../shared/data") : data;
        Path file = !Files.isDirectory(from)
                ? from
                : Files.isRegularFile(from.resolve("dev.tsv")) ? from.resolve("dev.tsv") : from.resolve(SET);
        if (!Files.isRegularFile(file)) {
            return BenchCommand.missing(spec, "compare", file);
        }
        NameSet set = NameSet.read(file);
        PrintWriter out = spec.commandLine().getOut();
        NamesBenchmark.report(NamesBenchmark.run(set)).forEach(out::println);
        if (predictions != null) {
            NamesBenchmark.predictions(set, predictions);
            out.println("scores of all pairs: " + predictions);
        }
        return 0;
    }
}
