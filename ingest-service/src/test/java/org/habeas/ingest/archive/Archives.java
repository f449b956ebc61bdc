package org.habeas.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives as people make them: files between folders and what macOS puts beside them. */
public final class Archives {

    private Archives() {}

    public static byte[] of(ArchiveFormat format, Map<String, byte[]> files) throws IOException {
        return switch (format) {
            case ZIP -> zip(files);
            case TAR -> tar(files);
            case TAR_GZ -> packed(files, GZIPOutputStream::new);
            case TAR_XZ -> packed(files, out -> new XZOutputStream(out, new LZMA2Options(1)));
        };
    }

    /** Texts by their names. */
    public static Map<String, byte[]> texts(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    public static byte[] gz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    private interface Compression {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] packed(Map<String, byte[]> files, Compression compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeTar(compression.of(out), files);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.putArchiveEntry(new ZipArchiveEntry("folder/"));
            zip.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
            zip.putArchiveEntry(new ZipArchiveEntry("__MACOSX/._a.txt"));
            zip.write("resource".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeTar(out, files);
        return out.toByteArray();
    }

    private static void writeTar(OutputStream out, Map<String, byte[]> files) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            TarArchiveEntry fork = new TarArchiveEntry("folder/._a.txt");
            fork.setSize(1);
            tar.putArchiveEntry(fork);
            tar.write('r');
            tar.closeArchiveEntry();
        }
    }
}
