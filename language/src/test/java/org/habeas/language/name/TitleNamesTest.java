package org.habeas.language.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A resolution calling for the release of Ruben Vardanyan from prison. | Ruben Vardanyan
            A resolution calling for the release of Ruben Vardanian. | Рубен Варданян
            A resolution calling for Ruben Vardanyan's release. | Ruben Vardanyan
            A RESOLUTION FOR RUBEN VARDANYAN | Ruben Vardanyan
            Free Ruben Vardanyan Act of 2024 | Ruben Vardanyan
            For the relief of Ruben K. Vardanyan. | Ruben K. Vardanyan
            For the relief of Anna Smith-Jones. | Anna Smith-Jones
            For the relief of Ilham Rahim oglu Aliyev. | Ilham Rahim oglu Aliyev
            """)
    void titleHasANameInAnySpelling(String title, String name) {
        assertThat(TitleNames.find(title, List.of(name)))
                .hasValueSatisfying(place -> assertThat(place.name()).isEqualTo(name));
        assertThat(TitleNames.keys(title)).contains(TitleNames.key(name).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The Vardan Memorial Orinakian Bridge Act | Vardan Orinakian
            For the relief of John Ruben, Vardanyan Petros, and others. | Ruben Vardanyan
            For the relief of Anna Smith-Jones. | Anna Smith
            For the relief of Anna-Maria Smith. | Maria Smith
            A bill to free will and grace. | Free Will
            A resolution calling for the release of Vardanyan. | Vardanyan
            A resolution calling for the release of Ruben Vardanyan. | Vardanyan
            A resolution about Karlen Vardanyan. | Ruben Vardanyan
            """)
    void titleDoesNotHaveANameWhoseWordsItOnlyHas(String title, String name) {
        assertThat(TitleNames.find(title, List.of(name))).isEmpty();
        assertThat(TitleNames.keys(title)).doesNotContain(TitleNames.key(name).orElse("vardanan"));
    }

    @Test
    void placeIsThatOfTheLongestNameInTheTitleAndTheSpellingThatIsWrittenSo() {
        // Given
        String title =
                "Honoring 𝔄lice, and calling for the release of Ruben Vardanyan and of Ruben Karlenovich Vardanian";
        // When
        TitleNames.Place place = TitleNames.find(
                        title, List.of("Ruben Vardanyan", "Ruben Karlenovich Vardanyan", "Ruben Karlenovich Vardanian"))
                .orElseThrow();
        // Then
        assertThat(place.text()).isEqualTo("Ruben Karlenovich Vardanian");
        assertThat(title.substring(place.start(), place.end())).isEqualTo(place.text());
        assertThat(place.name()).isEqualTo("Ruben Karlenovich Vardanian");
    }

    @Test
    void titleThatIsNoTitleNamesNobody() {
        assertThat(TitleNames.keys("")).isEmpty();
        assertThat(TitleNames.keys("Ruben Vardanyan ".repeat(10_000))).isEmpty();
        assertThat(TitleNames.keys("a ".repeat(100_000))).isEmpty();
        assertThat(TitleNames.key("Ruben ".repeat(13))).isEmpty();
    }

    /** Of other people, in other scripts: titles and names are read by different ways, which have to meet. */
    @Test
    void namesOfManyPeopleAreFoundInATitleThatHasThem() throws IOException {
        List<String> lost = new ArrayList<>();
        int sought = 0;
        for (String line : Files.readAllLines(SharedData.file("names/dev.tsv"))) {
            String name = line.split("\t")[1];
            if (TitleNames.key(name).isPresent()) {
                sought++;
                String title = "calling for the release of " + name + ", and for other purposes.";
                if (TitleNames.find(title, List.of(name)).isEmpty()) {
                    lost.add(name);
                }
            }
        }
        assertThat(sought).isGreaterThan(100);
        assertThat(lost).isEmpty();
    }
}
