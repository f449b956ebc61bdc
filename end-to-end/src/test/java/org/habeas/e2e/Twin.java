package org.habeas.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second replica of a running service: the same command line and environment on another port. */
final class Twin implements AutoCloseable {

    private final Process process;
    private final String url;

    private Twin(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static Twin of(ProcessHandle original, int port, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(strings(original, "cmdline"));
        builder.environment().clear();
        for (String variable : strings(original, "environ")) {
            String[] parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new Twin(builder.start(), "http://127.0.0.1:" + port);
    }

    String url() {
        return url;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops a process where it stands, as a machine that hangs does. */
    static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        signal("STOP", process);
    }

    static void thaw(ProcessHandle process) throws IOException, InterruptedException {
        signal("CONT", process);
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("SIG" + name + " could not be sent to " + process.pid());
        }
    }

    private static List<String> strings(ProcessHandle process, String file) throws IOException {
        String text = Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\0")).filter(s -> !s.isEmpty()).toList();
    }
}
