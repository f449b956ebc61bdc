package org.habeas.detainee.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.habeas.detainee.statement.Alignment;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Origin;
import org.junit.jupiter.api.Test;

class StatementRowsTest {

    @Test
    void evidenceIsReadAsItWasWrittenAndWhatALaterVersionAddsIsPassedOver() throws IOException {
        List<Evidence> all = List.of(
                new Evidence("cited", "Press", "Title", null, "2023-05", null, null, null, null, null),
                new Evidence(
                        "quoted",
                        "Прессa",
                        "«Title» \"quoted\"",
                        "https://press.example/a?b=c",
                        "2023-05-2X",
                        new UUID(0x7000L, 0x8000000000000001L),
                        "he said \u0561",
                        3,
                        12,
                        "ab".repeat(32),
                        Alignment.FAMILY_OR_COUNSEL,
                        new Origin("Agency", null, "f".repeat(64))));
        for (Evidence e : all) {
            String json = Json.text(e);
            assertThat(StatementRows.evidence(json)).isEqualTo(e);
            assertThat(StatementRows.evidence(
                            "{\"later\": {\"a\": [1, {\"b\": null}]}, \"sum\": null, " + json.substring(1)))
                    .isEqualTo(e);
        }
    }
}
