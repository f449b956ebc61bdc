package org.habeas.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The ingest-service that is measured, as whoever starts it hands it over. */
public interface IngestStack {

    URI service();

    /** Of one who may send. */
    String token();

    String bootstrapServers();

    /** The process of the service. */
    ProcessHandle process();

    /** A folder on the disk that is measured, in which the archives are made. */
    Path folder();

    /**
     * Ends the service and starts it again, and returns when it is ready.
     *
     * @param heap it may have, as the JVM takes it: {@code 256m}
     */
    void restart(String heap) throws IOException, InterruptedException;
}
