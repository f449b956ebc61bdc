package org.habeas.ingest.source;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.document.DocumentRoom;
import org.habeas.ingest.document.DocumentService;
import org.habeas.ingest.document.Incoming;
import org.habeas.ingest.document.Outcome;
import org.habeas.ingest.source.SourceItem.Listed;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.PayloadTooLarge;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder: what is in it and below it, and nothing that a link in it leads to. Whether it still lies below a folder that the operator names
 * is asked each time, for a folder can be made a link after it was named.
 */
@Singleton
class Folders implements Lister, Taker {

    private static final int DEEPEST = 32;
    private static final int LONGEST_PATH = 1_000;

    private final SourceSettings settings;
    private final DocumentService documents;
    private final DocumentRoom room;

    Folders(SourceSettings settings, DocumentService documents, DocumentRoom room) {
        this.settings = settings;
        this.documents = documents;
        this.room = room;
    }

    @Override
    public boolean isFor(SourceKind kind) {
        return kind == SourceKind.FOLDER;
    }

    @Override
    public void list(Poll poll) throws FetchException {
        Path folder = folder(poll.source());
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(folder) && isHidden(directory)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String path = folder.relativize(file).toString();
                    if (attributes.isRegularFile()
                            && !isHidden(file)
                            && path.length() <= LONGEST_PATH
                            && Parameters.isText(path)) {
                        poll.note(new Listed(path, version(attributes), null), false);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // went meanwhile, or may not be read: the next poll looks again
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw unreadable();
        }
        poll.flush(false);
    }

    @Override
    public Taken take(Poll poll, SourceItem item) throws FetchException, IOException, InterruptedException {
        Path folder = folder(poll.source());
        Path file = folder.resolve(item.key()).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FetchException(FetchFault.NOT_FOUND, "The file is not there any more.");
        }
        if (!file.toRealPath().startsWith(folder)) {
            throw new FetchException(FetchFault.FORBIDDEN_ADDRESS, "The file lies outside the folder, behind a link.");
        }
        long size = Files.size(file);
        if (size > documents.maxBytes()) {
            throw new PayloadTooLarge(
                    "A document has at most " + documents.maxBytes() + " bytes; this has " + size + ".");
        }
        try (DocumentRoom.Place place = room.await(size)) {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                bytes = in.readNBytes((int) size + 1); // one that grows meanwhile has another version soon
            }
            Outcome outcome = documents
                    .takeAll(
                            List.of(new Incoming(bytes, item.key())),
                            poll.source().detail().metadata(null, null),
                            CongressTaker.subject(poll.source()),
                            Tlp.RED)
                    .getFirst();
            return switch (outcome) {
                case Outcome.Taken taken -> new Taken(taken.document().id(), null);
                case Outcome.Refused refused -> throw refused.why();
            };
        }
    }

    private Path folder(Source source) throws FetchException {
        try {
            Path folder = Path.of(source.address()).toRealPath();
            for (Path root : settings.folders().orElse(List.of())) {
                if (Files.isDirectory(root) && folder.startsWith(root.toRealPath())) {
                    return folder;
                }
            }
        } catch (IOException e) {
            throw unreadable();
        }
        throw new FetchException(
                FetchFault.FORBIDDEN_ADDRESS, "The folder is below none of those that habeas.sources.folders names.");
    }

    private static FetchException unreadable() {
        return new FetchException(FetchFault.NOT_FOUND, "The folder is not there, or cannot be read.");
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static String version(BasicFileAttributes attributes) {
        return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    }
}
