package org.habeas.ingest.document;

import com.github.luben.zstd.ZstdIOException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content that is held against its hash while it is read. It stays a block behind what was read: the last block is handed out
 * only when all of it is known to be right, so whoever has read to the end has read what came in. What fits into one block is
 * verified before there is a stream at all.
 */
final class VerifiedContent extends InputStream {

    private static final int BLOCK = 128 * 1024;

    private final InputStream content;
    private final String sha256;
    private final MessageDigest digest;
    private byte[] block;
    private byte[] next;
    private int at;

    /** @throws AlteredContent if that shows already; {@code content} is closed then */
    VerifiedContent(InputStream content, String sha256) throws IOException {
        this.content = content;
        this.sha256 = sha256;
        this.digest = digest();
        try {
            this.block = fetched();
            this.next = block.length < BLOCK ? new byte[0] : fetched();
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : block[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int n = Math.min(length, block.length - at);
        System.arraycopy(block, at, into, offset, n);
        at += n;
        return n;
    }

    @Override
    public int available() {
        return block.length - at;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private boolean isAtEnd() throws IOException {
        if (at == block.length && next.length > 0) {
            byte[] following = next.length < BLOCK ? new byte[0] : fetched();
            block = next;
            next = following;
            at = 0;
        }
        return at == block.length;
    }

    /** The next block; a shorter one is the last, and with it the whole is right. */
    private byte[] fetched() throws IOException {
        byte[] bytes;
        try {
            bytes = content.readNBytes(BLOCK);
        } catch (ZstdIOException e) {
            throw new AlteredContent(sha256, e);
        }
        digest.update(bytes);
        if (bytes.length < BLOCK && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new AlteredContent(sha256, null);
        }
        return bytes;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
