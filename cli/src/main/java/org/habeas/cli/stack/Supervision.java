package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** A running stack as seen by another command: it can be asked to end. */
public final class Supervision {

    private final StackLayout layout;

    public Supervision(StackLayout layout) {
        this.layout = layout;
    }

    /** Whether a supervisor lives on this data folder, in this process or another. */
    public boolean isRunning() throws IOException, InterruptedException {
        return StackLock.holder(layout.lock()).isPresent();
    }

    /** Asks the supervisor to end its stack and waits for it; false if there is none. What it leaves is ended too. */
    public boolean stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> supervisor = StackLock.holder(layout.lock());
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        if (!Files.isDirectory(layout.data())) {
            return false;
        }
        // nobody may start a stack while what is left of the last one is ended
        Optional<StackLock> lock = StackLock.take(layout.lock());
        if (lock.isEmpty()) {
            return supervisor.isPresent();
        }
        try (StackLock held = lock.get()) {
            return new Leftovers(layout).end() > 0 || supervisor.isPresent();
        }
    }

    private static void end(ProcessHandle supervisor) throws IOException, InterruptedException {
        supervisor.destroy();
        if (!Leftovers.isGone(supervisor, Duration.ofSeconds(150))) {
            supervisor.destroyForcibly();
            if (!Leftovers.isGone(supervisor, Duration.ofSeconds(10))) {
                throw new IOException("the supervisor, process " + supervisor.pid() + ", does not end");
            }
        }
    }
}
