package org.habeas.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.habeas.bench.NameFigures.Scored;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesBenchmarkTest {

    @Test
    void namesOfTheDevelopmentSetAreMatchedAsWellAsIsAskedFor() throws IOException {
        // Given
        NameSet set = NameSet.read(SharedData.file("names/dev.tsv"));
        // When
        List<NamesBenchmark.Result> results = NamesBenchmark.run(set);
        // Then
        NameFigures ours = results.getFirst().all();
        assertThat(ours.matches()).isEqualTo(307);
        assertThat(results.getFirst().homonyms()).isEqualTo(18);
        assertThat(ours.averagePrecision()).isGreaterThanOrEqualTo(0.995);
        assertThat(ours.f1()).isGreaterThanOrEqualTo(0.98);
        assertThat(ours.recallAtPrecision()).isGreaterThanOrEqualTo(0.95);
        assertThat(results.get(1).all().averagePrecision()).isCloseTo(0.987, within(0.01));
        assertThat(results.get(2).all().averagePrecision()).isLessThan(0.6);
    }

    /** The first list had a part in setting the rules' constants, the second was written after them and had none. */
    @ParameterizedTest
    @CsvSource({"other-names.tsv, 0.985, 0.95", "unseen-names.tsv, 0.985, 0.97"})
    void namesOfOtherCountriesAreMatchedBetterThanByPlainLibraries(String file, double precision, double f1)
            throws IOException, URISyntaxException {
        // Given
        URL names = Objects.requireNonNull(NamesBenchmarkTest.class.getResource(file));
        // When
        List<NamesBenchmark.Result> results = NamesBenchmark.run(NameSet.read(Path.of(names.toURI())));
        // Then
        assertThat(results.getFirst().all().averagePrecision())
                .isGreaterThan(precision)
                .isGreaterThan(results.get(1).all().averagePrecision() + 0.05);
        assertThat(results.getFirst().all().f1()).isGreaterThan(f1);
    }

    @Test
    void pairsOfEqualScoreMoveTogether() {
        // Given
        List<Scored> scored =
                List.of(new Scored(0.9, true), new Scored(0.8, false), new Scored(0.8, true), new Scored(0.2, true));
        // When
        NameFigures figures = NameFigures.of(scored, 0.7);
        // Then
        assertThat(figures.averagePrecision()).isCloseTo(1 / 3.0 + 2 / 9.0 + 1 / 4.0, within(1e-9));
        assertThat(figures.f1()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(figures.recallAtPrecision()).isCloseTo(1 / 3.0, within(1e-9));
    }
}
