package org.habeas.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The stack that an import is measured on, as whoever starts it hands it over. */
public interface ImportStack {

    /** What the ingest-service says of an import that has ended, in files; bills are files among the documents. */
    record Outcome(long documents, long duplicates, long failed, long bills) {}

    /** Sends an archive to the ingest-service and returns when its import has ended. */
    Outcome send(Path archive) throws IOException, InterruptedException, BenchmarkFailure;

    String bootstrapServers();

    /** The processes that take part, each with those that it started, by what they are. */
    Map<String, ProcessHandle> parts();
}
