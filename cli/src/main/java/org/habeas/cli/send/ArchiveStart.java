package org.habeas.cli.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Whether a file is an archive, by its first bytes and whatever it is called. */
final class ArchiveStart {

    private static final int BLOCK = 512;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};

    private ArchiveStart() {}

    /** A file that cannot be read is none: why it cannot, whoever sends it hears. */
    static boolean isArchive(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(BLOCK);
        } catch (IOException e) {
            return false;
        }
        return ZipArchiveInputStream.matches(start, start.length)
                || startsWith(start, GZIP)
                || startsWith(start, XZ)
                || start.length == BLOCK && TarArchiveInputStream.matches(start, BLOCK);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
