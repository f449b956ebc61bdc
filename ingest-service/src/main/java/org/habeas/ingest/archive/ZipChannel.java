package org.habeas.ingest.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a ZIP, of which no more is read than may be kept until its list is known, and then no more than twice what there is, for
 * entries may lie over one another. It remembers a failure of the disk, which others would take for one of the archive.
 */
final class ZipChannel implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private final long list;
    private boolean listed;
    private long left;
    private long furthest;
    private @Nullable IOException failure;

    /** @param list bytes that may be read until the list is known: it is kept in memory, in several times its bytes */
    ZipChannel(SeekableByteChannel file, long list) {
        this.file = file;
        this.list = list;
        this.left = list;
    }

    /** From now on it is files that are read. */
    void listed() throws IOException {
        listed = true;
        left = 2 * file.size() + list;
    }

    /** How far files have been read. */
    long furthest() {
        return furthest;
    }

    /** @throws IOException if the disk has failed */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @FunctionalInterface
    private interface Use {
        long of(SeekableByteChannel file) throws IOException;
    }

    private long use(Use use) throws IOException {
        try {
            return use.of(file);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int n = (int) use(f -> f.read(into));
        left -= Math.max(0, n);
        if (left < 0) {
            throw new ArchiveBounds.Exceeded(
                    listed
                            ? "The files of this ZIP lie over one another."
                            : "The list of files of a ZIP may have " + list
                                    + " bytes; make several of it, or a TAR, which has none.");
        }
        if (listed) {
            furthest = Math.max(furthest, use(SeekableByteChannel::position));
        }
        return n;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return use(SeekableByteChannel::position);
    }

    @Override
    public SeekableByteChannel position(long to) throws IOException {
        if (to < 0 || to > size()) { // the archive is to blame for it, and not the disk
            throw new EOFException("a ZIP names a place behind its end");
        }
        use(f -> f.position(to).position());
        return this;
    }

    @Override
    public long size() throws IOException {
        return use(SeekableByteChannel::size);
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
