package org.habeas.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The files of an archive and of the archives inside it, in their order, one at a time; nothing is unpacked to the disk. Folders
 * and what systems put beside files are passed over; links, devices and what cannot be read come as files whose content is
 * refused.
 */
public interface ArchiveFiles extends Closeable {

    /** Between the name of an archive and that of a file in it. */
    String INSIDE = "!";

    /**
     * A file of the archive.
     *
     * @param index of the file among all that come, whatever becomes of them
     * @param path as the archives give it, to be shown and never to be opened: {@code inner.zip!deep.tar!file.xml}
     * @param size as the archive says, negative where it does not say
     * @param isRepeated whether the archive had a file of this name before
     * @param place where it stands, to go on behind it another time, see {@link #skip}
     */
    record Entry(long index, String path, long size, boolean isRepeated, String place) {}

    /**
     * @param most bytes that may come out of it and all that is in it, see {@link ArchiveBounds}
     * @throws ArchiveException if it cannot be read at all
     * @throws IOException if the disk fails
     */
    static ArchiveFiles open(Path file, ArchiveFormat format, long most) throws ArchiveException, IOException {
        try {
            return new NestedFiles(file, format, most);
        } catch (NoSuchFileException e) {
            throw new ArchiveException(ArchiveFault.GONE, "It was deleted before it was read.", e);
        }
    }

    /**
     * Passes over everything up to the file that stands there, and the file. Archives that are passed over as a whole are not
     * opened.
     *
     * @param index that the next file has
     * @param unpacked what had come out by then
     * @param goesOn asked now and then
     * @return whether it came there
     */
    boolean skip(String place, long index, long unpacked, BooleanSupplier goesOn) throws ArchiveException, IOException;

    /**
     * The next file, or empty at the end.
     *
     * @throws ArchiveException if the outermost archive cannot be read on, or more came out than may
     * @throws IOException if the disk fails, which says nothing of the archive
     */
    Optional<Entry> next() throws ArchiveException, IOException;

    /**
     * The bytes of the file that came last; to be asked for at most once.
     *
     * @param most bytes that it may have
     * @throws EntryException if this file cannot be read, is refused or is larger, and others can be read
     * @throws IOException if the disk fails, which says nothing of the archive
     */
    byte[] content(int most) throws ArchiveException, EntryException, IOException;

    /** How many files there are, where the archive says so at its beginning and has no other in it so far. */
    OptionalLong total();

    /** How many bytes of the archive itself have been read. */
    long read();

    /** How many came out of it, at all levels. */
    long unpacked();

    /** Whether a path is that of a file somebody put there: not of what macOS keeps beside files. */
    static boolean isOwn(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith("._")
                && !name.equals(".DS_Store")
                && !path.startsWith("__MACOSX/")
                && !path.contains("/__MACOSX/");
    }
}
