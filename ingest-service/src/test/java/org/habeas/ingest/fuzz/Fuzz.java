package org.habeas.ingest.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Gives a reader many inputs, each made of the seed and its number alone, and holds each to its limit. Time is that of the
 * processor which the reader's own thread has used: a busy machine makes no input slow.
 *
 * <p>{@code -Dhabeas.fuzz.seed=S -Dhabeas.fuzz.only=N} gives the one input again that a failure names.
 */
public final class Fuzz {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final long LOOKS_EVERY_MILLIS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Reads one input. What it refuses it refuses by an exception that is one of those that are accepted. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    /** What became of them: how many were read, how many refused, by which exception, and the most time of one. */
    public record Outcome(int read, Map<String, Integer> refused, Duration slowest, Duration all) {}

    private final List<byte[]> samples;
    private final long seed;
    private final List<Class<? extends Exception>> refusals;

    /** The input that is read now, and the thread's time when it began; written by that thread alone. */
    private volatile int number;

    private volatile long since;
    private volatile Throwable failure;

    public Fuzz(List<byte[]> samples, List<Class<? extends Exception>> refusals) {
        this.samples = samples;
        this.refusals = refusals;
        this.seed = Long.getLong("habeas.fuzz.seed", 20_261_128L);
    }

    /** As many as {@code ./habeas test} takes, or as {@code --full} does. */
    public static int count(int usually, int full) {
        return Boolean.getBoolean("habeas.full") ? full : usually;
    }

    byte[] input(int number) {
        SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (number + 1));
        boolean isMade = samples.isEmpty() || random.nextInt(4) == 0;
        byte[] other = samples.isEmpty() ? new byte[0] : samples.get(random.nextInt(samples.size()));
        byte[] base = isMade ? Grammar.of(random) : samples.get(random.nextInt(samples.size()));
        return isMade && random.nextBoolean() ? base : Mutation.of(base, other, random);
    }

    /** @throws AssertionError with the seed and the number of the input that was neither read nor refused in its time */
    public Outcome run(int count, Reader reader) throws InterruptedException {
        Integer only = Integer.getInteger("habeas.fuzz.only");
        Results results = new Results();
        Thread thread = new Thread(() -> {
            try {
                for (int i = only == null ? 0 : only; i < (only == null ? count : only + 1); i++) {
                    one(i, reader, results);
                }
            } catch (Throwable e) {
                failure = e;
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(LOOKS_EVERY_MILLIS);
            long now = THREADS.getThreadCpuTime(thread.threadId());
            if (now >= 0 && now - since > LIMIT.toNanos()) {
                StackTraceElement[] where = thread.getStackTrace();
                AssertionError slow = new AssertionError(named(number) + " takes more than " + LIMIT);
                slow.setStackTrace(where);
                throw slow;
            }
        }
        if (failure != null) {
            throw new AssertionError(named(number) + " is neither read nor refused", failure);
        }
        return results.outcome();
    }

    private String named(int input) {
        return "input " + input + " of seed " + seed + " (-Dhabeas.fuzz.seed=" + seed + " -Dhabeas.fuzz.only=" + input
                + ")";
    }

    private void one(int input, Reader reader, Results results) throws Exception {
        byte[] bytes = input(input);
        number = input;
        since = THREADS.getCurrentThreadCpuTime();
        long begun = since;
        try {
            reader.read(bytes);
            results.read++;
        } catch (Exception e) {
            if (refusals.stream().noneMatch(type -> type.isInstance(e))) {
                throw e;
            }
            results.refused.merge(e.getClass().getSimpleName(), 1, Integer::sum);
        }
        long took = THREADS.getCurrentThreadCpuTime() - begun;
        results.slowest = Math.max(results.slowest, took);
        results.all += took;
        if (took > LIMIT.toNanos()) {
            throw new AssertionError("it took " + Duration.ofNanos(took));
        }
    }

    private static final class Results {
        private int read;
        private final Map<String, Integer> refused = new HashMap<>();
        private long slowest;
        private long all;

        Outcome outcome() {
            return new Outcome(read, Map.copyOf(refused), Duration.ofNanos(slowest), Duration.ofNanos(all));
        }
    }
}
