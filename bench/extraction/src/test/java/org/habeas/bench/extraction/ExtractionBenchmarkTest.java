package org.habeas.bench.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;

/** How rightly is read what is labelled; how fast, only the benchmark says, for a test's machine does other things too. */
class ExtractionBenchmarkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @Test
    void billsOfTheLabelledDocumentsAreReadAsWellAsIsAskedFor() throws IOException {
        // Given
        Path corpus = SharedData.file("corpus/score.py").getParent();
        List<Labelled> documents = Labelled.read(corpus);
        Extractors extractors = new Extractors(ExtractionBenchmark.canonicalNames(documents), TODAY);
        Map<String, Predicted> predicted =
                documents.stream().collect(Collectors.toMap(Labelled::id, d -> extractors.predict(d.text())));
        // When
        Scorer.Score score = Scorer.score(documents, predicted, false);
        // Then
        List<String> mistakes =
                score.mistakes().stream().filter(m -> m.contains(" bill ")).toList();
        assertThat(score.of(Figure.BILLS_ID).f1()).as(mistakes.toString()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.of(Figure.BILLS_SPAN).f1()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.macro()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void citationCasesAreReadAsWellAsIsAskedFor() throws IOException {
        // When
        CitationCases cases = CitationCases.run(SharedData.file("citations/cases.jsonl"), TODAY);
        // Then
        assertThat(cases.all()).isEqualTo(814);
        assertThat(cases.share()).as(String.join("\n", cases.wrong())).isGreaterThanOrEqualTo(0.98);
        assertThat(cases.noBills()).isEqualTo(557);
        assertThat(cases.respected()).isEqualTo(cases.noBills());
    }
}
