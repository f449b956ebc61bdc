package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExtractionPageTest {

    private static final Path PAGE = Path.of("../docs/extraction.md");

    @Test
    void pageForReadersIsOfTheVersionOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE)).contains("The rules are version **" + ExtractionVersion.NUMBER + "**");
    }
}
