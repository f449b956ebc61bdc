package org.habeas.ingest.office;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How PDF, Word, OpenDocument and RTF files are read, each in a process of its own that is ended when it takes too much. */
@ConfigMapping(prefix = "habeas.office")
public interface OfficeSettings {

    /** Folder of the reader's libraries; one that is not absolute is looked for beside the service's own classes and above them. */
    @WithDefault("office-reader")
    Path dir();

    /** How many files are read at one time; each process is started with the first file that needs it. */
    @WithDefault("2")
    int processes();

    /** The most memory that a process may use for objects, in MiB; a file that needs more is refused. */
    @WithDefault("256")
    int heap();

    /** How long the processor may work on one file, or twice as long by the clock; then its process is killed and the file is refused. */
    @WithDefault("15s")
    Duration timeLimit();

    /** A process that had nothing to read for so long is ended. */
    @WithDefault("2m")
    Duration idle();

    /** A process that has read so many files is ended and another started. */
    @WithDefault("500")
    int filesPerProcess();
}
