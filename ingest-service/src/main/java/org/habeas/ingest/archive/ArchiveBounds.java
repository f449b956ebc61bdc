package org.habeas.ingest.archive;

import java.io.IOException;

/**
 * How much may come out of one archive. A small archive may unpack freely, a large one to {@value #RATIO} times its size: all
 * BILLSTATUS files of a Congress shrink to a thirtieth, and no text that people write shrinks to less than a hundredth.
 */
final class ArchiveBounds {

    private static final int RATIO = 250;
    private static final long FREE = 256L * 1024 * 1024;

    private final long most;
    private long unpacked;

    /** @param size of the archive itself, in bytes */
    ArchiveBounds(long size, long most) {
        this.most = Math.min(most, Math.max(FREE, size > Long.MAX_VALUE / RATIO ? Long.MAX_VALUE : size * RATIO));
    }

    /** More came out of an archive than is accepted. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String detail) {
            super(detail);
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Counts what came out. */
    void count(long bytes) throws Exceeded {
        unpacked += bytes;
        if (unpacked > most) {
            throw new Exceeded("An archive of this size may unpack to " + most + " bytes.");
        }
    }
}
