package org.habeas.cli.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Whether a file is an archive, by its first bytes and whatever it is called. */
final class ArchiveStart {

    private static final int BLOCK = 512;

    /** Where in a ZIP file the name of its first part stands. */
    private static final int NAME = 30;

    private static final List<String> OFFICE =
            List.of("[Content_Types].xml", "_rels/.rels", "docProps/", "word/", "mimetypeapplication/vnd.oasis.");

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
        return ZipArchiveInputStream.matches(start, start.length) && !isOfficeFile(start)
                || startsWith(start, GZIP)
                || startsWith(start, XZ)
                || start.length == BLOCK && TarArchiveInputStream.matches(start, BLOCK);
    }

    /** Word files and the like are ZIP files with parts of these names; each is one document. */
    private static boolean isOfficeFile(byte[] start) {
        String name = new String(start, StandardCharsets.ISO_8859_1);
        String first = name.substring(Math.min(NAME, name.length()));
        return OFFICE.stream().anyMatch(first::startsWith);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
