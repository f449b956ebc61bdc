package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.habeas.legislation.status.StatusVocabulary;
import org.junit.jupiter.api.Test;

/** The page has its own words for each status, for it must speak when the service does not; they are held together here. */
class StatusWordsTest {

    private static final Path WORDS = Path.of("../dashboard/src/main/resources/web/app/status.js");

    @Test
    void pageHasWordsForEveryCodeOfTheVocabulary() throws IOException {
        String script = Files.readString(WORDS);
        assertThat(StatusVocabulary.terms())
                .hasSizeGreaterThan(30)
                .allSatisfy(term -> assertThat(script).containsPattern("\\n  '?" + term.code() + "'?: '[A-Za-z]"));
    }
}
