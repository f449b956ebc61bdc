package org.habeas.ingest.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the system itself can put around a process: limits of memory, files and their sizes ({@code prlimit}), and a network of
 * its own that has no address but its own ({@code unshare}). What it does not have or does not allow is left out, which
 * {@link #words} says; the process then has only what its JVM keeps it to.
 */
record Confinement(List<String> prefix, boolean isLimited, boolean hasNoNetwork) {

    private static final long SECONDS = 5;

    /** An address space holds much that is never used; what counts against it is the heap, whatever is native, and the libraries. */
    private static final long ADDRESS_SPACE_BESIDE_HEAP = 2_560L << 20;

    private static final long LARGEST_FILE = 1L << 30;

    /** Tries each once with a command that does nothing. */
    static Confinement of(int heapMegabytes) {
        List<String> limits = List.of(
                "prlimit",
                "--core=0",
                "--nofile=256",
                "--fsize=" + LARGEST_FILE,
                "--as=" + (((long) heapMegabytes << 20) + ADDRESS_SPACE_BESIDE_HEAP));
        List<String> network = List.of("unshare", "--map-root-user", "--net");
        List<String> prefix = new ArrayList<>();
        boolean isLimited = works(limits);
        if (isLimited) {
            prefix.addAll(limits);
        }
        boolean hasNoNetwork = works(network);
        if (hasNoNetwork) {
            prefix.addAll(network);
        }
        return new Confinement(List.copyOf(prefix), isLimited, hasNoNetwork);
    }

    String words() {
        return (isLimited ? "limits of the system" : "no limits of the system") + ", "
                + (hasNoNetwork ? "no network" : "no network as far as Java goes");
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            return false; // there is no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
