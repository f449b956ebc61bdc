package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.habeas.ingest.billstatus.RecordHash;

/** A folder with 256 folders by the first two letters of the hash. A file appears whole or not at all. */
@ApplicationScoped
class FolderContentStore implements ContentStore {

    private final Path folder;

    FolderContentStore(DocumentSettings settings) {
        this.folder = settings.dir().toAbsolutePath();
    }

    @Override
    public void put(String sha256, byte[] bytes) throws IOException {
        Path file = file(sha256);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), sha256, ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true); // the name, too, must survive a power cut
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try (InputStream in = Files.newInputStream(file(sha256))) {
            if (!RecordHash.sha256(in).equals(sha256)) {
                throw new IOException("stored content differs from its hash");
            }
        }
        return Files.newInputStream(file(sha256));
    }

    private Path file(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
