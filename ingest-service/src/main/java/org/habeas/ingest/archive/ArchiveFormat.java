package org.habeas.ingest.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The kinds of archive that are read, told by the bytes and never by a name. */
public enum ArchiveFormat {
    ZIP("zip"),
    TAR("tar"),
    TAR_GZ("tar.gz"),
    TAR_XZ("tar.xz");

    /** The dictionary of {@code xz -9} and what goes with it; more would have to be made for it. */
    private static final int XZ_MEMORY_KIB = 72 * 1024;

    private static final int GZIP_BUFFER = 8 * 1024;
    private static final int BLOCK = 512;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

    private final String label;

    ArchiveFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static ArchiveFormat ofLabel(String label) {
        return Arrays.stream(values())
                .filter(f -> f.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Empty if it is no archive of these kinds; a compressed file that holds anything but a TAR is none. */
    public static Optional<ArchiveFormat> of(Path file) throws IOException {
        byte[] start = start(file);
        if (ZipArchiveInputStream.matches(start, start.length)) {
            return Optional.of(ZIP);
        }
        if (startsWith(start, GZIP)) {
            return holdsTar(file, TAR_GZ);
        }
        if (startsWith(start, XZ)) {
            return holdsTar(file, TAR_XZ);
        }
        return isTar(start) ? Optional.of(TAR) : Optional.empty();
    }

    /** Whether bytes begin as an archive or a compressed file does. */
    public static boolean isPacked(byte[] bytes) {
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, BLOCK));
        return ZipArchiveInputStream.matches(start, start.length)
                || startsWith(start, GZIP)
                || startsWith(start, XZ)
                || start.length == BLOCK && start[0] != 0 && isTar(start);
    }

    /**
     * What the archive's own compression holds. The JDK's reader of gzip passes over the names that members carry; others
     * keep them in memory, and they may be as long as the archive.
     */
    InputStream unpacked(InputStream packed) throws IOException {
        return switch (this) {
            case ZIP, TAR -> packed;
            case TAR_GZ -> new GZIPInputStream(packed, GZIP_BUFFER);
            case TAR_XZ -> new XZInputStream(packed, XZ_MEMORY_KIB);
        };
    }

    private static Optional<ArchiveFormat> holdsTar(Path file, ArchiveFormat format) {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream unpacked = format.unpacked(packed)) {
            return isTar(unpacked.readNBytes(BLOCK)) ? Optional.of(format) : Optional.empty();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty(); // whatever it is, it is no such archive
        }
    }

    /** A header that adds up, or the blocks of nothing of which a TAR without files is made. */
    private static boolean isTar(byte[] block) {
        if (block.length < BLOCK) {
            return false;
        }
        for (byte b : block) {
            if (b != 0) {
                return TarArchiveInputStream.matches(block, BLOCK) || addsUp(block);
            }
        }
        return true;
    }

    private static boolean addsUp(byte[] block) {
        try {
            return TarUtils.verifyCheckSum(block);
        } catch (IllegalArgumentException e) {
            return false; // where a header has its sum, this has no number
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BLOCK);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
