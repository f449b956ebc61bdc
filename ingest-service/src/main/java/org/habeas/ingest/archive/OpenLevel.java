package org.habeas.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An archive that is being read, inside others or not. */
final class OpenLevel {

    private final Level level;
    private final String path;
    private final long memory;
    private final ArchiveFormat format;
    private final @Nullable InputStream bytes;
    private final EntryNames names = new EntryNames();
    private boolean gaveSomething;

    /**
     * @param path of it within the outermost one, empty for that
     * @param memory in which it lies, in bytes
     * @param bytes of which it is made, if it is read while they come out of another one
     */
    OpenLevel(Level level, String path, long memory, ArchiveFormat format, @Nullable InputStream bytes) {
        this.level = level;
        this.path = path;
        this.memory = memory;
        this.format = format;
        this.bytes = bytes;
    }

    Level level() {
        return level;
    }

    String path() {
        return path;
    }

    long memory() {
        return memory;
    }

    ArchiveFormat format() {
        return format;
    }

    /** A name in it as it is shown. */
    String inside(String name) {
        return path.isEmpty() ? name : path + ArchiveFiles.INSIDE + name;
    }

    /** Notes a name; tells whether it is new. */
    boolean meet(String name) {
        return names.add(name);
    }

    void gave() {
        gaveSomething = true;
    }

    boolean gaveSomething() {
        return gaveSomething;
    }

    /** Reads what is behind its end, so that the archive around it can tell whether all of it was right. */
    void drain() throws IOException {
        if (bytes != null) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    void close() throws IOException {
        level.close();
    }
}
