package org.habeas.ingest.office;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process that reads one file after the other. Whoever has it asks it alone. */
final class OfficeProcess {

    private static final String MAIN = "org.habeas.office.Main";
    private static final int OUT_OF_MEMORY = 3;
    private static final int PIECE = 65_536;
    private static final long SECONDS_TO_END = 5;
    private static final int PATIENCE = 2;

    private final Process process;
    private final Path folder;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int asked;
    private volatile boolean overrun;
    private volatile long begun;
    private volatile Duration worked = Duration.ZERO;

    private OfficeProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), PIECE));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), PIECE));
    }

    /** @param folder that is to be its own; it goes with the process */
    static OfficeProcess start(Path libraries, Path folder, int heap, Confinement confinement) throws IOException {
        Path own = folder.toAbsolutePath();
        List<String> command = new ArrayList<>(confinement.prefix());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-Xms16m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + own.resolve("crash"),
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + own,
                "-Djava.awt.headless=true",
                "-Duser.home=" + own,
                "-cp",
                libraries.resolve("*").toString(),
                MAIN,
                own.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(own.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD); // it may be as much as a file wants
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return new OfficeProcess(builder.start(), own);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How many files it was asked for. */
    int asked() {
        return asked;
    }

    /** The time of a file begins now. */
    void begin() {
        worked = processor();
        begun = System.nanoTime();
    }

    /** @throws IOException if it ended instead, which {@link #why} explains */
    OfficeAnswer ask(OfficeFormat format, byte[] bytes) throws IOException {
        asked++;
        out.writeByte(format.sign());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        return OfficeAnswer.read(in);
    }

    /** Kills it in the middle of a file that took it longer than this of the processor, or {@value #PATIENCE} times as long by the clock. */
    void endIfOver(Duration limit) {
        Duration sinceBegun = Duration.ofNanos(System.nanoTime() - begun);
        if (processor().minus(worked).compareTo(limit) > 0 || sinceBegun.compareTo(limit.multipliedBy(PATIENCE)) > 0) {
            overrun = true;
            process.destroyForcibly();
        }
    }

    boolean isOverrun() {
        return overrun;
    }

    /** What it has used so far; zero where the system does not say. */
    private Duration processor() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Why it ended without an answer. */
    OfficeRefusal why() {
        try {
            boolean ended = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            if (overrun) {
                return OfficeRefusal.TOO_SLOW;
            }
            return ended && process.exitValue() == OUT_OF_MEMORY
                    ? OfficeRefusal.TOO_MUCH_MEMORY
                    : OfficeRefusal.READER_FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OfficeRefusal.READER_FAILED;
        }
    }

    /** Ends it, whatever it does, and empties and removes its folder. */
    void end() {
        process.destroyForcibly();
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            remove(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // goes with the leftovers of a later start
        }
    }

    /** Folders of processes that nobody ended: their service was killed. No process lives for a day. */
    static void removeLeftovers(Path folders) throws IOException {
        List<Path> old;
        Instant dayAgo = Instant.now().minus(Duration.ofDays(1));
        try (Stream<Path> all = Files.list(folders)) {
            old = all.filter(folder -> folder.toFile().lastModified() < dayAgo.toEpochMilli())
                    .toList();
        }
        for (Path folder : old) {
            remove(folder);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
