package org.habeas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.habeas.cli.send.DocumentSender;
import org.habeas.cli.send.ServiceClient;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends documents to the ingest-service. */
@Command(name = "ingest", description = "Sends files, folders, archives and addresses of the web to the ingest-service")
final class IngestCommand extends StackOptions implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH|URL",
            description = "Files, folders and archives (ZIP, TAR, .tar.gz, .tar.xz), and addresses of such")
    List<String> paths;

    @Option(
            names = "--dry-run",
            description = "Says what would come of each file: new, known or refused, and takes nothing")
    boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        Map<Boolean, List<String>> given = paths.stream()
                .collect(Collectors.partitioningBy(
                        p -> p.regionMatches(true, 0, "http://", 0, 7) || p.regionMatches(true, 0, "https://", 0, 8)));
        List<String> files = given.getOrDefault(false, List.of());
        if (!areThere(files)) {
            return 1;
        }
        StackLayout layout = layout();
        String token = Issuer.of(layout).token("cli", List.of("contributor"), Tlp.CLEAR, Duration.ofHours(1));
        int failures = new DocumentSender(layout, new ServiceClient(token), System.out, dryRun)
                .send(files.stream().map(Path::of).toList(), given.getOrDefault(true, List.of()));
        return failures == 0 ? 0 : 1;
    }
}
