package org.habeas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the end of the parts' logs. */
@Command(name = "logs", description = "Shows the last lines of each part's log, or of one")
final class LogsCommand extends StackOptions implements Callable<Integer> {

    private static final int LINES = 40;

    @Parameters(
            arity = "0..1",
            paramLabel = "PART",
            description = "postgres, kafka, legislation, detainee, ingest, dashboard or up")
    @Nullable
    String part;

    @Override
    public Integer call() throws IOException {
        Path folder = layout().logs();
        if (!Files.isDirectory(folder)) {
            err().println("There are no logs in " + folder + ".");
            return 1;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wanted = files.filter(
                            f -> part == null || f.getFileName().toString().equals(part + ".log"))
                    .sorted()
                    .toList();
            if (wanted.isEmpty()) {
                err().println("There is no log of " + part + " in " + folder + ".");
                return 1;
            }
            for (Path file : wanted) {
                out().println("== " + file.getFileName());
                List<String> lines = Files.readAllLines(file);
                lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(out()::println);
            }
        }
        return 0;
    }
}
