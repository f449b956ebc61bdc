package org.habeas.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes that are text for certain. They are looked through in small pieces: a second copy is made only where it is needed. */
final class Decoded {

    private static final int PIECE = 8_192;

    private final byte[] bytes;
    private final int start;
    private final Charset charset;

    private Decoded(byte[] bytes, int start, Charset charset) {
        this.bytes = bytes;
        this.start = start;
        this.charset = charset;
    }

    /** UTF-8 (with or without mark), UTF-16 or UTF-32 with its mark; empty if it is none, or holds control characters. */
    static Optional<Decoded> of(byte[] bytes) {
        Decoded decoded;
        if (starts(bytes, 0xff, 0xfe, 0, 0)) {
            decoded = new Decoded(bytes, 4, Charset.forName("UTF-32LE"));
        } else if (starts(bytes, 0, 0, 0xfe, 0xff)) {
            decoded = new Decoded(bytes, 4, Charset.forName("UTF-32BE"));
        } else if (starts(bytes, 0xfe, 0xff)) {
            decoded = new Decoded(bytes, 2, StandardCharsets.UTF_16BE);
        } else if (starts(bytes, 0xff, 0xfe)) {
            decoded = new Decoded(bytes, 2, StandardCharsets.UTF_16LE);
        } else {
            decoded = new Decoded(bytes, starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8);
        }
        return decoded.isText() ? Optional.of(decoded) : Optional.empty();
    }

    /** In the charset that the file declares; empty if it is not, or holds control characters. */
    static Optional<Decoded> of(byte[] bytes, Charset charset) {
        Decoded decoded = new Decoded(bytes, 0, charset);
        return decoded.isText() ? Optional.of(decoded) : Optional.empty();
    }

    /** Whether its bytes are not those of the ASCII in it, so that marks of a format are looked for in its characters. */
    boolean isWide() {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isText() {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer piece = CharBuffer.allocate(PIECE);
        while (true) {
            CoderResult result = decoder.decode(in, piece, true);
            if (result.isError()) {
                return false;
            }
            piece.flip();
            while (piece.hasRemaining()) {
                if (!isText(piece.get())) {
                    return false;
                }
            }
            piece.clear();
            if (result.isUnderflow()) {
                return true;
            }
        }
    }

    /** No control character but those of lines and pages. A text of Java may hold halves of characters besides. */
    static boolean isText(char c) {
        return c >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /** The first characters. */
    String head(int most) {
        char[] head = new char[most];
        try (Reader in = reader()) {
            int length = in.read(head, 0, most);
            return length < 0 ? "" : new String(head, 0, length);
        } catch (IOException e) {
            throw new IllegalStateException("memory is always readable", e);
        }
    }

    /** In bytes; no text has more characters. */
    int size() {
        return bytes.length - start;
    }

    Reader reader() {
        return new InputStreamReader(new ByteArrayInputStream(bytes, start, bytes.length - start), charset);
    }

    String text() {
        return new String(bytes, start, bytes.length - start, charset);
    }
}
