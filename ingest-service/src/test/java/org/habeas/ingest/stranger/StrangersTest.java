package org.habeas.ingest.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is named with what makes them a prisoner is found, and who stands beside it is not. */
class StrangersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Example was arrested on Monday.|Anna Example",
                "Anna Example, who was wrongfully detained in May, wrote.|Anna Example",
                "Anna Example, a political prisoner in Nowhere, wrote.|Anna Example",
                "Anna Example, a blind activist who was jailed, wrote.|Anna Example",
                "Anna Example, one of the mentors, remains in prison.|Anna Example",
                "Anna Example, jailed since 2001, wrote.|Anna Example",
                "Anna Example (born 1971) was sentenced to ten years.|Anna Example",
                "Anna Example of the Daily News was jailed for 85 days.|Anna Example",
                "Anna Example is awaiting trial.|Anna Example",
                "Anna Example is serving a sentence of ten years.|Anna Example",
                "Anna Example's illegal detention goes on.|Anna Example",
                "We demand the immediate release of Anna Example.|Anna Example",
                "They must release Anna Example now.|Anna Example",
                "The jailed journalist Anna Example wrote.|Anna Example",
                "The political prisoner Anna Example wrote.|Anna Example",
                "They met prisoner of conscience Anna Example.|Anna Example",
                "A court sentenced Anna Example to ten years.|Anna Example",
                "Police arrested Anna Example and Boris Sample.|Anna Example;Boris Sample",
                "Anna Example, Boris Sample and Carl Specimen were taken hostage.|Anna Example;Boris Sample;Carl Specimen",
                "Anna Example and her husband, Boris Sample, were detained.|Anna Example;Boris Sample",
                "The detention of leaders, including former Presidents Anna Example, Boris Sample, and Carl Specimen; former State"
                        + " Minister Dora Muster, among others.|Anna Example;Boris Sample;Carl Specimen;Dora Muster",
                "Leaders were detained, such as Anna Example, former Speaker of the Parliament.|Anna Example",
                "Anna Ex?mple: sentenced to 14 years.|Anna Ex?mple",
                "Anna de la Example was abducted.|Anna de la Example",
                "A. B. Example was arrested.|A. B. Example",
                "ANNA EXAMPLE was arrested.|ANNA EXAMPLE",
                "Mr. Boris Sample was placed on trial and is in prison.|Boris Sample",
                "La libération de Anna Example est demandée.|Anna Example",
                "Anna Example a été arrêtée lundi.|Anna Example",
                "Anna Example wurde am Montag verhaftet.|Anna Example",
                "Der inhaftierte Journalist Boris Sample schrieb.|Boris Sample",
                "Иван Примеров арестован.|Иван Примеров",
                "Политзаключённый Иван Примеров написал.|Иван Примеров",
                "Քաղբանտարկյալ Արամ Օրինակյան գրել է։|Արամ Օրինակյան",
                "Anar Nümunəli həbs edilib.|Anar Nümunəli"
            })
    void namesAPrisoner(String text, String expected) {
        assertThat(names(text)).containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Example was not arrested.",
                "Anna Example was never detained.",
                "If Anna Example was arrested, nobody said so.",
                "Anna Example would be arrested.",
                "Anna Example may have been detained.",
                "Anna Example was threatened with jail.",
                "Anna Example arrested the thief.",
                "Sergeant Anna Example, who arrested the thief, left.",
                "Anna Example condemned the detention of journalists.",
                "Senator Anna Example demanded the release of all prisoners.",
                "The wife of Anna Example was arrested.",
                "The lawyer of Anna Example was detained.",
                "Anna Example's lawyer was detained.",
                "Anna Example, whose brother was jailed, wrote.",
                "Anna Example, a lawyer for political prisoners, wrote.",
                "Leaders were arrested by officers including Anna Example.",
                "Mr. Speaker, I was unavoidably detained.",
                "Anna Example was detained on official business.",
                "Anna Example was unavoidably detained.",
                "Anna Example was held up by traffic.",
                "For Immediate Release Anna Example (202) 555-0100",
                "For immediate release: Anna Example, press officer.",
                "Press Release of Anna Example",
                "The Special Envoy for Hostage Affairs Anna Example said so.",
                "The Human Rights Watch was arrested.",
                "Hong Kong was taken hostage.",
                "Evin Prison was captured.",
                "They freed hostages with lawyers including Anna Example.",
                "The arrest was in March. Anna Example wrote.",
                "The Sample Institute released a report by Anna Example.",
                "He was held in the custody of Sheriff Anna Example."
            })
    void namesNobody(String text) {
        assertThat(names(text)).isEmpty();
    }

    @Test
    void linesUnderAHeadingOfPrisonersAreTheirNames() {
        // Given
        String text =
                "Remarks of yesterday\n\nA few cases of jailed journalists...\nAnna Example - NOWHERE\nShe wrote about it.\n"
                        + "Boris Sample (42)\nCarl Specimen and Dora Muster, since 18 September 2001\n3. Emil Probe\n\nThank you, Senator Fay Muster.\n";
        // When
        List<String> names = names(text);
        // Then
        assertThat(names).containsExactly("Anna Example", "Boris Sample", "Carl Specimen", "Dora Muster", "Emil Probe");
    }

    @Test
    void fileOfACaseNamesItsPersonAboveTheDateOfDetention() {
        // Given
        String text =
                "12.  Anna Maria Example (Anna Example)   \n \nDate of Detention: 8 August 2014\n\nPlace of Detention: Nowhere\n";
        // When
        List<Strangers.Stranger> found = Strangers.in(text);
        // Then
        assertThat(found)
                .extracting(s -> text.substring(s.start(), s.end()), Strangers.Stranger::alias)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Anna Maria Example", "Anna Example"));
    }

    @Test
    void textWithoutEndIsReadInLinearTime() {
        // Given: what looks like the beginning of everything, a hundred thousand times
        String text = "prisoner Anna Example, who, was ( released of including such as ".repeat(30_000);
        // When
        long start = System.nanoTime();
        Strangers.in(text);
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyTextIsRead(long seed) {
        // Given: letters, marks and words of holding in any order
        Random random = new Random(seed);
        List<String> parts = Arrays.asList(
                "Anna",
                "Example",
                "was",
                "arrested",
                ",",
                "(",
                ")",
                ":",
                "?",
                "é",
                "\uD83D\uDE00",
                "\uD83D",
                "\n",
                "\n\n",
                " ",
                "’s",
                "-",
                "prisoner",
                "of",
                "including",
                "such",
                "as",
                "who",
                "and",
                "20.",
                "Date of Detention:",
                "\u202e",
                "Ж",
                "ա",
                "released");
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size()))).append(random.nextBoolean() ? " " : "");
            }
            // When
            List<Strangers.Stranger> found = Strangers.in(text.toString());
            // Then
            int end = 0;
            for (Strangers.Stranger s : found) {
                assertThat(s.start()).isGreaterThanOrEqualTo(end);
                assertThat(s.end()).isGreaterThan(s.start()).isLessThanOrEqualTo(text.length());
                end = s.end();
            }
        }
    }

    private static List<String> names(String text) {
        return Strangers.in(text).stream()
                .map(s -> text.substring(s.start(), s.end()))
                .toList();
    }
}
