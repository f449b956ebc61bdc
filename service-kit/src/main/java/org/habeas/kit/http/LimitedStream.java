package org.habeas.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.habeas.kit.problem.PayloadTooLarge;

/** A body of unknown length, read up to the limit. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long left;

    LimitedStream(InputStream body, long limit) {
        super(body);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new PayloadTooLarge("A request has at most " + limit + " bytes; this has more.");
        }
    }
}
