package org.habeas.bench;

import java.util.concurrent.locks.LockSupport;

/** An even rate that does not slow down with what it drives: whoever is late goes at once. */
final class Pace {

    private final long interval;
    private long due = System.nanoTime();

    Pace(int perSecond) {
        interval = 1_000_000_000L / perSecond;
    }

    void next() {
        due += interval;
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
