package org.habeas.ingest.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * A folder with 256 folders by the first two letters of the hash, and one in which files lie while they come in. A file
 * appears under its hash whole or not at all: compressed as {@code <hash>.zst}, or as it is where that would not make it
 * smaller, as every file was before there was compression. Either is read, so that nothing has to be written anew.
 */
@ApplicationScoped
class FolderContentStore implements ContentStore {

    private static final Logger LOG = Logger.getLogger(FolderContentStore.class);

    /** A disk makes several files durable in the time of one. */
    private static final int AT_ONCE = 8;

    /** No file is so long on its way in. A younger one may be of another service that shares the folder. */
    private static final Duration LONGEST_ON_ITS_WAY = Duration.ofDays(1);

    private final Path folder;
    private final Path incoming;
    private final Clock clock;
    private final ExecutorService writers;
    private final Counter given;
    private final Counter kept;

    FolderContentStore(DocumentSettings settings, Clock clock, MeterRegistry metrics) {
        this.folder = settings.dir().toAbsolutePath();
        this.incoming = folder.resolve("incoming");
        this.clock = clock;
        this.writers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("content-", 0).factory());
        this.given = metrics.counter("habeas.documents.content.bytes", "form", "given");
        this.kept = metrics.counter("habeas.documents.content.bytes", "form", "kept");
    }

    @PreDestroy
    void stop() {
        writers.shutdown();
    }

    void start(@Observes StartupEvent event) {
        try {
            sweep();
        } catch (IOException e) {
            LOG.warnf("leftovers of documents on their way in stay: %s", e.toString());
        }
    }

    /** Deletes what services that were killed left half-way. */
    void sweep() throws IOException {
        Files.createDirectories(incoming);
        Instant oldest = clock.instant().minus(LONGEST_ON_ITS_WAY);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming, Files::isRegularFile)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                        Files.delete(file);
                    }
                } catch (NoSuchFileException e) {
                    // another service that shares the folder was quicker
                }
            }
        }
    }

    @Override
    public void put(String sha256, byte[] bytes) throws IOException {
        putAll(Map.of(sha256, bytes));
    }

    /** Contents first, then names: of many files together the names become durable with one another, not each by itself. */
    @Override
    public void putAll(Map<String, byte[]> contents) throws IOException {
        List<Future<Part>> parts = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                if (!isHere(content.getKey())) {
                    parts.add(writers.submit(() -> written(content.getKey(), content.getValue())));
                }
            }
            Set<Path> folders = new LinkedHashSet<>();
            for (Future<Part> part : parts) {
                Part written = part.get();
                Path names = Objects.requireNonNull(written.name().getParent());
                if (folders.add(names) && !Files.isDirectory(names)) {
                    Files.createDirectories(names);
                    forceNames(folder);
                }
                Files.move(
                        written.file(),
                        written.name(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            for (Path names : folders) {
                forceNames(names);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while content was stored", e);
        } finally {
            parts.forEach(FolderContentStore::discard);
        }
    }

    /** A file among what comes in, and the name that it is to get. */
    private record Part(Path file, Path name) {}

    /** Durable, under a name of its own among what comes in. */
    private Part written(String sha256, byte[] bytes) throws IOException {
        if (!Files.isDirectory(incoming)) {
            Files.createDirectories(incoming);
        }
        Optional<byte[]> packed = PackedContent.of(bytes);
        byte[] stored = packed.orElse(bytes);
        Path part = Files.createTempFile(incoming, sha256, ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        given.increment(bytes.length);
        kept.increment(stored.length);
        return new Part(part, packed.isPresent() ? packed(sha256) : plain(sha256));
    }

    /** The name, too, must survive a power cut. */
    private static void forceNames(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** What was written and has not got its name; a leftover that cannot be deleted is swept later. */
    private static void discard(Future<Part> part) {
        try {
            Files.deleteIfExists(part.get().file());
        } catch (IOException | ExecutionException e) {
            LOG.debugf(e, "a file on its way in was not deleted");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return new VerifiedContent(raw(sha256), sha256);
    }

    private InputStream raw(String sha256) throws IOException {
        InputStream stored;
        try {
            stored = Files.newInputStream(packed(sha256));
        } catch (NoSuchFileException e) {
            return Files.newInputStream(plain(sha256));
        }
        return PackedContent.unpacked(stored);
    }

    private boolean isHere(String sha256) {
        return Files.exists(packed(sha256)) || Files.exists(plain(sha256));
    }

    private Path packed(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + PackedContent.SUFFIX);
    }

    private Path plain(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
