package org.habeas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.habeas.cli.send.DocumentSender;
import org.habeas.cli.send.ServiceClient;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.token.Issuer;
import org.habeas.contracts.Tlp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends documents to the ingest-service. */
@Command(name = "ingest", description = "Sends files, folders and archives to the ingest-service")
final class IngestCommand extends StackOptions implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders and archives (ZIP, TAR, .tar.gz, .tar.xz)")
    List<String> paths;

    @Option(
            names = "--dry-run",
            description = "Says what would come of each file: new, known or refused, and takes nothing")
    boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        if (!areThere(paths)) {
            return 1;
        }
        StackLayout layout = layout();
        String token = Issuer.of(layout).token("cli", List.of("contributor"), Tlp.CLEAR, Duration.ofHours(1));
        int failures = new DocumentSender(layout, new ServiceClient(token), System.out, dryRun)
                .send(paths.stream().map(Path::of).toList());
        return failures == 0 ? 0 : 1;
    }
}
