package org.habeas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.cli.send.SeedLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads seed files. */
@Command(name = "seed", description = "Loads seed files or folders in the order given (default seeds/)")
final class SeedCommand extends StackOptions implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "PATH")
    List<String> paths = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!areThere(paths)) {
            return 1;
        }
        SeedLoader loader = new SeedLoader(layout(), System.out);
        int failed = paths.isEmpty()
                ? loader.loadDefaults()
                : loader.load(paths.stream().map(Path::of).toList());
        return failed == 0 ? 0 : 1;
    }
}
