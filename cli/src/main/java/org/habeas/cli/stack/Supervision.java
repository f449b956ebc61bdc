package org.habeas.cli.stack;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running stack as seen by another command: it can be asked to end. */
public final class Supervision {

    private final Leftovers leftovers;

    public Supervision(StackLayout layout) {
        this.leftovers = new Leftovers(layout);
    }

    /** Asks the supervisor to end its stack and waits for it; false if there is none. What it leaves is ended too. */
    public boolean stop() throws IOException {
        Optional<ProcessHandle> supervisor = leftovers.supervisor();
        if (supervisor.isEmpty()) {
            return leftovers.end() > 0;
        }
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(40, TimeUnit.SECONDS);
        } catch (TimeoutException | InterruptedException | ExecutionException e) {
            supervisor.get().destroyForcibly();
        }
        leftovers.end();
        return true;
    }
}
