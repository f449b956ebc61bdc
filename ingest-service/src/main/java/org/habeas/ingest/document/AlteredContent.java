package org.habeas.ingest.document;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is kept under a hash is not what came in under it: the disk, or somebody, has altered it. */
public final class AlteredContent extends IOException {

    private static final long serialVersionUID = 1L;

    AlteredContent(String sha256, @Nullable Throwable cause) {
        super("the content kept under " + sha256 + " is not what came in: its bytes were altered on the disk", cause);
    }
}
