package org.habeas.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an archive, from the disk or out of another archive. It remembers how reading them failed, which the libraries
 * would take for a failure of the archive, or for its end.
 */
final class Watched extends FilterInputStream {

    private long read;
    private @Nullable IOException failure;

    Watched(InputStream from) {
        super(from);
    }

    /** How many bytes were read. */
    long count() {
        return read;
    }

    /** What a failure means for the archive that is made of these bytes. */
    ArchiveException told(Throwable e) throws IOException {
        check();
        return ArchiveException.of(e);
    }

    /** @throws IOException if the bytes themselves could not be read */
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

    @Override
    public boolean markSupported() {
        return false; // read again, it would be counted again
    }
}
