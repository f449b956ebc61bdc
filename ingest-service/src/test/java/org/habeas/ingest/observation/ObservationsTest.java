package org.habeas.ingest.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a person is found with its quote, and what is said of somebody else, denied or not known is not. */
class ObservationsTest {

    private static final UUID ANNA = UUID.fromString("019a0000-0000-7000-8000-00000000000a");
    private static final UUID BORIS = UUID.fromString("019a0000-0000-7000-8000-00000000000b");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Example was arrested on 27 September 2023.|custody=HELD@2023-09-27",
                "On July 23, 2023, Anna Example (born 1971) was detained in the city.|custody=HELD@2023-07-23",
                "Anna Example, a former minister, has been charged with treason.|proceedings=CHARGED@null",
                "The paper says that Anna Example was released in January 2026.|custody=FREE@2026-01",
                "Anna Example is being held in a cell.|custody=HELD@null",
                "Anna Example was released to house arrest.|custody=HOUSE_ARREST@null",
                "Anna Example was moved to Umbaki prison No. 2 in 2024.|placeOfDetention=Umbaki prison No. 2@2024",
                "Anna Example was seriously ill.|health=seriously ill@null",
                "Anna Example was arrested on 1 May 2023, said a letter of 2 May 2023.|custody=HELD@null",
                "Anna Example was arrested on 31 February 2023.|custody=HELD@null"
            })
    void sentenceStates(String sentence, String expected) {
        assertThat(found(sentence)).containsExactly(expected);
    }

    @Test
    void sentenceOfCourtStatesTheStageAndTheTermOfEachWhomItNames() {
        String text = "News. Anna Example and Boris Sample were sentenced to 20 years in prison on 2026-02-05. More.";
        List<Observation> found = Observations.of("news", mentions(text));
        assertThat(found)
                .extracting(Observation::subject, Observation::property, Observation::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ANNA.toString(), "proceedings", "SENTENCED"),
                        org.assertj.core.groups.Tuple.tuple(ANNA.toString(), "sentence", "20 years in prison"),
                        org.assertj.core.groups.Tuple.tuple(BORIS.toString(), "proceedings", "SENTENCED"),
                        org.assertj.core.groups.Tuple.tuple(BORIS.toString(), "sentence", "20 years in prison"));
        assertThat(found).allSatisfy(o -> {
            assertThat(text.substring(o.start(), o.end())).isEqualTo(o.quote());
            assertThat(o.quote()).startsWith("Anna").endsWith("2026-02-05.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Example was not arrested.",
                "The wife of Anna Example was arrested.",
                "A lawyer for the banker Anna Example was detained.",
                "Anna Example's brother was released.",
                "If Anna Example was released, nobody said so.",
                "The ministry denied that Anna Example was arrested.",
                "Was it so that Anna Example was arrested?",
                "Anna Example was reportedly released.",
                "Nobody knows whether Anna Example has been freed.",
                "They demand that Anna Example be released.",
                "Anna Example was released on bail.",
                "Anna Example was captured on video.",
                "Anna Example was moved to tears.",
                "Anna Example wrote, and the guard was arrested."
            })
    void saysNothingOfThePerson(String sentence) {
        assertThat(found(sentence)).isEmpty();
    }

    @Test
    void summaryStatesNothing() {
        assertThat(Observations.of("summary", mentions("Anna Example was arrested.")))
                .isEmpty();
    }

    @Test
    void manySentencesStayWithinTheRoomOfAnEvent() {
        String text = "Anna Example was arrested. ".repeat(300);
        assertThat(Observations.of("news", mentions(text))).hasSize(Observations.MOST);
    }

    private static List<String> found(String sentence) {
        return Observations.of("news", mentions(sentence)).stream()
                .map(o -> o.property() + "=" + o.value() + "@" + o.validFrom())
                .toList();
    }

    private static Mentions mentions(String text) {
        List<PersonMention> persons = new ArrayList<>();
        add(persons, text, "Anna Example", ANNA);
        add(persons, text, "Boris Sample", BORIS);
        return new Mentions(List.of(), persons);
    }

    private static void add(List<PersonMention> persons, String text, String name, UUID id) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            Span around = Sentences.around(text, at, at + name.length());
            persons.add(new PersonMention(
                    name,
                    at,
                    at + name.length(),
                    id,
                    name,
                    1.0,
                    text.substring(around.start(), around.end()),
                    around.start(),
                    around.end()));
        }
    }
}
