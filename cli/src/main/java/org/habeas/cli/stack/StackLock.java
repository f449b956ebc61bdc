package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to run a stack on a data folder: held by the supervisor for its life, gone with it however it ends, and the same
 * under every spelling of the folder's path. The file holds the holder's process id and is never removed.
 */
final class StackLock implements AutoCloseable {

    private static final int TRIES = 10;
    private static final long BETWEEN_TRIES_MILLIS = 50;

    /** What this process holds: to open and close such a file a second time would release the lock (POSIX). */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel file;

    private StackLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** Takes the lock; empty if another holds it. Whoever only looks holds it for a moment, so it is tried a few times. */
    static Optional<StackLock> take(Path path) throws IOException, InterruptedException {
        if (!HELD_HERE.add(path)) {
            return Optional.empty();
        }
        Files.createDirectories(path.getParent());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        for (int tried = 1; file.tryLock() == null; tried++) {
            if (tried == TRIES) {
                file.close();
                HELD_HERE.remove(path);
                return Optional.empty();
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS);
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new StackLock(path, file));
    }

    /** The process that holds the lock now. */
    static Optional<ProcessHandle> holder(Path path) throws IOException, InterruptedException {
        if (HELD_HERE.contains(path)) {
            return Optional.of(ProcessHandle.current());
        }
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        for (int tried = 0; tried < TRIES; tried++) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
                    FileLock free = file.tryLock()) {
                if (free != null) {
                    return Optional.empty();
                }
            }
            Optional<ProcessHandle> holder = named(path);
            if (holder.isPresent()) {
                return holder;
            }
            Thread.sleep(BETWEEN_TRIES_MILLIS); // it has the lock and is about to write who it is
        }
        throw new IOException(path + " is locked by a process that does not say who it is");
    }

    private static Optional<ProcessHandle> named(Path path) throws IOException {
        String pid = Files.readString(path).strip();
        return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(pid));
    }

    @Override
    public void close() throws IOException {
        file.close();
        HELD_HERE.remove(path);
    }
}
