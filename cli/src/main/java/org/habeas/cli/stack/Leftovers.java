package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that an earlier run left behind: recognised by process id and data folder, and only those are ended. */
final class Leftovers {

    private final StackLayout layout;

    Leftovers(StackLayout layout) {
        this.layout = layout;
    }

    void remember(ProcessHandle process) throws IOException {
        Files.writeString(layout.pids(), process.pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void forget() throws IOException {
        Files.deleteIfExists(layout.pids());
    }

    /** Ends what is left; returns how many processes that were. */
    int end() throws IOException, InterruptedException {
        List<ProcessHandle> ours =
                new ArrayList<>(recorded().stream().filter(this::isOurs).toList());
        PostgresServer.runningOn(layout.postgres()).ifPresent(ours::add);
        PostgresServer.initialising(layout.postgres()).ifPresent(ours::add);
        ours.removeIf(p -> p.pid() == ProcessHandle.current().pid());
        for (ProcessHandle process : ours) {
            process.destroy();
        }
        for (ProcessHandle process : ours) {
            if (!isGone(process, Duration.ofSeconds(10))) {
                process.destroyForcibly();
                if (!isGone(process, Duration.ofSeconds(10))) {
                    throw new IOException("process " + process.pid() + " of an earlier run does not end");
                }
            }
        }
        forget();
        return ours.size();
    }

    /** Waits for a process to end. Whose parent has gone may stay in the list of processes after its end, with no words. */
    static boolean isGone(ProcessHandle process, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (process.isAlive() && !commandLine(process).isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private List<ProcessHandle> recorded() {
        List<ProcessHandle> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(layout.pids())) {
                ProcessHandle.of(Long.parseLong(line.strip()))
                        .filter(ProcessHandle::isAlive)
                        .ifPresent(found::add);
            }
        } catch (IOException | NumberFormatException e) {
            return found; // no file: nothing was recorded
        }
        return found;
    }

    private boolean isOurs(ProcessHandle process) {
        return (" " + commandLine(process) + " ").contains(" " + layout.marker() + " ");
    }

    static String commandLine(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(proc).replace('\0', ' ').strip();
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
