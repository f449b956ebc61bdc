package org.habeas.ingest.imports;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.http.BodyRoom;
import org.habeas.kit.problem.PayloadTooLarge;
import org.habeas.kit.problem.TemporarilyUnavailable;

/**
 * Room on the disk for the archives that are being sent. What one says that it has is kept for it until its call ends, so that several
 * at once do not fill a disk onto which each alone would fit: the database may lie on the same. What is written meanwhile counts
 * twice, for it is also gone from the disk, and so some may be refused that would have fitted.
 */
@Singleton
class ArchiveRoom implements BodyRoom {

    private static final long KEPT_FREE = 256L * 1024 * 1024;

    /** What is free on the disk. */
    @FunctionalInterface
    interface Disk {
        long free() throws IOException;
    }

    private final long most;
    private final Disk disk;
    private long promised;

    @Inject
    ArchiveRoom(DocumentSettings documents, ImportSettings imports) {
        this(
                imports.maxBytes() + IngestBodies.AROUND,
                () -> Files.getFileStore(Files.createDirectories(documents.dir()))
                        .getUsableSpace());
    }

    /** @param most that a body may have, for which one in chunks counts */
    ArchiveRoom(long most, Disk disk) {
        this.most = most;
        this.disk = disk;
    }

    @Override
    public boolean isFor(String path) {
        return path.equals(ImportResource.PATH);
    }

    @Override
    public Place take(OptionalLong length) {
        long bytes = length.orElse(most);
        long room;
        try {
            room = disk.free() - KEPT_FREE;
        } catch (IOException e) {
            throw new TemporarilyUnavailable(
                    "The disk for archives cannot be asked for its room; send it again later.");
        }
        if (bytes > room) {
            throw new PayloadTooLarge("There is room for " + Math.max(0, room) + " bytes on the disk; this "
                    + (length.isPresent() ? "has " : "does not say its length and may have ") + bytes + ".");
        }
        if (!promise(bytes, room)) {
            throw new TemporarilyUnavailable(
                    "Other archives are being sent, and the disk has no room for this one beside them; send it again.");
        }
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                give(bytes);
            }
        };
    }

    synchronized long promised() {
        return promised;
    }

    private synchronized boolean promise(long bytes, long room) {
        if (promised + bytes > room) {
            return false;
        }
        promised += bytes;
        return true;
    }

    private synchronized void give(long bytes) {
        promised -= bytes;
    }
}
