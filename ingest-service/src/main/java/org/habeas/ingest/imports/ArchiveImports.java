package org.habeas.ingest.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.web.Download;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.UnsupportedMedia;

/** Imports of archives that nobody sends: they are fetched, and go on by themselves like any other. */
@ApplicationScoped
public class ArchiveImports {

    private final WebArchives archives;
    private final ImportService service;

    ArchiveImports(WebArchives archives, ImportService service) {
        this.archives = archives;
        this.service = service;
    }

    /**
     * Fetches an archive and accepts its import.
     *
     * @param metadata of each of its files
     * @param subject in whose name they come in
     * @throws HabeasException if it cannot be fetched, or is no archive
     */
    public UUID fetch(String url, ImportMetadata metadata, String subject) throws IOException {
        try (Download found = archives.fetch(url)) {
            ArchiveFormat format = ArchiveFormat.of(found.file())
                    .orElseThrow(() -> new UnsupportedMedia("What is there is no archive of a kind that is read."));
            String sha256;
            try (InputStream in = Files.newInputStream(found.file())) {
                sha256 = RecordHash.sha256(in);
            }
            UUID id = service.newId();
            try {
                return service.accept(
                                id,
                                new ImportService.Archive(
                                        found.file(), found.url().toString(), sha256, found.size(), format),
                                new ImportService.Wanted(metadata, false),
                                subject,
                                Tlp.RED)
                        .id();
            } catch (RuntimeException e) {
                service.withdraw(id, e);
                throw e;
            }
        }
    }
}
