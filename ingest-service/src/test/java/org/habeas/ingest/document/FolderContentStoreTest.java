package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.RecordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderContentStoreTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final byte[] BYTES = "A letter.".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = RecordHash.sha256(BYTES);

    private static final byte[] LONG =
            "A letter on S.Res. 540, and so on. ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final MeterRegistry metrics = new SimpleMeterRegistry();

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
    void whatShrinksIsKeptCompressedAndWhatDoesNotAsItIs() throws IOException {
        // Given
        byte[] noise = new byte[2_000_000];
        new Random(4).nextBytes(noise);
        String text = RecordHash.sha256(LONG);
        String image = RecordHash.sha256(noise);
        // When
        store().putAll(Map.of(text, LONG, image, noise));
        // Then
        assertThat(Files.size(file(text + ".zst"))).isLessThan(LONG.length / 100);
        assertThat(file(text)).doesNotExist();
        assertThat(file(image)).hasBinaryContent(noise);
        assertThat(read(text)).isEqualTo(LONG);
        assertThat(read(image)).isEqualTo(noise);
        assertThat(bytes("given")).isEqualTo(LONG.length + noise.length);
        assertThat(bytes("kept")).isEqualTo(Files.size(file(text + ".zst")) + noise.length);
    }

    @Test
    void whatWasKeptBeforeThereWasCompressionIsReadAndNotWrittenAgain() throws IOException {
        // Given
        String hash = RecordHash.sha256(LONG);
        Files.createDirectories(Objects.requireNonNull(file(hash).getParent()));
        Files.write(file(hash), LONG);
        // When
        store().put(hash, LONG);
        // Then
        assertThat(read(hash)).isEqualTo(LONG);
        assertThat(file(hash + ".zst")).doesNotExist();
    }

    @Test
    void bytesThatWereAlteredAreNeverReadToTheirEnd() throws IOException {
        // Given: long enough that reading begins before the end is known
        byte[] noise = new byte[1_000_000];
        new Random(6).nextBytes(noise);
        String hash = RecordHash.sha256(noise);
        store().put(hash, noise);
        byte[] altered = noise.clone();
        altered[999_999] ^= 1;
        Files.write(file(hash), altered);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        // When, Then
        assertThatThrownBy(() -> {
                    try (InputStream in = store().open(hash)) {
                        in.transferTo(read);
                    }
                })
                .isInstanceOf(AlteredContent.class)
                .hasMessageContaining(hash);
        assertThat(read.size()).isLessThan(noise.length);
    }

    @Test
    void aShortOneThatWasAlteredIsNotEvenOpened() throws IOException {
        // Given
        String hash = RecordHash.sha256(LONG);
        store().put(HASH, BYTES);
        Files.writeString(file(HASH), "Another.");
        store().put(hash, LONG);
        byte[] packed = Files.readAllBytes(file(hash + ".zst"));
        packed[packed.length / 2] ^= 0x55;
        Files.write(file(hash + ".zst"), packed);
        // When, Then
        assertThatThrownBy(() -> store().open(HASH)).isInstanceOf(AlteredContent.class);
        assertThatThrownBy(() -> read(hash)).isInstanceOf(AlteredContent.class);
        // and one that is cut off
        Files.write(file(hash + ".zst"), Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> read(hash)).isInstanceOf(AlteredContent.class);
        Files.delete(file(hash + ".zst"));
        assertThatThrownBy(() -> store().open(hash)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128 * 1024 - 1, 128 * 1024, 128 * 1024 + 1, 256 * 1024, 300_000})
    void anyLengthIsReadWhole(int length) throws IOException {
        // Given
        byte[] bytes = Arrays.copyOf(LONG, length);
        String hash = RecordHash.sha256(bytes);
        // When
        store().put(hash, bytes);
        // Then
        assertThat(read(hash)).isEqualTo(bytes);
    }

    @Test
    void billFilesOfACongressTakeLessThanAFifthOfTheirSize() throws IOException {
        // Given
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(SharedData.file("billstatus/117"))) {
            for (Path file : all.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                files.put(RecordHash.sha256(bytes), bytes);
            }
        }
        // When
        store().putAll(files);
        // Then
        assertThat(bytes("given")).isPositive();
        assertThat(bytes("kept")).isLessThan(bytes("given") / 5);
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

    private byte[] read(String hash) throws IOException {
        try (InputStream kept = store().open(hash)) {
            return kept.readAllBytes();
        }
    }

    private Path file(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private double bytes(String form) {
        return metrics.counter("habeas.documents.content.bytes", "form", form).count();
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
        return new FolderContentStore(settings, Clock.fixed(NOW, ZoneOffset.UTC), metrics);
    }
}
