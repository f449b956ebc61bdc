package org.habeas.kit.change;

/**
 * Something that may have happened again. A waiter reads the count before it looks for work and waits for another count
 * after it, so that a raise between the two is never lost.
 */
final class Signal {

    private long raised;

    synchronized long count() {
        return raised;
    }

    synchronized void raise() {
        raised++;
        notifyAll();
    }

    /** Returns as soon as it was raised more often than {@code seen}, or after {@code millis}. */
    synchronized void await(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (raised == seen) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
