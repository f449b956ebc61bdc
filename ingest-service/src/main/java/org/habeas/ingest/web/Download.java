package org.habeas.ingest.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.habeas.kit.fetch.WebAddress;

/**
 * A file that was fetched; it goes when this is closed, unless it was moved away.
 *
 * @param url where it was, behind all redirects
 * @param moved whether every redirect there is for ever
 * @param at when it was asked for: what is asked later is the newer version, whenever it arrives
 */
public record Download(Path file, long size, WebAddress url, boolean moved, Validator validator, Instant at)
        implements AutoCloseable {

    public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {
        Downloads.delete(file);
    }
}
