package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Classes as a part's JVM has read and checked them, in a file from which its next start has them.
 *
 * <p>The file is named after the jars that it was made from, so one of other jars is never used. A JVM writes it when it
 * ends, under a name that no other process knows; it gets its own name only when all of the stack had become ready and
 * that JVM ended by itself, for from a file that is cut off no JVM ever recovers.
 */
final class ClassArchive {

    private static final String ENDING = ".jsa";

    private final Path folder;
    private final String part;
    private final Path file;
    private final Path made;
    private final List<String> options;

    private ClassArchive(Path folder, String part, String jars, boolean isMade) {
        this.folder = folder;
        this.part = part;
        this.file = folder.resolve(part + "-" + jars + ENDING);
        this.made = folder.resolve(part + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".made");
        if (Files.isRegularFile(file)) {
            options = List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
        } else if (isMade) {
            options = List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:cds*=off");
        } else {
            options = List.of();
        }
    }

    /**
     * The archive of a part, which is made when there is none and the folder can be written.
     *
     * @param jars all on the part's class path; with a folder among them no archive can be made
     */
    static ClassArchive of(Path folder, String part, List<Path> jars) throws IOException {
        if (!jars.stream().allMatch(Files::isRegularFile)) {
            return none();
        }
        if (Files.isWritable(folder.getParent())) {
            Files.createDirectories(folder);
        }
        return new ClassArchive(folder, part, hash(jars), Files.isWritable(folder));
    }

    /** The archive of a part if there is one; none is made. */
    static ClassArchive ifThere(Path folder, String part, List<Path> jars) throws IOException {
        return new ClassArchive(folder, part, hash(jars), false);
    }

    /** No archive, and none is made. */
    static ClassArchive none() {
        return new ClassArchive(Path.of(""), "none", "", false);
    }

    private static String hash(List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder(Runtime.version().toString());
        for (Path jar : jars) {
            all.append('\n')
                    .append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar));
        }
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 13);
    }

    /** For the command line of the part's JVM; its log says nothing of classes that cannot be kept. */
    List<String> options() {
        return options;
    }

    /** Whether the JVM, when it ends, has to write one first. */
    boolean isMade() {
        return options.stream().anyMatch(o -> o.endsWith(made.toString()));
    }

    /** The next start uses what the JVM wrote at its end, and what was made from other jars goes. */
    void keep() throws IOException {
        if (!isMade() || !Files.isRegularFile(made)) {
            return;
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path other : all.filter(this::isOfThisPart).toList()) {
                Files.deleteIfExists(other);
            }
        }
    }

    /** What the JVM may have written is of no use. */
    void discard() throws IOException {
        Files.deleteIfExists(made);
    }

    /** An older archive, or one that a stack which is gone has left half-made. */
    private boolean isOfThisPart(Path other) {
        String name = other.getFileName().toString();
        if (other.equals(file) || !name.startsWith(part + "-")) {
            return false;
        }
        if (name.endsWith(ENDING)) {
            return true;
        }
        String pid = name.substring(part.length() + 1).split("-", 2)[0];
        return pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }
}
