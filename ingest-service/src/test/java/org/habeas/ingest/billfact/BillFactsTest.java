package org.habeas.ingest.billfact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.ingest.mention.BillMentions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillFactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S. 3000 was introduced on November 1, 2023.                                    | 118-s-3000 INTRODUCED 2023-11-01
            Senator Doe introduced S. 3000 today.                                          | 118-s-3000 INTRODUCED null
            Doe introduced the Tools to Fight Terrorism Act of 2023 (S. 3000).             | 118-s-3000 INTRODUCED null
            S. 3000 passed the Senate on November 15, 2023.                                | 118-s-3000 PASSED:SENATE 2023-11-15
            The United States Senate unanimously passed S. 3000 on November 15, 2023.      | 118-s-3000 PASSED:SENATE 2023-11-15
            On November 15, 2023, the House of Representatives adopted H.Res. 735.         | 118-hres-735 PASSED:HOUSE 2023-11-15
            S.Res. 540 was agreed to by the Senate.                                        | 118-sres-540 PASSED:SENATE null
            H.R. 5 passed both chambers.                                                   | 118-hr-5 PASSED:HOUSE null; 118-hr-5 PASSED:SENATE null
            H.R. 5, the Aid Act, was signed into law on April 24, 2024.                    | 118-hr-5 SIGNED 2024-04-24
            President Roe signed H.R. 5.                                                   | 118-hr-5 SIGNED null
            H.J. Res. 7 was vetoed.                                                        | 118-hjres-7 VETOED null
            President Roe vetoed H.J. Res. 7 on March 16, 2024.                            | 118-hjres-7 VETOED 2024-03-16
            """)
    void whatWasDoneWithABillIsObserved(String sentence, String facts) {
        assertThat(facts(sentence)).isEqualTo(facts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S. 3000 was not introduced.",
                "We urge the House that passed S. 3000 to act.",
                "If the Senate passed S. 3000, they would go.",
                "The Senate never passed S. 3000.",
                "The Senate should pass S. 3000.",
                "S. 3000 will be introduced.",
                "S. 3000 was to be introduced.",
                "An amendment to S. 3000 was introduced.",
                "Doe introduced an amendment to S. 3000.",
                "A companion to S. 3000 passed the House.",
                "S. 3000 passed the Senate Committee on Finance.",
                "S. 3000 failed and H.R. 9 is here.",
                "Has the Senate passed S. 3000?",
                "President Roe vowed that he vetoed S. 3000.",
                "The Senate tried and passed S. 3000.",
                "S.Res. 540 was signed into law.",
                "They spoke of S. 3000 and were introduced to the House."
            })
    void whatIsWishedDeniedOrSaidOfSomethingElseIsNoFact(String sentence) {
        assertThat(facts(sentence)).isEmpty();
    }

    @Test
    void billWhoseCongressIsNotKnownHasNoFacts() {
        assertThat(facts(BillMentions.of("S. 3000 was introduced.", null, TODAY, List.of())
                        .mentions()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "bill-text"})
    void summaryAndTheTextOfABillStateNothing(String kind) {
        List<BillMention> mentions = BillMentions.of("S. 3000 was introduced.", "2024", TODAY, List.of())
                .mentions();
        assertThat(BillFacts.of(kind, mentions)).isEmpty();
    }

    @Test
    void quoteIsTheSentenceAtItsPlace() {
        // Given
        String text = "Before. The Senate passed S. 3000 today. After.";
        // When
        List<Observation> facts = BillFacts.of(
                "other", BillMentions.of(text, "2024", TODAY, List.of()).mentions());
        // Then
        assertThat(facts).hasSize(1);
        Observation fact = facts.getFirst();
        assertThat(fact.property()).isEqualTo("action");
        assertThat(text.substring(fact.start(), fact.end()))
                .isEqualTo(fact.quote())
                .isEqualTo("The Senate passed S. 3000 today.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "introduced the A of A Act ",
                "the Senate passed S. 5 ",
                "President A A A A ",
                "S. 5 (a, a, ",
                "S. 5, passed "
            })
    void hostileTextIsReadInLinearTime(String piece) throws Exception {
        String text = piece.repeat(500_000 / piece.length()) + "S. 5 was introduced.";
        ProcessorTime.atMost(
                Duration.ofSeconds(10),
                () -> BillFacts.of(
                        "other", BillMentions.of(text, "2024", TODAY, List.of()).mentions()));
    }

    private static String facts(String sentence) {
        return facts(BillMentions.of(sentence, "2024", TODAY, List.of()).mentions());
    }

    private static String facts(List<BillMention> mentions) {
        return BillFacts.of("press-release", mentions).stream()
                .map(o -> o.subject() + " " + o.value() + " " + o.validFrom())
                .collect(Collectors.joining("; "));
    }
}
