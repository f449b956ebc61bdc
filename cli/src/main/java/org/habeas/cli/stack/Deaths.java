package org.habeas.cli.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How often a part died lately, and when it may be started again: after each death within a minute it waits twice as long. */
final class Deaths {

    private static final int TOO_MANY = 5;

    private final Deque<Long> times = new ArrayDeque<>();
    private long dueAt;
    private boolean isWaiting;

    /** Notes a death at {@code now}, in nanoseconds. */
    void died(long now) {
        times.addLast(now);
        while (now - times.getFirst() > TimeUnit.MINUTES.toNanos(1)) {
            times.removeFirst();
        }
        dueAt = now + TimeUnit.MILLISECONDS.toNanos(250L << times.size());
        isWaiting = true;
    }

    boolean areTooMany() {
        return times.size() >= TOO_MANY;
    }

    /** Whether a death was noted whose start is still to come. */
    boolean isWaiting() {
        return isWaiting;
    }

    boolean isDue(long now) {
        return isWaiting && now - dueAt > 0;
    }

    void started() {
        isWaiting = false;
    }
}
