package org.habeas.kit.change;

/**
 * The newest position that this process knows of. It only rises, and whatever has a position up to it is committed: who
 * has read up to it has missed nothing.
 */
final class Head {

    private long position;

    synchronized long position() {
        return position;
    }

    /** Called after the commit of a numbering, or with what was read. */
    synchronized void reached(long newest) {
        if (newest > position) {
            position = newest;
            notifyAll();
        }
    }

    /** Whether there is something after {@code seen}; waits for that up to {@code millis}. */
    synchronized boolean awaitBeyond(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (position <= seen) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
