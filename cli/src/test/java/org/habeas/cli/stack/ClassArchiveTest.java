package org.habeas.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    Path home;

    private Path folder;
    private Path jar;

    @BeforeEach
    void build() throws IOException {
        folder = Files.createDirectory(home.resolve("target")).resolve("class-archives");
        jar = Files.writeString(home.resolve("a.jar"), "first");
    }

    @Test
    void whatAJvmWroteAtItsEndIsUsedByTheNext() throws IOException {
        // Given
        ClassArchive first = ClassArchive.of(folder, "kafka", List.of(jar));
        Path made = path(first, "-XX:ArchiveClassesAtExit=");
        Files.writeString(made, "classes");
        // When
        first.keep();
        // Then
        ClassArchive next = ClassArchive.of(folder, "kafka", List.of(jar));
        assertThat(path(next, "-XX:SharedArchiveFile=")).hasContent("classes");
        assertThat(next.isMade()).isFalse();
        assertThat(files()).hasSize(1);
    }

    @Test
    void otherJarsHaveAnotherArchiveAndTheOldOneGoes() throws IOException {
        // Given
        kept("first");
        // When
        Files.writeString(jar, "second");
        ClassArchive other = ClassArchive.of(folder, "kafka", List.of(jar));
        // Then
        assertThat(other.isMade()).isTrue();
        kept("second");
        assertThat(files()).hasSize(1);
        assertThat(path(ClassArchive.of(folder, "kafka", List.of(jar)), "-XX:SharedArchiveFile="))
                .hasContent("second");
    }

    @Test
    void whatMayBeCutOffIsThrownAway() throws IOException {
        ClassArchive broken = ClassArchive.of(folder, "kafka", List.of(jar));
        Files.writeString(path(broken, "-XX:ArchiveClassesAtExit="), "clas");
        broken.discard();
        assertThat(files()).isEmpty();
        assertThat(ClassArchive.of(folder, "kafka", List.of(jar)).isMade()).isTrue();
    }

    @Test
    void whatAStackThatIsGoneHasLeftHalfMadeGoesWithTheNextStart() throws IOException {
        // Given
        Files.createDirectory(folder);
        Path left = Files.writeString(folder.resolve("kafka-4194999-x.made"), "clas");
        Path ofAnother = Files.writeString(folder.resolve("ingest-4194999-x.made"), "clas");
        Path running = Files.writeString(
                folder.resolve("kafka-" + ProcessHandle.current().pid() + "-x.made"), "clas");
        // When
        ClassArchive.of(folder, "kafka", List.of(jar));
        // Then
        assertThat(left).doesNotExist();
        assertThat(ofAnother).exists();
        assertThat(running).exists();
    }

    @Test
    void noneIsMadeFromFoldersNorWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(ClassArchive.of(folder, "kafka", List.of(jar, home)).options())
                .isEmpty();
        assertThat(ClassArchive.of(file.resolve("no"), "kafka", List.of(jar)).options())
                .isEmpty();
        assertThat(ClassArchive.none().options()).isEmpty();
    }

    private void kept(String classes) throws IOException {
        ClassArchive archive = ClassArchive.of(folder, "kafka", List.of(jar));
        Files.writeString(path(archive, "-XX:ArchiveClassesAtExit="), classes);
        archive.keep();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static Path path(ClassArchive archive, String option) {
        return archive.options().stream()
                .filter(o -> o.startsWith(option))
                .map(o -> Path.of(o.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }
}
