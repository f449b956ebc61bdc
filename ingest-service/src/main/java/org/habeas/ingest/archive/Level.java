package org.habeas.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One archive, be it a file of its own or an entry of another, entry by entry in its order. What goes wrong is a
 * {@link LevelFailure}, an {@link ArchiveBounds.Exceeded}, or else a failure of the disk or of the archive around it.
 */
interface Level extends Closeable {

    int UNKNOWN = -1;

    /**
     * An entry as the archive lists it.
     *
     * @param size as the archive says, or {@link #UNKNOWN}
     * @param refusal why it is not even opened: it is encrypted, or no file
     */
    record Listed(String path, long size, @Nullable EntryException refusal) {

        static Listed file(String path, long size) {
            return new Listed(path, size, null);
        }

        static Listed refused(String path, String code, String detail) {
            return new Listed(path, 0, new EntryException(code, detail));
        }

        static Listed link(String path) {
            return refused(path, "link", "This is a link, and links are not followed.");
        }
    }

    /** The next entry that is no folder, or empty at the end. */
    Optional<Listed> next() throws IOException;

    /** The bytes of the entry that came last, to be asked for at most once; nobody has to read or close them. */
    InputStream open() throws IOException;

    /** Entries of all kinds that were passed so far. */
    long passed();

    /** How many files there are, where the archive says so at its beginning. */
    default OptionalLong total() {
        return OptionalLong.empty();
    }

    /** How many bytes of the archive itself have been read. */
    long read();
}
