package org.habeas.ingest.document;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Content as it is compressed on the disk: one frame of Zstandard, which any other tool opens as well. */
final class PackedContent {

    static final String SUFFIX = ".zst";

    /** The usual one of the tool: higher ones take several times as long for a few hundredths of the size. */
    private static final int LEVEL = 3;

    /** What does not become smaller by a tenth, as an image or an archive does not, is kept as it is. */
    private static final double WORTH_IT = 0.9;

    /** Of a large file a piece of the middle tells whether the whole is worth the time. */
    private static final int LARGE = 1024 * 1024;

    private static final int PIECE = 64 * 1024;
    private static final int BUFFER = 32 * 1024;

    private PackedContent() {}

    /** Empty where compression is of no use. */
    static Optional<byte[]> of(byte[] bytes) {
        if (bytes.length > LARGE) {
            int from = bytes.length / 2;
            byte[] piece = Arrays.copyOfRange(bytes, from, from + PIECE);
            if (Zstd.compress(piece, LEVEL).length > WORTH_IT * PIECE) {
                return Optional.empty();
            }
        }
        byte[] packed = Zstd.compress(bytes, LEVEL);
        return packed.length <= WORTH_IT * bytes.length ? Optional.of(packed) : Optional.empty();
    }

    /** What was compressed; it closes what it reads from. */
    static InputStream unpacked(InputStream stored) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(new BufferedInputStream(stored, BUFFER));
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }
}
