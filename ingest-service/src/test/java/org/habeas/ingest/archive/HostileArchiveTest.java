package org.habeas.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives that somebody made to harm who reads them, and disks that fail while they are read. */
class HostileArchiveTest {

    private static final long MUCH = 1L << 40;
    private static final int ALL = Integer.MAX_VALUE;
    private static final byte[] ENDLESS_NAME = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3};

    /** In the list of a ZIP, from the beginning of an entry's record. */
    private static final int METHOD_TO_SIZE = 10;

    private static final int SIZE = 24;
    private static final int NAME = 46;
    private static final int OFFSET = 42;

    @TempDir
    Path folder;

    @Test
    void fileOfAZipThatIsNotDeflatedIsNotReadAndThoseBehindItAre() throws Exception {
        // Given: a dictionary may be as large as the entry says
        byte[] text = "A letter.".getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options(1))) {
            xz.write(text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("a.txt");
            entry.setMethod(ZipMethod.XZ.getCode());
            entry.setSize(text.length);
            entry.setCompressedSize(packed.size());
            entry.setCrc(crc(text));
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed.toByteArray()));
            zip.putArchiveEntry(new ZipArchiveEntry("b.txt"));
            zip.write(text);
            zip.closeArchiveEntry();
        }
        // When, Then
        try (ArchiveFiles files = ArchiveFiles.open(write(out.toByteArray()), ArchiveFormat.ZIP, MUCH)) {
            assertThat(files.next()).isPresent();
            assertThatThrownBy(() -> files.content(ALL))
                    .isInstanceOfSatisfying(
                            EntryException.class, e -> assertThat(e.detail()).contains("compressed in a way"));
            assertThat(files.next()).isPresent();
            assertThat(files.content(ALL)).isEqualTo(text);
        }
    }

    @Test
    void fileThatIsLongerThanListedCountsForWhatCameOutOfIt() throws Exception {
        // Given
        byte[] zip = Archives.of(ArchiveFormat.ZIP, Map.of("only.bin", new byte[3_000_000]));
        little(zip).putInt(record(zip, "only.bin") + SIZE, 2_999_999);
        // When, Then
        assertTooMuch(write(zip), 1_000_000);
    }

    @Test
    void fileThatBreaksOffCountsForWhatCameOutOfIt() throws Exception {
        // Given: the packed bytes are of no use from some point on
        byte[] noise = noise(1_000_000);
        byte[] zip = Archives.of(ArchiveFormat.ZIP, Map.of("a.txt", noise));
        Arrays.fill(zip, zip.length / 2, zip.length / 2 + 200_000, (byte) 0xff);
        // When, Then
        assertTooMuch(write(zip), 300_000);
    }

    @Test
    void filesThatLieOverAnotherAreRefused() throws Exception {
        // Given: sixty names for the same million bytes
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("000.bin", noise(1_000_000));
        for (int i = 1; i < 60; i++) {
            files.put("%03d.bin".formatted(i), new byte[1]);
        }
        byte[] zip = Archives.of(ArchiveFormat.ZIP, files);
        int first = record(zip, "000.bin");
        for (int i = 1; i < 60; i++) {
            int other = record(zip, "%03d.bin".formatted(i));
            System.arraycopy(zip, first + METHOD_TO_SIZE, zip, other + METHOD_TO_SIZE, SIZE + 4 - METHOD_TO_SIZE);
            System.arraycopy(zip, first + OFFSET, zip, other + OFFSET, 4);
        }
        // When
        List<String> refused = new ArrayList<>();
        int read = 0;
        try (ArchiveFiles archive = ArchiveFiles.open(write(zip), ArchiveFormat.ZIP, MUCH)) {
            while (archive.next().isPresent()) {
                try {
                    archive.content(ALL);
                    read++;
                } catch (EntryException e) {
                    refused.add(e.code());
                }
            }
        }
        // Then
        assertThat(read).isEqualTo(1);
        assertThat(refused).hasSize(59).containsOnly("overlapping");
    }

    @Test
    void nameInAGzipThatNeverEndsIsNotKeptInMemory() throws Exception {
        // Given
        Path archive = write(join(ENDLESS_NAME, filled(40_000_000)));
        long before = allocated();
        // When
        Optional<ArchiveFormat> format = ArchiveFormat.of(archive);
        // Then
        assertThat(format).isEmpty();
        assertThat(allocated() - before).isLessThan(10_000_000);
    }

    @Test
    void nameInALaterMemberOfAGzipThatNeverEndsIsNotKeptInMemory() throws Exception {
        // Given: the first member holds a TAR without its end
        byte[] tar = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "one"));
        Path archive = write(join(join(Archives.gz(Arrays.copyOf(tar, 4 * 512)), ENDLESS_NAME), filled(40_000_000)));
        long before = allocated();
        // When, Then
        assertThatThrownBy(() -> read(archive, ArchiveFormat.TAR_GZ, MUCH))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TRUNCATED));
        assertThat(allocated() - before).isLessThan(10_000_000);
    }

    @Test
    void membersOfAGzipAreOneArchiveAndWhatFollowsThemIsPassedOver() throws Exception {
        // Given
        byte[] tar = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "one", "b.txt", "two"));
        byte[] front = Archives.gz(Arrays.copyOf(tar, 1_300));
        byte[] rest = Archives.gz(Arrays.copyOfRange(tar, 1_300, tar.length));
        Path archive = write(join(join(front, rest), "no gzip".getBytes(UTF_8)));
        // When, Then
        assertThat(ArchiveFormat.of(archive)).contains(ArchiveFormat.TAR_GZ);
        assertThat(read(archive, ArchiveFormat.TAR_GZ, MUCH)).isEqualTo(2);
    }

    @Test
    void gzipOfVeryManyEmptyMembersIsNoArchive() throws Exception {
        // Given
        byte[] none = Archives.gz(new byte[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            out.write(none);
        }
        // When, Then
        assertThat(ArchiveFormat.of(write(out.toByteArray()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void diskThatFailsIsNoFaultOfTheArchive(ArchiveFormat format) {
        // a folder can be opened as a file can, and not be read
        assertThatThrownBy(() -> read(folder, format, MUCH)).isInstanceOf(IOException.class);
    }

    @Test
    void diskThatFailsAtAFileOfAZipIsNoFaultOfTheFile() throws Exception {
        // Given
        Path archive = write(Archives.of(ArchiveFormat.ZIP, Map.of("a.bin", noise(1_000_000))));
        try (ArchiveFiles files = ArchiveFiles.open(archive, ArchiveFormat.ZIP, MUCH)) {
            assertThat(files.next()).isPresent();
            // When: which ends the reading from the disk
            Thread.currentThread().interrupt();
            // Then
            assertThatThrownBy(() -> files.content(ALL)).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertTooMuch(Path archive, long most) {
        assertThatThrownBy(() -> read(archive, ArchiveFormat.ZIP, most))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TOO_MUCH));
    }

    private static int read(Path archive, ArchiveFormat format, long most) throws Exception {
        int read = 0;
        try (ArchiveFiles files = ArchiveFiles.open(archive, format, most)) {
            for (Optional<Entry> e = files.next(); e.isPresent(); e = files.next()) {
                files.content(ALL);
                read++;
            }
        }
        return read;
    }

    private static int record(byte[] zip, String name) {
        int at = new String(zip, ISO_8859_1).lastIndexOf(name) - NAME;
        assertThat(little(zip).getInt(at)).isEqualTo(0x02014b50);
        return at;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "archive", ""), bytes);
    }
}
