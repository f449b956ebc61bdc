package org.habeas.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.stack.Supervision;
import picocli.CommandLine.Command;

/** Ends a stack that runs in the background. */
@Command(name = "down", description = "Stops the stack; its data stays")
final class DownCommand extends StackOptions implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLayout layout = layout();
        if (new Supervision(layout).stop()) {
            out().println("stopped");
            return 0;
        }
        err().println("No stack is running on " + layout.data() + ".");
        return 1;
    }
}
