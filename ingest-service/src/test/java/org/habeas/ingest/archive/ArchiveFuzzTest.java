package org.habeas.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.ingest.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an archive is, it is read as far as it can be, and then refused by the one exception that is for it. */
class ArchiveFuzzTest {

    @TempDir
    Path folder;

    @Test
    void archiveIsReadAsFarAsItCanBe() throws Exception {
        // Given
        List<byte[]> samples = new ArrayList<>();
        for (ArchiveFormat format : ArchiveFormat.values()) {
            samples.add(Archives.of(
                    format, Archives.texts("a.txt", "One letter. ".repeat(50), "b/c.xml", "<billStatus/>")));
        }
        Path file = folder.resolve("archive");
        // When
        Fuzz.Outcome outcome = new Fuzz(samples, List.of(ArchiveException.class))
                .run(Fuzz.count(1_000, 5_000), bytes -> {
                    Files.write(file, bytes);
                    Optional<ArchiveFormat> format = ArchiveFormat.of(file);
                    if (format.isPresent()) {
                        unpack(file, format.get());
                    }
                });
        // Then
        assertThat(outcome.read()).isPositive();
        assertThat(outcome.refused()).containsKey("ArchiveException");
    }

    private static void unpack(Path file, ArchiveFormat format) throws ArchiveException, IOException {
        try (ArchiveFiles files = ArchiveFiles.open(file, format, 10_000_000)) {
            while (files.next().isPresent()) {
                try {
                    files.content(10_000_000);
                } catch (EntryException e) {
                    // this one cannot be read, and the next may be
                }
            }
        }
    }
}
