package org.habeas.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFilesTest {

    private static final long MUCH = 1L << 40;
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void filesComeInTheirOrderWithoutFoldersAndForks(ArchiveFormat format) throws Exception {
        // Given
        String far = "d/".repeat(100) + "..c/c.txt";
        Path archive = write(Archives.of(format, Archives.texts("b.txt", "one", "a/a.txt", "two", far, "three")));
        // When
        Map<String, String> read = read(archive, format, MUCH);
        // Then
        assertThat(ArchiveFormat.of(archive)).contains(format);
        assertThat(read)
                .containsExactly(Map.entry("b.txt", "one"), Map.entry("a/a.txt", "two"), Map.entry(far, "three"));
    }

    @ParameterizedTest
    @EnumSource
    void archiveWithoutFilesIsAnArchive(ArchiveFormat format) throws Exception {
        Path archive = write(Archives.of(format, Map.of()));
        assertThat(ArchiveFormat.of(archive)).contains(format);
        assertThat(read(archive, format, MUCH)).isEmpty();
    }

    @Test
    void whatIsNoArchiveIsNone() throws Exception {
        byte[] text = "A letter on S. 3000. ".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertThat(ArchiveFormat.of(write(text))).isEmpty();
        assertThat(ArchiveFormat.of(write(Archives.gz(text)))).isEmpty();
        assertThat(ArchiveFormat.of(write(new byte[] {0x1f, (byte) 0x8b, 1}))).isEmpty();
        assertThat(ArchiveFormat.of(write(new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInFrontOfACutIsReadAndTheCutIsTold(ArchiveFormat format) throws Exception {
        // Given
        Map<String, byte[]> files = new LinkedHashMap<>();
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[20_000];
            random.nextBytes(bytes);
            files.put(i + ".bin", bytes);
        }
        byte[] whole = Archives.of(format, files);
        Path cut = write(Arrays.copyOf(whole, whole.length * 3 / 5));
        List<String> read = new ArrayList<>();
        // When, Then
        assertThatThrownBy(() -> {
                    try (ArchiveFiles archive = ArchiveFiles.open(cut, format, MUCH)) {
                        for (Optional<Entry> e = archive.next(); e.isPresent(); e = archive.next()) {
                            archive.content(ALL);
                            read.add(e.get().path());
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TRUNCATED));
        if (format == ArchiveFormat.ZIP) { // whose list of files is at its end
            assertThat(read).isEmpty();
        } else {
            assertThat(read).contains("0.bin", "15.bin").doesNotContain("39.bin");
        }
    }

    @Test
    void tarThatIsCutBetweenTwoFilesIsCut() throws Exception {
        // Given: a folder and one file, a block each with its header
        byte[] whole = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "one", "b.txt", "two"));
        Path cut = write(Arrays.copyOf(whole, 3 * 512));
        // When, Then
        assertThatThrownBy(() -> read(cut, ArchiveFormat.TAR, MUCH))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TRUNCATED));
    }

    @Test
    void nameThatIsLongerThanAnyIsNotKeptInMemory() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            name.setSize(20_000_000);
            tar.putArchiveEntry(name);
            tar.write(new byte[20_000_000]);
            tar.closeArchiveEntry();
        }
        Path archive = write(Archives.gz(out.toByteArray()));
        // When, Then
        assertThatThrownBy(() -> read(archive, ArchiveFormat.TAR_GZ, MUCH))
                .isInstanceOfSatisfying(ArchiveException.class, e -> {
                    assertThat(e.fault()).isEqualTo(ArchiveFault.TOO_MUCH);
                    assertThat(e.detail()).contains("headers");
                });
    }

    @Test
    void namesThatNameNamesEndWithoutAnOverflow() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (int i = 0; i < 5_000; i++) {
                TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                name.setSize(1);
                tar.putArchiveEntry(name);
                tar.write('a');
                tar.closeArchiveEntry();
            }
        }
        Path archive = write(out.toByteArray());
        // When, Then
        assertThatThrownBy(() -> read(archive, ArchiveFormat.TAR, MUCH)).isInstanceOf(ArchiveException.class);
    }

    @ParameterizedTest
    @EnumSource
    void moreThanIsAcceptedEndsIt(ArchiveFormat format) throws Exception {
        // Given
        Path archive = write(Archives.of(format, Map.of("a.txt", new byte[3_000_000])));
        // When, Then
        assertThatThrownBy(() -> read(archive, format, 1_000_000))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TOO_MUCH));
        assertThat(read(archive, format, MUCH)).hasSize(1);
    }

    @Test
    void fileOfAZipThatIsDamagedIsItsOwnFault() throws Exception {
        // Given: a byte of the first file's content is another
        byte[] zip = Archives.of(ArchiveFormat.ZIP, Map.of("a.txt", "the text of a".getBytes(StandardCharsets.UTF_8)));
        byte[] name = "a.txt".getBytes(StandardCharsets.UTF_8);
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("a.txt") + name.length + 3;
        zip[at] ^= 0x55;
        Path archive = write(zip);
        // When, Then
        try (ArchiveFiles files = ArchiveFiles.open(archive, ArchiveFormat.ZIP, MUCH)) {
            assertThat(files.next()).isPresent();
            assertThatThrownBy(() -> files.content(ALL)).isInstanceOf(EntryException.class);
            assertThat(files.next()).isEmpty();
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "archive", ""), bytes);
    }

    private static Map<String, String> read(Path archive, ArchiveFormat format, long most) throws Exception {
        Map<String, String> read = new LinkedHashMap<>();
        try (ArchiveFiles files = ArchiveFiles.open(archive, format, most)) {
            for (Optional<Entry> e = files.next(); e.isPresent(); e = files.next()) {
                byte[] bytes = files.content(ALL);
                assertThat(bytes).hasSize((int) e.get().size());
                read.put(e.get().path(), bytes.length < 100 ? new String(bytes, StandardCharsets.UTF_8) : "");
            }
        }
        return read;
    }
}
