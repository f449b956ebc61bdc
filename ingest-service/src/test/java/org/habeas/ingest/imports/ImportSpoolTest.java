package org.habeas.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.habeas.ingest.document.DocumentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSpoolTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void archiveOfNoImportGoesOnceNoCommitOfOneCanBeUnderWay() throws IOException {
        // Given: an upload whose last part came long after the archive
        UUID job = UUID.randomUUID();
        Path uploaded = Files.createTempFile(folder, "upload", "");
        Files.setLastModifiedTime(uploaded, FileTime.from(NOW.minus(Duration.ofHours(2))));
        spool(NOW).take(uploaded, job);
        // When, Then
        spool(NOW.plus(Duration.ofMinutes(59))).sweep(id -> false);
        assertThat(spool(NOW).file(job)).exists();
        spool(NOW.plus(Duration.ofMinutes(61))).sweep(id -> id.equals(job));
        assertThat(spool(NOW).file(job)).exists();
        spool(NOW.plus(Duration.ofMinutes(61))).sweep(id -> false);
        assertThat(spool(NOW).file(job)).doesNotExist();
    }

    private ImportSpool spool(Instant now) {
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
        return new ImportSpool(settings, Clock.fixed(now, ZoneOffset.UTC));
    }
}
