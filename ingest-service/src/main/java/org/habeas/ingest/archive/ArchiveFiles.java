package org.habeas.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The files of an archive in its order, one at a time. Folders, links and what systems put beside files are passed over. */
public interface ArchiveFiles extends Closeable {

    /**
     * A file of the archive.
     *
     * @param index of the entry among all that the archive has, passed over or not
     * @param path as the archive gives it, to be shown and never to be opened
     * @param size as the archive says
     */
    record Entry(long index, String path, long size) {}

    /**
     * @param most bytes that may come out of it, see {@link ArchiveBounds}
     * @throws ArchiveException if it cannot be read at all
     * @throws IOException if the disk fails
     */
    static ArchiveFiles open(Path file, ArchiveFormat format, long most) throws ArchiveException, IOException {
        try {
            return switch (format) {
                case ZIP -> new ZipFiles(file, most);
                case TAR, TAR_GZ, TAR_XZ -> new TarFiles(file, format, most);
            };
        } catch (NoSuchFileException e) {
            throw new ArchiveException(ArchiveFault.GONE, "It was deleted before it was read.", e);
        }
    }

    /**
     * The next file, or empty at the end.
     *
     * @throws IOException if the disk fails, which says nothing of the archive
     */
    Optional<Entry> next() throws ArchiveException, IOException;

    /**
     * The bytes of the file that came last; to be asked for at most once.
     *
     * @throws EntryException if this file is damaged or cannot be read, and others can
     * @throws IOException if the disk fails, which says nothing of the archive
     */
    byte[] content() throws ArchiveException, EntryException, IOException;

    /** How many files there are, where the archive says so at its beginning. */
    OptionalLong total();

    /** How many bytes of the archive itself have been read. */
    long read();

    /** A file that cannot be read, although those behind it can. */
    final class EntryException extends Exception {
        private static final long serialVersionUID = 1L;

        EntryException(String detail) {
            super(detail);
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Whether a path is that of a file somebody put there: not of what macOS keeps beside files. */
    static boolean isOwn(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith("._")
                && !name.equals(".DS_Store")
                && !path.startsWith("__MACOSX/")
                && !path.contains("/__MACOSX/");
    }
}
