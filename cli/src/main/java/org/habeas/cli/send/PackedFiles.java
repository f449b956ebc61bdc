package org.habeas.cli.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as an archive that is gone again afterwards, under their paths without what leads out of one. */
record PackedFiles(Path zip) implements AutoCloseable {

    static PackedFiles of(List<Path> files) throws IOException {
        Path zip = Files.createTempFile("habeas-files-", ".zip");
        PackedFiles packed = new PackedFiles(zip);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Set<String> names = new HashSet<>();
            for (Path file : files) {
                String name = name(file);
                for (int i = 2; !names.add(name); i++) {
                    name = i + "/" + name(file);
                }
                out.putNextEntry(new ZipEntry(name));
                Files.copy(file, out);
            }
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
        return packed;
    }

    private static String name(Path file) {
        List<String> parts = new ArrayList<>();
        for (Path part : file.normalize()) {
            if (!part.toString().equals("..")) {
                parts.add(part.toString());
            }
        }
        return String.join("/", parts);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(zip);
    }
}
