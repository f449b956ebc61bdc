package org.habeas.ingest.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.http.BodyBound;

/**
 * An archive may be as large as its setting and the disk allow; every other body as large as a document. A body that does
 * not fit on the disk is refused before it fills it, for the database may lie on the same.
 */
@Singleton
class IngestBodies implements BodyBound {

    /** The other parts of a form and what stands between them. */
    private static final long AROUND = 1024L * 1024;

    private static final long KEPT_FREE = 256L * 1024 * 1024;

    private final DocumentSettings documents;
    private final ImportSettings imports;

    IngestBodies(DocumentSettings documents, ImportSettings imports) {
        this.documents = documents;
        this.imports = imports;
    }

    @Override
    public long most(String path) {
        if (!path.equals(ImportResource.PATH)) {
            return documents.maxBytes() + AROUND;
        }
        try {
            long free =
                    Files.getFileStore(Files.createDirectories(documents.dir())).getUsableSpace();
            return Math.min(imports.maxBytes() + AROUND, Math.max(AROUND, free - KEPT_FREE));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of documents cannot be asked for its room", e);
        }
    }
}
