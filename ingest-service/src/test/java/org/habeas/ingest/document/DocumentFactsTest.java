package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.habeas.contracts.DocumentRecord.Described;
import org.habeas.ingest.head.HeadFacts;
import org.junit.jupiter.api.Test;

class DocumentFactsTest {

    private static final HeadFacts HEAD = new HeadFacts(
            "letter",
            "A title",
            "2024-04-04",
            "A committee",
            List.of("Anna Doe"),
            List.of("Jane Roe"),
            "en",
            List.of());

    @Test
    void whatTheSenderSaysGoesBeforeWhatTheDocumentSays() {
        // Given
        Metadata said =
                new Metadata("Ours", "2023", "We", "statement", null, "fr", null, null, List.of(), List.of("Somebody"));
        // When
        DocumentFacts facts = DocumentFacts.of(said, HEAD);
        // Then
        assertThat(facts)
                .isEqualTo(new DocumentFacts("statement", "Ours", "2023", "We", List.of(), List.of("Somebody"), "fr"));
    }

    @Test
    void whereTheSenderIsSilentTheDocumentSpeaks() {
        assertThat(DocumentFacts.of(Metadata.NONE, HEAD))
                .isEqualTo(new DocumentFacts(
                        "letter",
                        "A title",
                        "2024-04-04",
                        "A committee",
                        List.of("Anna Doe"),
                        List.of("Jane Roe"),
                        "en"));
    }

    @Test
    void dayAndNamesInASummaryAreThoseOfAnotherDocument() {
        // Given
        Metadata said = new Metadata(
                null,
                null,
                null,
                "summary",
                null,
                null,
                null,
                new Described("The letter", null, null, null),
                null,
                null);
        // When
        DocumentFacts facts = DocumentFacts.of(said, HEAD);
        // Then
        assertThat(facts).isEqualTo(new DocumentFacts("summary", "A title", null, null, List.of(), List.of(), "en"));
    }
}
