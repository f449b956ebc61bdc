package org.habeas.ingest.office;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;

/** The reader of office files without a service around it. */
public final class OfficeProbe implements AutoCloseable {

    private final OfficeReader reader;

    private record Settings(Path dir, int processes, int heap, Duration timeLimit, Duration idle, int filesPerProcess)
            implements OfficeSettings {}

    /** @param documents a folder for what is read */
    public OfficeProbe(Path documents, Duration timeLimit) {
        this.reader = new OfficeReader(
                new Settings(Path.of("office-reader"), 1, 128, timeLimit, Duration.ofMinutes(2), 500),
                documents,
                new SimpleMeterRegistry());
    }

    public OfficeText read(OfficeFormat format, byte[] bytes, String sha256) {
        return reader.read(format, bytes, sha256);
    }

    @Override
    public void close() {
        reader.end();
    }
}
