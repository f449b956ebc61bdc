package org.habeas.ingest.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A TAR, compressed or not, read once from its beginning to its end. */
final class TarFiles implements Level {

    private static final int BUFFER = 64 * 1024;
    private static final int BLOCK = 512;

    /** For headers, and the entries that hold only a long name or attributes of the next one; these are kept in memory. */
    private static final long HEADERS = 256 * 1024;

    private final Watched packed;
    private final ArchiveBounds bounds;
    private final Unpacked unpacked;
    private final Tar tar;
    private long passed;
    private long unread;

    /** @throws IOException if the bytes cannot be read, which says nothing of the archive */
    TarFiles(Watched packed, ArchiveFormat format, boolean isOuter, ArchiveBounds bounds)
            throws ArchiveException, IOException {
        this.packed = packed;
        this.bounds = bounds;
        try {
            this.unpacked = new Unpacked(
                    new BufferedInputStream(format.unpacked(new BufferedInputStream(packed, BUFFER), isOuter), BUFFER),
                    bounds);
            this.tar = new Tar(unpacked);
        } catch (IOException | RuntimeException e) {
            throw packed.told(e);
        }
    }

    @Override
    public Optional<Listed> next() throws IOException {
        try {
            for (TarArchiveEntry entry = header(); entry != null; entry = header()) {
                passed++;
                bounds.countEntry();
                if (!entry.isDirectory()) {
                    return Optional.of(listed(entry));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw broken(e);
        }
        if (!tar.isEnded()) {
            packed.check(); // a disk that fails between two members of a gzip looks like their end
            throw new LevelFailure.Broken(
                    this,
                    new ArchiveException(
                            ArchiveFault.TRUNCATED, "The archive is cut off: its end is missing; send it again."));
        }
        return Optional.empty();
    }

    private static Listed listed(TarArchiveEntry entry) {
        String path = entry.getName();
        if (entry.isSparse()) {
            return Listed.refused(path, "sparse", "This file is stored with holes, which is not read.");
        }
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
                Listed.file(path, entry.getRealSize());
            case TarConstants.LF_LINK, TarConstants.LF_SYMLINK -> Listed.link(path);
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO ->
                Listed.refused(path, "device", "This is a device or a pipe, and no file.");
            default -> Listed.refused(path, "unusual-entry", "This entry is of a kind that is no file.");
        };
    }

    private @Nullable TarArchiveEntry header() throws IOException {
        unpacked.allow(unread + BLOCK + HEADERS);
        TarArchiveEntry entry = tar.getNextEntry();
        unread = entry == null ? 0 : entry.getSize();
        return entry;
    }

    private IOException broken(Throwable e) throws IOException {
        ArchiveException why = packed.told(e);
        return e instanceof ArchiveBounds.Exceeded exceeded && exceeded.isOfAll()
                ? exceeded
                : new LevelFailure.Broken(this, why);
    }

    @Override
    public InputStream open() {
        unpacked.allow(unread + BLOCK);
        return new Content();
    }

    @Override
    public long passed() {
        return passed;
    }

    @Override
    public long read() {
        return packed.count();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** The bytes of one entry. */
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int n = tar.read(into, offset, length);
                unread -= Math.max(0, n);
                return n;
            } catch (IOException | RuntimeException | StackOverflowError e) {
                throw broken(e);
            }
        }
    }

    /** Tells an archive that says where it ends from one that just does. */
    private static final class Tar extends TarArchiveInputStream {

        private boolean ended;

        Tar(InputStream in) {
            super(in);
        }

        boolean isEnded() {
            return ended;
        }

        @Override
        protected boolean isEOFRecord(byte @Nullable [] block) {
            boolean end = super.isEOFRecord(block);
            ended |= end && block != null;
            return end;
        }
    }

    /** What comes out of the compression: counted, and in one step no more than was allowed for it. */
    private static final class Unpacked extends FilterInputStream {

        private final ArchiveBounds bounds;
        private long left;

        Unpacked(InputStream in, ArchiveBounds bounds) {
            super(in);
            this.bounds = bounds;
        }

        void allow(long bytes) {
            left = bytes < 0 ? Long.MAX_VALUE : bytes;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(Math.min(n, BUFFER));
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false; // read again, it would be counted again
        }

        private void count(long bytes) throws IOException {
            bounds.count(bytes);
            left -= bytes;
            if (left < 0) {
                throw new ArchiveBounds.Exceeded("The headers of an entry have more than " + HEADERS + " bytes.");
            }
        }
    }
}
