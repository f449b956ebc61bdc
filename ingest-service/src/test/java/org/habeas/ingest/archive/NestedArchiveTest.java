package org.habeas.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.habeas.ingest.archive.ArchiveFiles.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives in archives, and what somebody may have put into them. */
class NestedArchiveTest {

    private static final long MUCH = 1L << 40;
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void filesOfInnerArchivesComeInTheirOrderWithTheWholeWayToThem(ArchiveFormat format) throws Exception {
        // Given
        byte[] deep = Archives.of(format, Archives.texts("3.txt", "three"));
        Map<String, byte[]> middle = new LinkedHashMap<>(Archives.texts("2.txt", "two"));
        middle.put("deep", deep);
        middle.putAll(Archives.texts("4.txt", "four"));
        Map<String, byte[]> outer = new LinkedHashMap<>(Archives.texts("1.txt", "one"));
        outer.put("in/middle.tar", Archives.of(ArchiveFormat.TAR, middle));
        outer.put("empty", Archives.of(format, Map.of()));
        outer.putAll(Archives.texts("5.txt", "five"));
        // When
        List<String> read = read(Archives.of(ArchiveFormat.ZIP, outer), ArchiveFormat.ZIP, MUCH);
        // Then
        assertThat(read)
                .containsExactly(
                        "1.txt=one",
                        "in/middle.tar!2.txt=two",
                        "in/middle.tar!deep!3.txt=three",
                        "in/middle.tar!4.txt=four",
                        "empty: empty-archive",
                        "5.txt=five");
    }

    @ParameterizedTest
    @EnumSource
    void itGoesOnBehindAnyFile(ArchiveFormat format) throws Exception {
        // Given
        byte[] deep = Archives.of(ArchiveFormat.ZIP, Archives.texts("c", "c", "d", "d"));
        Map<String, byte[]> middle = new LinkedHashMap<>(Archives.texts("b", "b"));
        middle.put("deep.zip", deep);
        middle.put("cut.tar", Arrays.copyOf(Archives.of(ArchiveFormat.TAR, Archives.texts("e", "e")), 2_048));
        middle.putAll(Archives.texts("f", "f"));
        Map<String, byte[]> outer = new LinkedHashMap<>(Archives.texts("a", "a"));
        outer.put("middle.tgz", Archives.of(ArchiveFormat.TAR_GZ, middle));
        outer.putAll(Archives.texts("g", "g"));
        Path archive = write(Archives.of(format, outer));
        List<Entry> all = entries(archive, format);
        assertThat(all).extracting(Entry::path).hasSize(8).contains("middle.tgz!deep.zip!d", "middle.tgz!cut.tar!e");
        for (Entry stop : all) {
            // When
            List<Entry> rest;
            try (ArchiveFiles files = ArchiveFiles.open(archive, format, MUCH)) {
                assertThat(files.skip(stop.place(), stop.index() + 1, 0, () -> true))
                        .isTrue();
                rest = rest(files);
            }
            // Then
            assertThat(rest).as("behind %s", stop).isEqualTo(all.subList((int) stop.index() + 1, all.size()));
        }
    }

    @Test
    void innerZipThatIsTooLargeForTheMemoryIsReadAsItComes() throws Exception {
        // Given: more than may lie in memory, with sizes in front of the files and behind them
        byte[] noise = new byte[9_000_000];
        new Random(8).nextBytes(noise);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("1.bin", noise);
        files.put("2.bin", noise);
        files.putAll(Archives.texts("3.txt", "three", "4.txt", "four"));
        byte[] sizesInFront = Archives.of(ArchiveFormat.ZIP, files);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(behind)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("a.zip", sizesInFront);
        outer.put("b.zip", behind.toByteArray());
        outer.putAll(Archives.texts("5.txt", "five"));
        // When
        List<String> read = read(Archives.of(ArchiveFormat.TAR, outer), ArchiveFormat.TAR, MUCH);
        // Then
        assertThat(read)
                .containsExactly(
                        "a.zip!1.bin (9000000)",
                        "a.zip!2.bin (9000000)",
                        "a.zip!3.txt=three",
                        "a.zip!4.txt=four",
                        "b.zip!1.bin (9000000)",
                        "b.zip!2.bin (9000000)",
                        "b.zip!3.txt=three",
                        "b.zip!4.txt=four",
                        "5.txt=five");
    }

