package org.habeas.ingest.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A TAR, compressed or not, read once from its beginning to its end. */
final class TarFiles implements ArchiveFiles {

    private static final int BUFFER = 64 * 1024;
    private static final int BLOCK = 512;

    /** For headers, and the entries that hold only a long name or attributes of the next one; these are kept in memory. */
    private static final long HEADERS = 256 * 1024;

    private final Packed packed;
    private final Unpacked unpacked;
    private final Tar tar;
    private long index = -1;
    private long unread;

    TarFiles(Path file, ArchiveFormat format, long most) throws ArchiveException, IOException {
        ArchiveBounds bounds = new ArchiveBounds(Files.size(file), most);
        this.packed = new Packed(Files.newInputStream(file));
        try {
            this.unpacked = new Unpacked(
                    new BufferedInputStream(format.unpacked(new BufferedInputStream(packed, BUFFER)), BUFFER), bounds);
            this.tar = new Tar(unpacked);
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw packed.told(e);
        }
    }

    @Override
    public Optional<Entry> next() throws ArchiveException, IOException {
        try {
            for (TarArchiveEntry entry = header(); entry != null; entry = header()) {
                index++;
                if (isFile(entry) && ArchiveFiles.isOwn(entry.getName())) {
                    return Optional.of(new Entry(index, entry.getName(), entry.getRealSize()));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw packed.told(e);
        }
        if (!tar.isEnded()) {
            packed.check(); // a disk that fails between two members of a gzip looks like their end
            throw new ArchiveException(
                    ArchiveFault.TRUNCATED, "The archive is cut off: its end is missing; send it again.");
        }
        return Optional.empty();
    }

    private @Nullable TarArchiveEntry header() throws IOException {
        unpacked.allow(unread + BLOCK + HEADERS);
        TarArchiveEntry entry = tar.getNextEntry();
        unread = entry == null ? 0 : entry.getSize();
        return entry;
    }

    private static boolean isFile(TarArchiveEntry entry) {
        byte flag = entry.getLinkFlag();
        boolean plain =
                flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM || flag == TarConstants.LF_CONTIG;
        return (plain || entry.isSparse()) && !entry.isDirectory();
    }

    @Override
    public byte[] content() throws ArchiveException, EntryException, IOException {
        TarArchiveEntry entry = tar.getCurrentEntry();
        if (entry.isSparse()) {
            throw new EntryException("This file is stored with holes, which is not read.");
        }
        try {
            unpacked.allow(entry.getSize() + BLOCK);
            byte[] bytes = tar.readNBytes(Math.toIntExact(entry.getSize()));
            unread = 0;
            return bytes;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw packed.told(e);
        }
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.empty();
    }

    @Override
    public long read() {
        return packed.read;
    }

    @Override
    public void close() throws IOException {
        tar.close();
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

    /** The archive's own bytes. It remembers a failure of the disk, which others would take for one of the archive. */
    private static final class Packed extends FilterInputStream {

        private long read;
        private @Nullable IOException failure;

        Packed(InputStream file) {
            super(file);
        }

        /** What a failure means. */
        ArchiveException told(Throwable e) throws IOException {
            check();
            return ArchiveException.of(e);
        }

        void check() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int n = super.read(into, offset, length);
                read += Math.max(0, n);
                return n;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public long skip(long n) throws IOException {
            try {
                long skipped = super.skip(n);
                read += skipped;
                return skipped;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
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
