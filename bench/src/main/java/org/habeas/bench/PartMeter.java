package org.habeas.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What parts of a stack use: processor time, and memory with what processes share counted once. Looks at the
 * processor once a second and at the memory, which costs more, every fifth time; what a process uses between the last look
 * and its end is missed, and so is a peak shorter than that.
 */
final class PartMeter implements AutoCloseable {

    private static final Duration EACH = Duration.ofSeconds(1);

    /** Telling memory goes through every page of a process: once a second it took 3 % of two processors. */
    private static final int LOOKS_AT_MEMORY = 5;

    private final Map<String, ProcessHandle> parts;
    private final Map<String, Map<Long, Duration>> byPart = new LinkedHashMap<>();
    private final Map<String, Long> peaks = new HashMap<>();
    private final Thread thread;

    PartMeter(Map<String, ProcessHandle> parts) {
        this.parts = parts;
        parts.keySet().forEach(part -> byPart.put(part, new HashMap<>()));
        thread = Thread.ofPlatform().daemon().name("part-meter").start(this::run);
    }

    /** Processor time of each part since it was started, in seconds. */
    synchronized Map<String, Double> processor() {
        look(false);
        Map<String, Double> seconds = new LinkedHashMap<>();
        byPart.forEach((part, processes) -> seconds.put(
                part, processes.values().stream().mapToLong(Duration::toMillis).sum() / 1_000.0));
        return seconds;
    }

    /** The most memory of each part so far, in MiB; 0 where the system does not tell it. */
    synchronized Map<String, Long> peaks() {
        Map<String, Long> told = new LinkedHashMap<>();
        byPart.keySet().forEach(part -> told.put(part, peaks.getOrDefault(part, 0L) / 1_024));
        return told;
    }

    private void run() {
        try {
            for (int looks = 0; true; looks++) {
                look(looks % LOOKS_AT_MEMORY == 0);
                Thread.sleep(EACH);
            }
        } catch (InterruptedException e) {
            // asked to end
        }
    }

    private synchronized void look(boolean atMemoryToo) {
        parts.forEach((part, root) -> {
            List<ProcessHandle> processes =
                    Stream.concat(Stream.of(root), root.descendants()).toList();
            Map<Long, Duration> known = Objects.requireNonNull(byPart.get(part));
            processes.forEach(process -> process.info()
                    .totalCpuDuration()
                    .ifPresent(used -> known.merge(process.pid(), used, PartMeter::longer)));
            if (atMemoryToo) {
                long kib = processes.stream().mapToLong(PartMeter::memory).sum();
                peaks.merge(part, kib, Math::max);
            }
        });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** In KiB, a page that n processes share as an n-th of it for each. */
    private static long memory(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
