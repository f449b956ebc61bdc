package org.habeas.cli.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * Classes as a JVM has read and checked them, kept in a file for its next start. The JVM makes the file when it ends
 * and there is none that fits its jars, and starts without one that it cannot use.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** The JVM's options for an archive of its own; its log says nothing of the classes that are left out, or of an archive that does not fit. */
    static List<String> options(Path archive) {
        return List.of(
                "-Xshare:auto", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
    }
}
