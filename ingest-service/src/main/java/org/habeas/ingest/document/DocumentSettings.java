package org.habeas.ingest.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where documents are kept, and how large they may be. */
@ConfigMapping(prefix = "habeas.documents")
public interface DocumentSettings {

    /** Folder of the documents' bytes; it must survive whatever the database survives. */
    @WithDefault(".habeas/documents")
    Path dir();

    /** The largest document that is accepted, in bytes; {@code quarkus.http.limits.max-body-size} must be larger. */
    @WithDefault("33554432")
    long maxBytes();
}
