package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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

    /** The supervisor of a stack that runs on this data folder now. */
    Optional<ProcessHandle> supervisor() {
        return recorded().stream()
                .filter(this::isOurs)
                .filter(p -> commandLine(p).contains("org.habeas.cli.Main"))
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .findFirst();
    }

    /** Ends what is left; returns how many processes that were. */
    int end() throws IOException {
        List<ProcessHandle> ours =
                new ArrayList<>(recorded().stream().filter(this::isOurs).toList());
        PostgresServer.runningOn(layout.postgres()).ifPresent(ours::add);
        ours.removeIf(p -> p.pid() == ProcessHandle.current().pid());
        for (ProcessHandle process : ours) {
            process.destroy();
        }
        for (ProcessHandle process : ours) {
            CompletableFuture<ProcessHandle> exit = process.onExit();
            try {
                exit.get(10, TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                process.destroyForcibly();
                exit.join();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IOException("process " + process.pid() + " of an earlier run does not end", e);
            }
        }
        forget();
        return ours.size();
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

    private static String commandLine(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(proc).replace('\0', ' ').strip();
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
