package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.habeas.ingest.billstatus.RecordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentStoreTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final byte[] BYTES = "A letter.".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = RecordHash.sha256(BYTES);

    @TempDir
    Path folder;

    @Test
    void bytesAreKeptUnderTheirHashAndNothingBesides() throws IOException {
        // When
        store().put(HASH, BYTES);
        store().put(HASH, BYTES);
        // Then
        try (InputStream kept = store().open(HASH)) {
            assertThat(kept.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
        assertThat(folder.resolve(HASH.substring(0, 2))).isDirectoryContaining("glob:**" + HASH);
    }

    @Test
    void ofSeveralOneThatCannotBeStoredFailsThemAndLeavesNothingHalfWay() throws IOException {
        // Given
        byte[] other = "Another letter.".getBytes(StandardCharsets.UTF_8);
        String hash = RecordHash.sha256(other);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(hash.substring(0, 2)), "no folder");
        ContentStore store = store();
        // When
        assertThatThrownBy(() -> store.putAll(Map.of(HASH, BYTES, hash, other))).isInstanceOf(IOException.class);
        // Then
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void manyAtOnceAreAllThere() throws IOException {
        // Given
        Map<String, byte[]> letters = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = ("Letter " + i).getBytes(StandardCharsets.UTF_8);
            letters.put(RecordHash.sha256(bytes), bytes);
        }
        ContentStore store = store();
        // When
        store.putAll(letters);
        // Then
        for (Map.Entry<String, byte[]> letter : letters.entrySet()) {
            try (InputStream kept = store.open(letter.getKey())) {
                assertThat(kept.readAllBytes()).isEqualTo(letter.getValue());
            }
        }
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void leftoversOfKilledServicesGoAndWhatAnotherIsWritingStays() throws IOException {
        // Given
        store().put(HASH, BYTES);
        Path kept = folder.resolve(HASH.substring(0, 2)).resolve(HASH);
        Files.setLastModifiedTime(kept, FileTime.from(NOW.minus(Duration.ofDays(400))));
        Path left = on(Duration.ofHours(25));
        Path written = on(Duration.ofHours(1));
        Path ahead = on(Duration.ofHours(-1));
        // When
        store().sweep();
        // Then
        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(ahead).exists();
        assertThat(kept).exists();
    }

    @Test
    void thereIsNothingToSweepBeforeTheFirstDocument() throws IOException {
        store().sweep();
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    private Path on(Duration ago) throws IOException {
        Path part = Files.createTempFile(folder.resolve("incoming"), HASH, ".part");
        return Files.setLastModifiedTime(part, FileTime.from(NOW.minus(ago)));
    }

    private FolderContentStore store() {
        DocumentSettings settings = new DocumentSettings() {
            @Override
            public Path dir() {
                return folder;
            }

            @Override
            public long maxBytes() {
                return 1_000;
            }
        };
        return new FolderContentStore(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
