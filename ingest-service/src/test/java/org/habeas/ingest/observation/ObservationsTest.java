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
                "Anna Example was arrested on 31 February 2023.|custody=HELD@null",
                "Police arrested Anna Example on 27 September 2023.|custody=HELD@2023-09-27",
                "Azerbaijani authorities have detained the opposition politician Anna Example.|custody=HELD@null",
                "The regime jailed former minister Anna Example in 2023.|custody=HELD@2023",
                "Azerbaijan released Anna Example on 14 January 2026.|custody=FREE@2026-01-14",
                "The government freed the journalist Anna Example.|custody=FREE@null",
                "The court placed Anna Example under house arrest.|custody=HOUSE_ARREST@null",
                "Prosecutors charged Anna Example with treason.|proceedings=CHARGED@null",
                "Officials transferred Anna Example to Umbaki prison.|placeOfDetention=Umbaki prison@null",
                "Anna Example is on trial in Baku.|proceedings=ON_TRIAL@null",
                "Anna Example went on trial in January 2025.|proceedings=ON_TRIAL@2025-01",
                "Anna Example died in custody on 3 March 2024.|custody=DEAD@2024-03-03",
                "Anna Example died on 3 March 2024.|custody=DEAD@2024-03-03",
                "Anna Example, who was arrested in 2023, is a banker.|custody=HELD@2023",
                "They call for the release of Anna Example, who has been detained since July 2023.|custody=HELD@2023-07"
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
                "Anna Example wrote, and the guard was arrested.",
                // done to another
                "Anna Example, who arrested a thief, left.",
                "Police arrested Anna Example's brother.",
                "Police arrested Anna Example’s lawyer in 2023.",
                "Police arrested a supporter of Anna Example.",
                "Police arrested the lawyer of Anna Example.",
                "Police arrested his brother Anna Example.",
                "The lawyer of Anna Example was arrested.",
                "The wife of Anna Example, who was arrested, left.",
                "A friend of Anna Example was released.",
                "Anna Example's husband died in custody.",
                "Azerbaijan released Anna Example's husband.",
                "The father of Anna Example died on 3 March 2024.",
                "Anna Example released a statement.",
                "Anna Example freed the hostages.",
                "Anna Example sentenced the thief to ten years.",
                "Anna Example arrested the thief.",
                "Judge Anna Example jailed the writer.",
                "The paper released Anna Example's letters.",
                "The court sentenced the killer of Anna Example to ten years.",
                // denied
                "Police have not arrested Anna Example.",
                "Police never arrested Anna Example.",
                "Azerbaijan has not released Anna Example.",
                "Azerbaijan hasn't released Anna Example.",
                "Nobody said that Anna Example was released.",
                "Anna Example was never charged with treason.",
                "Anna Example has not died in custody.",
                "Azerbaijan denies that police arrested Anna Example.",
                "Neither the court nor the police released Anna Example.",
                // wished, asked, planned
                "The senator calls for Anna Example to be released.",
                "The senator calls for the release of Anna Example.",
                "They demand that Azerbaijan release Anna Example.",
                "They want to see that Azerbaijan released Anna Example.",
                "We urge that Anna Example is freed.",
                "Anna Example asked to be released.",
                "Anna Example must be released.",
                "Anna Example should be freed.",
                "Azerbaijan will release Anna Example.",
                "Azerbaijan plans to release Anna Example.",
                "Azerbaijan promised that Anna Example was freed soon.",
                "Anna Example is to be released in May 2026.",
                "They hope Anna Example is released.",
                "It will be long until Anna Example is freed.",
                "Nothing ends before Anna Example is freed.",
                "Once Anna Example is released, they leave.",
                // unsure
                "Azerbaijan reportedly released Anna Example.",
                "Police allegedly arrested Anna Example.",
                "It is rumoured that Anna Example died in custody.",
                "Anna Example might be released.",
                "Anna Example may have died in custody.",
                "Anna Example would be arrested.",
                "Anna Example could be sentenced to ten years.",
                "Anna Example faces being sentenced to ten years.",
                "Did Azerbaijan release Anna Example?",
                "Who arrested Anna Example?",
                "If Azerbaijan released Anna Example, all would be well.",
                "Azerbaijan claims that Anna Example was released.",
                "They fear that Anna Example died in custody.",
                // something else
                "Anna Example was sentenced in absentia to ten years.",
                "A court sentenced Anna Example in absentia to ten years.",
                "Azerbaijan released Anna Example on bail.",
                "Azerbaijan released Anna Example to house arrest.",
                "Azerbaijan released Anna Example under supervision.",
                "Anna Example was released from hospital.",
                "Anna Example died of laughter, as they say.",
                "Anna Example was nearly arrested.",
                "Anna Example escaped and was free.",
                "The detained man, Anna Example said, wrote."
            })
    void saysNothingOfThePerson(String sentence) {
        assertThat(found(sentence)).isEmpty();
    }

    @Test
    void courtThatSentencesSomebodyStatesTheStageAndTheTerm() {
        assertThat(
                        found(
                                "A court in Baku sentenced the former minister Anna Example to 20 years in prison on 2026-02-05."))
                .containsExactly("proceedings=SENTENCED@2026-02-05", "sentence=20 years in prison@2026-02-05");
    }

    @Test
    void whoeverHasNoRecordIsTheSubjectByName() {
        // Given
        String text = "Carl Specimen was arrested on 1 May 2023.";
        PersonMention unknown =
                new PersonMention("Carl Specimen", 0, 13, null, "Carl Specimen", 0.6, text, 0, text.length());
        PersonMention oneOfTwo =
                new PersonMention("Carl Specimen", 0, 13, null, "Carl Specimen", 1.0, text, 0, text.length());
        // When
        List<Observation> found = Observations.of("news", new Mentions(List.of(), List.of(unknown)));
        // Then
        assertThat(found)
                .extracting(Observation::subject, Observation::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Carl Specimen", "HELD"));
        assertThat(Observations.of("news", new Mentions(List.of(), List.of(oneOfTwo))))
                .isEmpty();
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
