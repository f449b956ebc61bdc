package org.habeas.contracts.test;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What work costs in time of a processor: however much else a machine does meanwhile, it is about the same. */
public final class ProcessorTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LOOK_AFTER_MILLIS = 50;

    private ProcessorTime() {}

    /** Of work in the calling thread. */
    public static <T> Duration of(Callable<T> work) throws Exception {
        long begun = THREADS.getCurrentThreadCpuTime();
        work.call();
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
    }

    /**
     * Does work in a thread of its own, and fails when it has taken more, without waiting for its end.
     *
     * @return what the work gives
     * @throws AssertionError that says where the work was then
     */
    public static <T> T atMost(Duration most, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("work of " + most.toSeconds() + " s")
                .start(task);
        while (true) {
            try {
                T done = task.get(LOOK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
                return done;
            } catch (TimeoutException e) {
                long taken = THREADS.getThreadCpuTime(thread.threadId());
                if (taken > most.toNanos()) {
                    String where = Arrays.stream(thread.getStackTrace())
                            .map(frame -> "\n\tat " + frame)
                            .collect(Collectors.joining());
                    throw new AssertionError("took more than " + most.toMillis() + " ms of a processor:" + where);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }
}
