package org.habeas.ingest.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
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

    /** That of {@code xz -6}, as it is called without a number: several of them may be open at once. */
    private static final int INNER_XZ_MEMORY_KIB = 10 * 1024;

    /** So much of a compressed file has to be known to see what it holds: a block of its compression. */
    static final int START = 128 * 1024;

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
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BLOCK);
        }
        return of(start, () -> new BufferedInputStream(Files.newInputStream(file)))
                .or(() -> isTar(start) ? Optional.of(TAR) : Optional.empty());
    }

    /** The same of what begins so, inside an archive: there, nothing but zeros is a file and no TAR. */
    static Optional<ArchiveFormat> inside(byte[] start) {
        return of(start, () -> new ByteArrayInputStream(start))
                .or(() -> start.length > 0 && start[0] != 0 && isTar(start) ? Optional.of(TAR) : Optional.empty());
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private static Optional<ArchiveFormat> of(byte[] start, Opening whole) {
        if (ZipArchiveInputStream.matches(start, start.length)) {
            return Optional.of(ZIP);
        }
        if (startsWith(start, GZIP)) {
            return holdsTar(whole, TAR_GZ);
        }
        return startsWith(start, XZ) ? holdsTar(whole, TAR_XZ) : Optional.empty();
    }

    /** Whether bytes begin as a compressed file does. */
    public static boolean isCompressed(byte[] start) {
        return startsWith(start, GZIP) || startsWith(start, XZ);
    }

    /**
     * What the archive's own compression holds. The JDK's reader of gzip passes over the names that members carry; others
     * keep them in memory, and they may be as long as the archive.
     */
    InputStream unpacked(InputStream packed, boolean isOuter) throws IOException {
        return switch (this) {
            case ZIP, TAR -> packed;
            case TAR_GZ -> new GZIPInputStream(packed, GZIP_BUFFER);
            case TAR_XZ -> new XZInputStream(packed, isOuter ? XZ_MEMORY_KIB : INNER_XZ_MEMORY_KIB);
        };
    }

    private static Optional<ArchiveFormat> holdsTar(Opening whole, ArchiveFormat format) {
        try (InputStream packed = whole.open();
                InputStream unpacked = format.unpacked(packed, true)) {
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

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
