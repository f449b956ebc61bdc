package org.habeas.bench.status;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** BILLSTATUS files as they were published: an archive of a whole Congress, and folders of single files. */
public final class BillFiles {

    /** Deals with one file. */
    @FunctionalInterface
    public interface Reader {
        void read(String name, byte[] xml) throws IOException;
    }

    private BillFiles() {}

    /** Every file of an archive, in its order. */
    public static void readArchive(Path tarXz, Reader reader) throws IOException {
        readArchive(tarXz, Integer.MAX_VALUE, reader);
    }

    /** The first files of an archive. */
    public static void readArchive(Path tarXz, int most, Reader reader) throws IOException {
        int read = 0;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(tarXz));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null && read < most; entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().endsWith(".xml")) {
                    reader.read(entry.getName(), tar.readAllBytes());
                    read++;
                }
            }
        }
    }

    /** Every file in folders named after a Congress, in the order of their paths. */
    public static void readFolders(Path parent, Reader reader) throws IOException {
        readFolders(parent, 2, "\\d+/.*\\.xml", reader);
    }

    /** Every file below a folder, however deep, in the order of their paths. */
    public static void readTree(Path parent, Reader reader) throws IOException {
        readFolders(parent, Integer.MAX_VALUE, ".*\\.xml", reader);
    }

    private static void readFolders(Path parent, int depth, String paths, Reader reader) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(parent, depth)) {
            files = all.filter(f -> parent.relativize(f).toString().matches(paths))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            reader.read(parent.relativize(file).toString(), Files.readAllBytes(file));
        }
    }
}
