package org.habeas.ingest.office;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the reader's libraries lie: in the folder {@code office-reader} beside the service, which is {@code target} where it
 * was built and {@code /app} in its image. It is looked for upwards from where the classes of the service came from.
 */
final class OfficeFolder {

    private static final int LEVELS = 4;

    private OfficeFolder() {}

    /**
     * @param set as the setting has it
     * @throws IOException if it is not there
     */
    static Path of(Path set) throws IOException {
        Path folder = set.isAbsolute() ? set : beside(set).orElse(set);
        if (!hasLibraries(folder)) {
            throw new IOException("there is no reader of office files in " + folder.toAbsolutePath()
                    + "; habeas.office.dir says where it is");
        }
        return folder.toAbsolutePath();
    }

    private static Optional<Path> beside(Path set) {
        CodeSource source = OfficeFolder.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path at = Path.of(source.getLocation().toURI());
            for (int i = 0; i < LEVELS && at != null; i++) {
                if (Files.isDirectory(at.resolve(set))) {
                    return Optional.of(at.resolve(set));
                }
                at = at.getParent();
            }
            return Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // the classes are not in a folder
        }
    }

    private static boolean hasLibraries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.anyMatch(f -> f.toString().endsWith(".jar"));
        }
    }
}
