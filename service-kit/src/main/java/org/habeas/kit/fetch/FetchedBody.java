package org.habeas.kit.fetch;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/** A body as it is read, up to its limit; whatever ends it too early is told as what it is. */
final class FetchedBody extends FilterInputStream {

    private final long most;
    private final Watch watch;
    private long read;

    FetchedBody(InputStream body, long most, Watch watch) {
        super(body);
        this.most = most;
        this.watch = watch;
    }

    /** The body could not be read; whatever else fails while it is kept is not this. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        private final FetchException why;

        Broken(FetchException why) {
            super(why);
            this.why = why;
        }

        FetchException why() {
            return why;
        }

        /** What broke, if it was the body: whoever reads it may wrap what it throws. */
        static Optional<FetchException> within(Throwable e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Broken broken) {
                    return Optional.of(broken.why);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got;
        try {
            got = in.read(into, offset, length);
        } catch (Broken e) {
            throw e;
        } catch (ZipException e) {
            throw new Broken(new FetchException(
                    FetchFault.ENCODING, "What came is not compressed as the server says.", null, e));
        } catch (EOFException e) {
            throw new Broken(new FetchException(FetchFault.CUT, "What came was cut off.", null, e));
        } catch (IOException e) {
            throw new Broken(Failure.of(e, watch));
        }
        read += Math.max(0, got);
        if (read > most) {
            throw new Broken(tooLarge(most));
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        return read(new byte[(int) Math.min(n, 8_192)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static FetchException tooLarge(long most) {
        return new FetchException(
                FetchFault.TOO_LARGE, "What is there is larger than the " + most + " bytes that are taken.");
    }
}
