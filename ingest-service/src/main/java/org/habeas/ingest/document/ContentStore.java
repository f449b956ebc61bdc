package org.habeas.ingest.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Keeps bytes under their SHA-256. A folder today, an object store when one machine is not enough. */
public interface ContentStore {

    /** Stores durably; storing what is there does nothing. */
    void put(String sha256, byte[] bytes) throws IOException;

    /** The same for several, which so wait for the disk together. */
    void putAll(Map<String, byte[]> contents) throws IOException;

    /**
     * The bytes as they came in, verified against their name while they are read: whoever reads to the end has read all of them,
     * unaltered.
     *
     * @throws AlteredContent if they are not what came in; reading may throw it too, before the end
     * @throws IOException if they are missing, or the disk fails
     */
    InputStream open(String sha256) throws IOException;
}
