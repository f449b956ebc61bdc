package org.habeas.ingest.archive;

import java.io.IOException;

/**
 * How much may come out of one archive and all that lie in it, together: each byte counts at each level at which it comes out,
 * whatever the archives say of their sizes. A small archive may unpack freely, a large one to {@value #RATIO} times its size: all
 * BILLSTATUS files of a Congress shrink to a thirtieth, and no text that people write shrinks to less than a hundredth.
 */
final class ArchiveBounds {

    /** Archives in an archive in an archive: whoever keeps backups of bulk data has two or three levels. */
    static final int LEVELS = 5;

    private static final int RATIO = 250;
    private static final long FREE = 256L * 1024 * 1024;

    /** All bills of all Congresses since 1973 are half as many files. */
    private static final long ENTRIES = 1_000_000;

    private final long most;
    private long unpacked;
    private long entries;

    /** @param size of the archive itself, in bytes */
    ArchiveBounds(long size, long most) {
        this.most = Math.min(most, Math.max(FREE, size > Long.MAX_VALUE / RATIO ? Long.MAX_VALUE : size * RATIO));
    }

    /** More came out of an archive than is accepted. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        private final ArchiveFault fault;
        private final boolean isOfAll;

        /** A bound of one archive, for the memory that it takes. */
        Exceeded(String detail) {
            this(ArchiveFault.TOO_MUCH, detail, false);
        }

        private Exceeded(ArchiveFault fault, String detail, boolean isOfAll) {
            super(detail);
            this.fault = fault;
            this.isOfAll = isOfAll;
        }

        /** Whether it is the bound that all archives have together, so that there is nothing to go on with. */
        boolean isOfAll() {
            return isOfAll;
        }

        ArchiveFault fault() {
            return fault;
        }

        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Counts what came out. */
    void count(long bytes) throws Exceeded {
        unpacked += bytes;
        if (unpacked > most) {
            throw new Exceeded(
                    ArchiveFault.TOO_MUCH, "An archive of this size may unpack to " + most + " bytes.", true);
        }
    }

    /** Counts an entry of any kind. */
    void countEntry() throws Exceeded {
        entries++;
        if (entries > ENTRIES) {
            throw new Exceeded(
                    ArchiveFault.TOO_MANY,
                    "An archive may have " + ENTRIES + " entries, those of the archives in it included.",
                    true);
        }
    }

    /** What came out so far. */
    long unpacked() {
        return unpacked;
    }

    /** So much came out before, of which not all was counted here. */
    void atLeast(long bytes) {
        unpacked = Math.max(unpacked, bytes);
    }
}