    @Test
    void documentThatIsAZipByItsNatureIsOneFile() throws Exception {
        // Given
        byte[] letter = Archives.of(
                ArchiveFormat.ZIP, Archives.texts("word/document.xml", "<w/>", "[Content_Types].xml", "<Types/>"));
        byte[] open = Archives.of(
                ArchiveFormat.ZIP, Archives.texts("content.xml", "<office/>", "mimetype", "application/vnd.oasis"));
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("a.docx", letter);
        outer.put("b.odt", open);
        // When
        List<String> read = read(Archives.of(ArchiveFormat.ZIP, outer), ArchiveFormat.ZIP, MUCH);
        // Then
        assertThat(read).containsExactly("a.docx (" + letter.length + ")", "b.odt (" + open.length + ")");
    }

    @ParameterizedTest
    @EnumSource
    void whatComesOutCountsAtAllLevelsTogether(ArchiveFormat format) throws Exception {
        // Given: each archive by itself is within the bound
        byte[] inner = Archives.of(format, Map.of("zeros", new byte[900_000]));
        byte[] outer = Archives.of(ArchiveFormat.ZIP, Map.of("a", inner, "b", inner, "c", inner));
        // When, Then
        assertThatThrownBy(() -> read(outer, ArchiveFormat.ZIP, 2_000_000))
                .isInstanceOfSatisfying(
                        ArchiveException.class, e -> assertThat(e.fault()).isEqualTo(ArchiveFault.TOO_MUCH));
    }

