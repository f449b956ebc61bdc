package org.habeas.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final String MADE = ".made";

    /** A JVM uses archives of its own build only. */
    private static final List<String> JVM = List.of("java.home", "java.vm.vendor", "java.vm.version");

    private final Path folder;
    private final String part;
    private final Path file;
    private final Path made;
    private final boolean isMade;
    private final List<String> options;

    private ClassArchive(Path folder, String part, String jars, boolean canBeMade) {
        this.folder = folder;
        this.part = part;
        this.file = folder.resolve(part + "-" + jars + ENDING);
        this.made = folder.resolve(part + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + MADE);
        boolean isThere = Files.isRegularFile(file) && Files.isReadable(file);
        this.isMade = canBeMade && !isThere;
        if (isThere) {
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
        boolean canBeMade = true;
        try {
            Files.createDirectories(folder);
            removeLeftovers(folder, part);
        } catch (IOException | UncheckedIOException e) {
            canBeMade = false; // a stack runs without it
        }
        return new ClassArchive(folder, part, hash(jars), canBeMade && Files.isWritable(folder));
    }

    /** What stacks that are gone have left half-made. */
    private static void removeLeftovers(Path folder, String part) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path left :
                    all.filter(f -> isLeft(f.getFileName().toString(), part)).toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static boolean isLeft(String name, String part) {
        if (!name.startsWith(part + "-") || !name.endsWith(MADE)) {
            return false;
        }
        String pid = name.substring(part.length() + 1).split("-", 2)[0];
        return pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** No archive, and none is made. */
    static ClassArchive none() {
        return new ClassArchive(Path.of(""), "none", "", false);
    }

    private static String hash(List<Path> jars) throws IOException {
        StringBuilder all = new StringBuilder();
        JVM.forEach(property -> all.append(System.getProperty(property)).append('\n'));
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
        return isMade;
    }

    /** The next start uses what the JVM wrote at its end, and what was made from other jars goes. */
    void keep() throws IOException {
        if (!isMade || !Files.isRegularFile(made)) {
            return;
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path older : all.filter(this::isOlder).toList()) {
                Files.deleteIfExists(older);
            }
        }
    }

    private boolean isOlder(Path other) {
        String name = other.getFileName().toString();
        return !other.equals(file) && name.startsWith(part + "-") && name.endsWith(ENDING);
    }

    /** What the JVM may have written is of no use. */
    void discard() {
        try {
            Files.deleteIfExists(made);
        } catch (IOException e) {
            // it is never used, and goes with a later start
        }
    }
}
