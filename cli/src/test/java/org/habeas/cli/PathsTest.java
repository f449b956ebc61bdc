package org.habeas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code ingest} and {@code seed} say of paths that they cannot take. */
class PathsTest {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource({"ingest, ftp://www.example.org/a.txt", "seed, https://www.example.org/a.txt"})
    void anAddressThatIsNotTakenIsToldAsItWasGiven(String command, String address) {
        // When
        int exitCode = run(command, address);
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(said.toString().strip())
                .isEqualTo(
                        "Only addresses that begin with https:// or http:// are taken, and only by ./habeas ingest: download "
                                + address + " and give the file.");
    }

    @Test
    void aPathThatIsNotThereIsNamed() {
        // When
        int exitCode = run("ingest", folder.resolve("none").toString());
        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(said.toString().strip()).isEqualTo("There is no file or folder " + folder.resolve("none") + ".");
    }

    private int run(String command, String path) {
        CommandLine line = new CommandLine(command.equals("seed") ? new SeedCommand() : new IngestCommand());
        line.setErr(new PrintWriter(said, true));
        return line.execute(path, "--data", folder.resolve("data").toString());
    }
}
