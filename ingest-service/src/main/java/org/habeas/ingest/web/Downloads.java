package org.habeas.ingest.web;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.Fetched;
import org.habeas.kit.fetch.Fetcher;
import org.habeas.kit.problem.TemporarilyUnavailable;
import org.jboss.logging.Logger;

/**
 * Fetches files onto the disk, a few at a time: a slow server so holds neither memory nor a transaction, and many of them no more of the disk than
 * so many documents have.
 */
@ApplicationScoped
public class Downloads {

    private static final Logger LOG = Logger.getLogger(Downloads.class);
    private static final int AT_ONCE = 8;
    private static final long PATIENCE_SECONDS = 20;
    private static final Duration LEFT_BEHIND = Duration.ofHours(2);
    private static final Set<String> NO_DOCUMENTS = Set.of("image", "audio", "video", "font", "model");

    private final Fetcher fetcher;
    private final Clock clock;
    private final Path folder;
    private final Semaphore free = new Semaphore(AT_ONCE, true);

    Downloads(Fetcher fetcher, DocumentSettings settings, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.folder = settings.dir().toAbsolutePath().resolve("fetching");
    }

    /** Takes room for a file before it is read. */
    @FunctionalInterface
    public interface Room {

        /** @param length of the file, empty where the server does not say it */
        Place take(OptionalLong length);

        /** Held until it is closed. */
        interface Place extends AutoCloseable {
            @Override
            void close();
        }
    }

    /** What no document can be is not fetched: pictures, sound and the like; all else is looked at first. */
    public static boolean mayBeDocument(String mediaType) {
        return !NO_DOCUMENTS.contains(mediaType.replaceFirst("/.*", ""));
    }

    /**
     * Fetches a file of the size of a document.
     *
     * @return empty where it is still what the request says that is had
     * @throws TemporarilyUnavailable if too many others are fetched for a while
     */
    public Optional<Download> document(FetchRequest request) throws FetchException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return file(request, length -> () -> {});
        } finally {
            free.release();
        }
    }

    /** Fetches a file of any size for which there is room; the room is given back when it is here, for then the disk has it. */
    public Optional<Download> file(FetchRequest request, Room room) throws FetchException {
        Instant at = clock.instant();
        Path file = folder.resolve(UUID.randomUUID().toString());
        boolean kept = false;
        try {
            Fetched<Long> fetched = fetcher.fetch(request, (in, length) -> {
                try (Room.Place place = room.take(length)) {
                    return write(in, file);
                }
            });
            return switch (fetched) {
                case Fetched.Unchanged<Long> unchanged -> Optional.empty();
                case Fetched.Found<Long> found -> {
                    kept = true;
                    yield Optional.of(
                            new Download(file, found.body(), found.url(), found.moved(), found.validator(), at));
                }
            };
        } finally {
            if (!kept) {
                delete(file);
            }
        }
    }

    private long write(InputStream in, Path file) throws IOException {
        Files.createDirectories(folder);
        return Files.copy(in, file);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s stays until the next start: %s", file, e.toString());
        }
    }

    private static TemporarilyUnavailable busy() {
        return new TemporarilyUnavailable("Many other addresses are being fetched; this one was not. Send it again.");
    }

    /** What services that were killed left behind. */
    void sweep(@Observes StartupEvent event) {
        Instant youngest = clock.instant().minus(LEFT_BEHIND);
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (Path file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(youngest)) {
                        delete(file);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debugf("another service that shares the folder was quicker: %s", e.getFile());
        } catch (IOException e) {
            LOG.warnf("what was being fetched when the service ended stays: %s", e.toString());
        }
    }
}
