package org.habeas.ingest.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.habeas.ingest.document.DocumentSettings;
import org.jboss.logging.Logger;

/** The archives that wait or are being read, each under the id of its import; they go when it has ended. */
@ApplicationScoped
class ImportSpool {

    private static final Logger LOG = Logger.getLogger(ImportSpool.class);

    /** A younger one may be of an import that is not committed yet. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    ImportSpool(DocumentSettings settings, Clock clock) {
        this.folder = settings.dir().toAbsolutePath().resolve("imports");
        this.clock = clock;
    }

    Path file(UUID job) {
        return folder.resolve(job.toString());
    }

    /** Moves an uploaded file here, durably; it lies on the same disk. */
    void take(Path uploaded, UUID job) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(uploaded, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.setLastModifiedTime(uploaded, FileTime.from(clock.instant())); // from now on the sweep sees it
        Files.move(uploaded, file(job), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true); // the name, too, must survive a power cut
        }
    }

    void delete(UUID job) {
        try {
            Files.deleteIfExists(file(job));
        } catch (IOException e) {
            LOG.warnf("the archive of import %s stays until the next sweep: %s", job, e.toString());
        }
    }

    /** Deletes what services that were killed left, and what may not go when it was not accepted. */
    void sweep(Predicate<UUID> isNeeded) throws IOException {
        Files.createDirectories(folder);
        Instant youngest = clock.instant().minus(ON_ITS_WAY);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(youngest)
                            && !isNeeded.test(UUID.fromString(file.getFileName().toString()))) {
                        Files.delete(file);
                    }
                } catch (NoSuchFileException e) {
                    // another service that shares the folder was quicker
                } catch (IllegalArgumentException e) {
                    LOG.warnf("%s is no archive of an import and stays", file);
                }
            }
        }
    }
}
