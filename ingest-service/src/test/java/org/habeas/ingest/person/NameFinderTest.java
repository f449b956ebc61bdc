package org.habeas.ingest.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameFinderTest {

    private static final KnownName RUBEN =
            known("Ruben Vardanyan", "Ռուբեն Վարդանյան", "Рубен Варданян", "Ruben Karlenovich Vardanyan");
    private static final KnownName DAVIT = known("Davit Babayan", "Դավիթ Բաբայան");
    private static final KnownName MADAT = known("Madat Babayan");
    private static final NameFinder FINDER = NameFinder.of(List.of(RUBEN, DAVIT, MADAT));

    @Test
    void knownSpellingIsFoundLetterByLetterAndAnotherByItsSound() {
        assertThat(FINDER.find("They hold Ruben Vardanyan. Rouben Vardanian was tried; Рубен Варданян, VARDANYAN."))
                .extracting(PersonMention::text, PersonMention::score, PersonMention::detaineeId)
                .containsExactly(
                        tuple("Ruben Vardanyan", 1.0, RUBEN.id()),
                        tuple("Rouben Vardanian", 0.95, RUBEN.id()),
                        tuple("Рубен Варданян", 1.0, RUBEN.id()),
                        tuple("VARDANYAN", 0.9, RUBEN.id()));
    }

    @Test
    void armenianTextNamesPeopleWithOffsetsAndSentence() {
        // Given
        String text = "Նախկին նախարարներ Ռուբեն Վարդանյանը, Դավիթ Բաբայան։";
        // When
        List<PersonMention> found = FINDER.find(text);
        // Then
        assertThat(found)
                .extracting(PersonMention::text, PersonMention::score, PersonMention::detaineeId)
                .containsExactly(
                        // with the article: folding drops its neutral vowel
                        tuple("Ռուբեն Վարդանյանը", 0.95, RUBEN.id()), tuple("Դավիթ Բաբայան", 1.0, DAVIT.id()));
        assertThat(found).allSatisfy(m -> {
            assertThat(text.substring(m.start(), m.end())).isEqualTo(m.text());
            assertThat(text.substring(m.quoteStart(), m.quoteEnd())).isEqualTo(m.quote());
        });
    }

    @Test
    void surnameAloneCountsOnlyWhereTheFullNameStandsToo() {
        assertThat(FINDER.find("Vardanyan was tried.")).isEmpty();
        assertThat(FINDER.find("Mr. Vardanyan’s trial. It was that of Ruben Vardanyan."))
                .extracting(PersonMention::text)
                .containsExactly("Vardanyan", "Ruben Vardanyan");
    }

    @Test
    void surnameWithAnotherGivenNameIsSomebodyElse() {
        assertThat(FINDER.find("Ruben Vardanyan met Robert Vardanyan, K. Vardanyan, S. Vardanyan and Vardanyan-Smith."))
                .extracting(PersonMention::text, PersonMention::start)
                .containsExactly(tuple("Ruben Vardanyan", 0), tuple("Vardanyan", 41));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mrs. Vardanyan was",
                "Ms Vardanyan was",
                "His wife, Mrs.\u00a0Vardanyan, was",
                "Miss Vardanyan was",
                "Госпожа Варданян was",
                "Об этом сказали г-же Варданян; it was",
                "The Vardanyan family was",
                "The Vardanyan Family was",
                "The Vardanyan Foundation was",
                "Vardanyan Street was"
            })
    void surnameOfAWomanOrOfSomethingElseIsNotHis(String other) {
        assertThat(FINDER.find("Ruben Vardanyan is held. " + other + " named."))
                .extracting(PersonMention::text)
                .containsExactly("Ruben Vardanyan");
    }

    @Test
    void secondHalfOfANameWithAHyphenIsPartOfIt() {
        // Given
        KnownName wen = known("Wen Example-ming");
        // When
        List<PersonMention> found = NameFinder.of(List.of(wen)).find("They hold Wen Example-ming, who is well-known.");
        // Then
        assertThat(found).extracting(PersonMention::text).containsExactly("Wen Example-ming");
    }

    @Test
    void surnameOfTwoPeopleOfTheTextIsNobodys() {
        assertThat(FINDER.find("Davit Babayan and Madat Babayan were moved. Babayan was ill."))
                .extracting(PersonMention::detaineeId)
                .containsExactly(DAVIT.id(), MADAT.id());
    }

    @Test
    void nameOfTwoPeopleIsFoundAndGivenToNeither() {
        // Given
        NameFinder finder = NameFinder.of(List.of(DAVIT, known("Davit Babayan")));
        // When, Then
        assertThat(finder.find("Davit Babayan was moved. Babayan was ill."))
                .extracting(PersonMention::detaineeId, PersonMention::name)
                .containsExactly(tuple(null, "Davit Babayan"));
    }

    @Test
    void emptyLineOrOtherWordsSeparateNames() {
        assertThat(FINDER.find("Ruben\n\nVardanyan. Ruben, Vardanyan. ruben vardanyan"))
                .isEmpty();
        assertThat(FINDER.find("Ruben\nVardanyan")).hasSize(1);
    }

    @Test
    void nameWithAnInitialIsFoundWholeAndNotAcrossTheEndOfASentence() {
        // Given
        NameFinder finder = NameFinder.of(List.of(known("Charles E. Example", "Charles Example")));
        // When, Then
        assertThat(finder.find("They honour Charles E. Example; not Charles. Example is another word."))
                .extracting(PersonMention::text, PersonMention::score)
                .containsExactly(tuple("Charles E. Example", 1.0), tuple("Example", 0.9));
    }

    private static KnownName known(String... texts) {
        return new KnownName(UUID.randomUUID(), texts[0], List.of(texts));
    }
}
