package org.habeas.ingest.imports;

import jakarta.inject.Singleton;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.http.BodyBound;

/** An archive may be as large as its setting allows; every other body as large as a document. */
@Singleton
class IngestBodies implements BodyBound {

    /** The other parts of a form and what stands between them. */
    static final long AROUND = 1024L * 1024;

    private final DocumentSettings documents;
    private final ImportSettings imports;

    IngestBodies(DocumentSettings documents, ImportSettings imports) {
        this.documents = documents;
        this.imports = imports;
    }

    @Override
    public long most(String path) {
        return (path.equals(ImportResource.PATH) ? imports.maxBytes() : documents.maxBytes()) + AROUND;
    }
}
