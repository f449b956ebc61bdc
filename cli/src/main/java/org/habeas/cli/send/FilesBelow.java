package org.habeas.cli.send;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The files that a path stands for, symbolic links followed.
 *
 * @param files in the order of their names
 * @param failures why a path gave none, or not all
 */
record FilesBelow(List<Path> files, SortedMap<Path, String> failures) {

    /** @param isWanted of the regular files */
    static FilesBelow of(Path path, Predicate<Path> isWanted) throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        SortedMap<Path, String> failures = new TreeMap<>();
        Files.walkFileTree(
                path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isSymbolicLink()) {
                            failures.put(file, "the link leads nowhere");
                        } else if (attributes.isRegularFile() && isWanted.test(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        failures.put(
                                file,
                                e instanceof FileSystemLoopException
                                        ? "the link leads back to a folder that it is in"
                                        : "it cannot be looked into");
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (files.isEmpty() && failures.isEmpty()) {
            failures.put(path, "there is no file in it that could be sent");
        }
        return new FilesBelow(List.copyOf(files), failures);
    }
}
