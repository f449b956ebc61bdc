package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.habeas.contracts.ChangeType;
import org.junit.jupiter.api.Test;

/** A browser drops the events of a stream that it was not told to listen to by name. */
class PageChangesTest {

    private static final Path STREAM = Path.of("../dashboard/src/main/resources/web/app/stream.js");

    @Test
    void pageListensToEveryTypeOfChange() throws IOException {
        String script = Files.readString(STREAM);
        assertThat(ChangeType.values()).allSatisfy(type -> assertThat(script).contains("'" + type.code() + "'"));
    }
}
