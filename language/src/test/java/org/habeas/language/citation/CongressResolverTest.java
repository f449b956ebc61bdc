package org.habeas.language.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.DocumentRecord.Certainty;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CongressResolverTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Citation BARE = new Citation(MeasureType.SRES, 540, null);

    @ParameterizedTest
    @ValueSource(strings = {"2024-04-04", "2024", "2024-04~", "2023-01-03/2025-01-02", "2023-12-2X"})
    void dateOfOneCongressDecides(String date) {
        assertThat(resolve("A release.", date, BARE))
                .isEqualTo(new CongressResolver.Resolved("118-sres-540", Certainty.DOCUMENT, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2022/2025             | 119-sres-540,118-sres-540,117-sres-540
            2023-01-02/2023-01-03 | 118-sres-540,117-sres-540
            2025                  | 119-sres-540,118-sres-540
            199X                  | 106-sres-540,105-sres-540,104-sres-540
            2024/..               | 119-sres-540,118-sres-540
            ../2012               | 112-sres-540,111-sres-540,110-sres-540
            2031-02-01            | 119-sres-540,118-sres-540,117-sres-540
            1700                  | 119-sres-540,118-sres-540,117-sres-540
            no date               | 119-sres-540,118-sres-540,117-sres-540
            """)
    void dateOfSeveralCongressesIsNoGuess(String date, String alternatives) {
        assertThat(resolve("A release.", date, BARE))
                .isEqualTo(new CongressResolver.Resolved(
                        "sres-540", Certainty.AMBIGUOUS, List.of(alternatives.split(","))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "April 4, 2024\n\nWe ask.",
                "A headline\nApr. 4, 2024\nWe ask.",
                "A headline\nBy Anna Doe | Apr 4, 2024, 9:30 a.m. EDT\nWe ask.",
                "A headline\nBaku | April 4, 2024 | News\nWe ask.",
                "WASHINGTON, Apr. 4, 2024 — We ask.",
                "A headline\n\nThursday, April 4, 2024\n\nWe ask.",
                "A headline\n4 April 2024\nWe ask.",
                "FOR IMMEDIATE RELEASE: April 4, 2024\nWe ask.",
                "FOR IMMEDIATE RELEASE            April 4, 2024\nWe ask.",
                "WASHINGTON, D.C., April 4, 2024 — We ask.",
                "WASHINGTON (April 4, 2024) – We ask.",
                "A headline\nYerevan, 4 April 2024\nWe ask.",
                "[Congressional Record Volume 170, Number 58 (Thursday, April 4, 2024)]\n[Senate]",
                "118th CONGRESS\n2d Session\nA resolution",
                "One Hundred Eighteenth Congress\nof the\nUnited States of America",
                "Releases      08 03 2024 On an Act     We ask",
                "---\ncongress: 118th CONGRESS\n---",
                "[Congressional Bills 118th Congress]\n[Introduced in Senate]"
            })
    void firstLinesSayOfWhenTheDocumentIs(String text) {
        assertThat(resolve(text, null, BARE).billId()).isEqualTo("118-sres-540");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            House Resolution 211, agreed to March 11, 2025, is amended                            | 119-hres-211
            S. Res. 4, agreed to by the Senate on February 4, 1977, calls for it                  | 95-sres-4
            S. 12 (introduced on June 7, 1995) was one                                            | 104-s-12
            on January 26, 2023, the United States House passed H. Con. Res. 7, which commends    | 118-hconres-7
            October 16, 2003 - An amendment to S. 1689 is offered                                 | 108-s-1689
            • 16 October 2003: An amendment to S. 1689 is offered                                 | 108-s-1689
            On June 7, 1995, they met. The House passed H.R. 5.                                   | 117-hr-5
            on the anniversary of April 24, 1915, the Senate adopted S.Res.150                    | 117-sres-150
            Since April 24, 1915, many remember; on it we wrote of S. 5                           | 117-s-5
            S. 5 is of another kind than what was agreed to on June 7, 1995                       | 117-s-5
            """)
    void dateAtAMentionIsThatOfTheMention(String sentence, String id) {
        // Given
        String text = "A headline.\n" + sentence + ".\n";
        // When
        CongressResolver resolver = new CongressResolver(text, "2022-05-01", TODAY);
        // Then
        assertThat(CitationScanner.scan(text).stream()
                        .map(found -> resolver.resolve(found).billId()))
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He introduced the Tools to Fight Terrorism Act of 2004 (S. 2679).               | 108-s-2679
            He introduced S. 450, the Count Every Vote Act of 2005, today.                  | 109-s-450
            The Voting Rights Act of 1965 is why we wrote S. 450.                           | s-450
            S. 450 amends the Voting Rights Act of 1965.                                    | s-450
            An Act of 2004 (S. 1), and another Act of 2007 (S. 1).                          | s-1 s-1
            An Act of 2004 (S. 1), and the one that we wrote then, H.R. 9.                  | 108-s-1 108-hr-9
            """)
    void yearsOfTheActsThatBillsAreDateWhatNothingElseDates(String text, String ids) {
        // When
        CongressResolver resolver = new CongressResolver(text, null, TODAY);
        // Then
        assertThat(CitationScanner.scan(text).stream()
                        .map(found -> resolver.resolve(found).billId()))
                .containsExactly(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            April 4, 2024            | 2024-04-04
            Releases      08 03 2005 John Kerry on the Act | 2005
            04/25/2024               | 2024-04-25
            03/04/2024               | 2024
            05.05.2024               | 2024-05-05
            A day                    |
            April 4, 2024   May 5, 2022 |
            """)
    void documentIsOfTheDayThatItsHeadSays(String head, @Nullable String date) {
        assertThat(DocumentHead.of(head + "\n\nWe ask.").date()).isEqualTo(java.util.Optional.ofNullable(date));
    }

    @Test
    void letterInADocumentDatesIt() {
        String release = "A headline.\n" + "They wrote a letter.\n".repeat(40);
        String letter =
                "\nApril 4, 2024\n\nThe Honorable Antony Blinken\nSecretary of State\n\nDear Secretary Blinken,\n";
        String another = letter.replace("2024", "2022");
        assertThat(resolve(release + letter, null, BARE).billId()).isEqualTo("118-sres-540");
        assertThat(resolve(release + letter + another, null, BARE).billId()).isEqualTo("sres-540");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We ask the Senate to pass S.Res.540. Elchibey was elected on June 7, 1992.",
                "On June 7, 1992, Elchibey was elected. We ask for S.Res.540.",
                "Sumgait, February 27, 1988\n\nWe ask for S.Res.540.",
                "The 102nd Congress passed another. We ask for S.Res.540.",
                "April 4, 2024\nMay 5, 2022\nWe ask for S.Res.540.",
                "118th Congress\nS. 3000\n\n117th Congress\nS. 12",
                "February 30, 2024\nWe ask for S.Res.540."
            })
    void datesAndNumbersInTheTextSayNothingOfTheDocument(String text) {
        assertThat(resolve(text, null, BARE))
                .isEqualTo(new CongressResolver.Resolved(
                        "sres-540", Certainty.AMBIGUOUS, List.of("119-sres-540", "118-sres-540", "117-sres-540")));
    }

    @Test
    void dateAndHeadingThatDisagreeDecideNothing() {
        assertThat(resolve("118th CONGRESS\n2d Session", "2025-06-01", BARE))
                .isEqualTo(new CongressResolver.Resolved(
                        "sres-540", Certainty.AMBIGUOUS, List.of("118-sres-540", "119-sres-540")));
        assertThat(resolve("118th CONGRESS\n2d Session", "2022/2025", BARE).billId())
                .isEqualTo("118-sres-540");
    }

    @Test
    void mentionItselfDecidesBeforeTheDocument() {
        assertThat(resolve("119th CONGRESS", "2025-06-01", new Citation(MeasureType.SRES, 540, 118)))
                .isEqualTo(new CongressResolver.Resolved("118-sres-540", Certainty.STATED, List.of()));
    }

    @Test
    void statedCongressThatHasNotMetIsNoneOfTheDocuments() {
        assertThat(resolve("A release.", "2025-06-01", new Citation(MeasureType.SRES, 540, 218))
                        .certainty())
                .isEqualTo(Certainty.AMBIGUOUS);
    }

    private static CongressResolver.Resolved resolve(String text, @Nullable String date, Citation citation) {
        return new CongressResolver(text, date, TODAY).resolve(citation);
    }
}
