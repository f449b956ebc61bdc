package org.habeas.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.stack.StackStatus;
import picocli.CommandLine.Command;

/** Says which parts are ready. */
@Command(name = "status", description = "Says which parts are ready; exit 0 only if all are")
final class StatusCommand extends StackOptions implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        StackLayout layout = layout();
        StackStatus status = StackStatus.of(layout);
        status.ready().forEach((part, ready) -> out().printf("%-12s %s%n", part, ready ? "ready" : "not ready"));
        return status.allReady() ? 0 : 1;
    }
}