    @Test
    void innerBombThatLiesAboutItsSizeCountsForWhatComesOut() throws Exception {
        // Given: it says of twenty million bytes that they are ten
        byte[] inner = Archives.of(ArchiveFormat.ZIP, Map.of("only.bin", new byte[20_000_000]));
        int size = new String(inner, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("only.bin") - 46 + 24;
        ByteBuffer.wrap(inner).order(ByteOrder.LITTLE_ENDIAN).putInt(size, 10);
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("bomb.zip", inner);
        outer.putAll(Archives.texts("a.txt", "A letter."));
        // When
        List<String> read = read(Archives.of(ArchiveFormat.TAR_GZ, outer), ArchiveFormat.TAR_GZ, 1_000_000);
        // Then: it is not read to its end
        assertThat(read).containsExactly("bomb.zip!only.bin: damaged", "a.txt=A letter.");
    }

    @Test
    void archivesThatLieTooDeepAreRefusedAndTheRestIsRead() throws Exception {
        // Given: each level holds the next one twice, as one that holds itself would
        Map<String, byte[]> files = Archives.texts("leaf.txt", "leaf");
        for (int level = 0; level < 7; level++) {
            byte[] inner = Archives.of(ArchiveFormat.ZIP, files);
            files = new LinkedHashMap<>(Archives.texts("a.txt", "at " + level));
            files.put("1.zip", inner);
            files.put("2.zip", inner);
        }
        // When
        List<String> read = read(Archives.of(ArchiveFormat.ZIP, files), ArchiveFormat.ZIP, MUCH);
        // Then: a text at each of six levels, and two that are too deep at each of the last
        assertThat(read.stream().filter(r -> r.contains("=at "))).hasSize(1 + 2 + 4 + 8 + 16 + 32);
        assertThat(read.stream().filter(r -> r.endsWith("2.zip: nested-too-deep")))
                .hasSize(32);
        assertThat(read).noneMatch(r -> r.contains("leaf"));
    }

    @Test
    void entriesOfAllArchivesTogetherAreBounded() throws Exception {
        // Given
        ArchiveBounds bounds = new ArchiveBounds(1, MUCH);
        for (int i = 0; i < 1_000_000; i++) {
            bounds.countEntry();
        }
        // When, Then
        assertThatThrownBy(bounds::countEntry)
                .isInstanceOfSatisfying(
                        ArchiveBounds.Exceeded.class,
                        e -> assertThat(ArchiveException.of(e).fault()).isEqualTo(ArchiveFault.TOO_MANY));
    }

    @Test
    void innerArchiveThatIsCutOrDamagedIsARowAndTheOuterGoesOn() throws Exception {
        // Given
        byte[] noise = new byte[100_000];
        new Random(9).nextBytes(noise);
        Map<String, byte[]> inner = new LinkedHashMap<>(Archives.texts("a.txt", "one"));
        inner.put("b.bin", noise);
        byte[] tar = Archives.of(ArchiveFormat.TAR, inner);
        byte[] zip = Archives.of(ArchiveFormat.ZIP, inner);
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("cut.tar", Arrays.copyOf(tar, 50_000));
        outer.put("between.tar", Arrays.copyOf(tar, 3 * 512));
        outer.put("cut.zip", Arrays.copyOf(zip, 50_000));
        outer.put("not.tar.gz", Archives.gz("a letter".getBytes(UTF_8)));
        outer.putAll(Archives.texts("z.txt", "last"));
        // When
        List<String> read = read(Archives.of(ArchiveFormat.ZIP, outer), ArchiveFormat.ZIP, MUCH);
        // Then
        assertThat(read)
                .containsExactly(
                        "cut.tar!a.txt=one",
                        "cut.tar!b.bin: truncated-archive",
                        "between.tar!a.txt=one",
                        "between.tar: truncated-archive",
                        "cut.zip: truncated-archive",
                        "not.tar.gz (" + Archives.gz("a letter".getBytes(UTF_8)).length + ")",
                        "z.txt=last");
    }

    @Test
    void entryThatHoldsAnArchiveAndIsDamagedIsARowAndTheOuterGoesOn() throws Exception {
        // Given: a byte of what is packed in the outer one is another
        byte[] noise = new byte[100_000];
        new Random(10).nextBytes(noise);
        Map<String, byte[]> inner = new LinkedHashMap<>(Archives.texts("a.txt", "one"));
        inner.put("b.bin", noise);
        inner.putAll(Archives.texts("c.txt", "three"));
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("inner.tar", Archives.of(ArchiveFormat.TAR, inner));
        outer.putAll(Archives.texts("z.txt", "last"));
        byte[] zip = Archives.of(ArchiveFormat.ZIP, outer);
        zip[zip.length / 2] ^= 0x55;
        // When
        List<String> read = read(zip, ArchiveFormat.ZIP, MUCH);
        // Then
        assertThat(read).first().isEqualTo("inner.tar!a.txt=one");
        assertThat(read).last().isEqualTo("z.txt=last");
        assertThat(read.get(read.size() - 2)).startsWith("inner.tar").endsWith(": damaged");
    }

    @Test
    void linksDevicesHolesAndNamesThatLeadOutAreRefusedEachWithItsReason() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, new TarArchiveEntry("soft", TarConstants.LF_SYMLINK), "/etc/passwd");
            add(tar, new TarArchiveEntry("hard", TarConstants.LF_LINK), "a.txt");
            add(tar, new TarArchiveEntry("null", TarConstants.LF_CHR), "");
            add(tar, new TarArchiveEntry("disk", TarConstants.LF_BLK), "");
            add(tar, new TarArchiveEntry("pipe", TarConstants.LF_FIFO), "");
            add(tar, new TarArchiveEntry("odd", (byte) 'V'), "");
            add(tar, new TarArchiveEntry("holes", TarConstants.LF_GNUTYPE_SPARSE), "");
            text(tar, new TarArchiveEntry("/etc/cron.d/x", true), "absolute");
            text(tar, new TarArchiveEntry("a/../../x"), "upwards");
            text(tar, new TarArchiveEntry("n".repeat(300) + "/../x"), "upwards by an attribute");
            text(tar, new TarArchiveEntry("a.txt"), "one");
        }
        // When
        List<String> read = read(out.toByteArray(), ArchiveFormat.TAR, MUCH);
        // Then
        assertThat(read)
                .containsExactly(
                        "soft: link",
                        "hard: link",
                        "null: device",
                        "disk: device",
                        "pipe: device",
                        "odd: unusual-entry",
                        "holes: sparse",
                        "/etc/cron.d/x: unsafe-name",
                        "a/../../x: unsafe-name",
                        "n".repeat(300) + "/../x: unsafe-name",
                        "a.txt=one");
    }

    @Test
    void ofAZipToo() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            ZipArchiveEntry link = new ZipArchiveEntry("soft");
            link.setUnixMode(0120777);
            for (ZipArchiveEntry entry : List.of(
                    link,
                    new ZipArchiveEntry("../x"),
                    new ZipArchiveEntry("C:/x"),
                    new ZipArchiveEntry("secret.txt"),
                    new ZipArchiveEntry("a.txt"))) {
                zip.putArchiveEntry(entry);
                zip.write("one".getBytes(UTF_8));
                zip.closeArchiveEntry();
            }
        }
        byte[] zip = out.toByteArray();
        String names = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1);
        zip[names.lastIndexOf("secret.txt") - 46 + 8] |= 1; // the flag that says it is encrypted
        // When
        List<String> read = read(zip, ArchiveFormat.ZIP, MUCH);
        // Then
        assertThat(read)
                .containsExactly(
                        "soft: link", "../x: unsafe-name", "C:/x: unsafe-name", "secret.txt: encrypted", "a.txt=one");
    }

    @Test
    void nameThatComesTwiceIsKnownToHaveComeBefore() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            text(tar, new TarArchiveEntry("a.txt"), "one");
            text(tar, new TarArchiveEntry("b.txt"), "two");
            text(tar, new TarArchiveEntry("a.txt"), "three");
        }
        // When
        List<Entry> entries = entries(write(out.toByteArray()), ArchiveFormat.TAR);
        // Then
        assertThat(entries).extracting(Entry::isRepeated).containsExactly(false, false, true);
    }

    private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, String to) throws IOException {
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void text(TarArchiveOutputStream tar, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** Each file with its text, its length, or why it is refused. */
    private List<String> read(byte[] archive, ArchiveFormat format, long most) throws Exception {
        List<String> read = new ArrayList<>();
        try (ArchiveFiles files = ArchiveFiles.open(write(archive), format, most)) {
            for (Optional<Entry> e = files.next(); e.isPresent(); e = files.next()) {
                try {
                    byte[] bytes = files.content(ALL);
                    boolean isText = bytes.length < 20;
                    read.add(e.get().path() + (isText ? "=" + new String(bytes, UTF_8) : " (" + bytes.length + ")"));
                } catch (EntryException refused) {
                    assertThat(refused.detail()).isNotBlank();
                    read.add(e.get().path() + ": " + refused.code());
                }
            }
        }
        return read;
    }

    private static List<Entry> entries(Path archive, ArchiveFormat format) throws Exception {
        try (ArchiveFiles files = ArchiveFiles.open(archive, format, MUCH)) {
            return rest(files);
        }
    }

    private static List<Entry> rest(ArchiveFiles files) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (Optional<Entry> e = files.next(); e.isPresent(); e = files.next()) {
            entries.add(e.get());
        }
        return entries;
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "archive", ""), bytes);
    }
}
