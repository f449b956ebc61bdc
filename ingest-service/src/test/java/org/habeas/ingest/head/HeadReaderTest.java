package org.habeas.ingest.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.ingest.head.HeadFacts.Footnote;
import org.habeas.language.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static final String RELEASE = """
            FOR IMMEDIATE RELEASE
            April 4, 2024
            Contact: Anna Doe, 202-555-0100

            Senators Ask for the Release of Prisoners

            The Armenian leaders who are held in Baku have to be freed, and that is what the senators have said in
            a letter to the Secretary of State that they sent to him on the day of the vote in the House.
            """;

    private static final String LETTER = """
            The United States Senate
            Washington, DC 20510

            April 4, 2024

            The Honorable Jane Roe
            Secretary of State
            Washington, DC 20520

            RE: The prisoners in Baku

            Dear Secretary Roe:

            We write to express our concern for those who are held in Baku and for their families. It is the
            duty of the Department to say what it has done for them.

            Sincerely,

            /s/ Anna Q. Doe
            United States Senator
            John de la Cruz, Jr.
            Chairman

            cc: The Archivist
            """;

    @Test
    void releaseSaysItsKindTitleDateAndLanguage() {
        // When
        HeadFacts head = HeadReader.read(RELEASE, null, TODAY);
        // Then
        assertThat(head.kind()).isEqualTo("press-release");
        assertThat(head.title()).isEqualTo("Senators Ask for the Release of Prisoners");
        assertThat(head.date()).isEqualTo("2024-04-04");
        assertThat(head.language()).isEqualTo("en");
        assertThat(head.issuer()).isNull();
        assertThat(head.signatories()).isEmpty();
    }

    @Test
    void letterSaysWhoSignedItAndToWhom() {
        // When
        HeadFacts head = HeadReader.read(LETTER, null, TODAY);
        // Then
        assertThat(head.kind()).isEqualTo("letter");
        assertThat(head.title()).isEqualTo("The prisoners in Baku");
        assertThat(head.date()).isEqualTo("2024-04-04");
        assertThat(head.recipients()).containsExactly("Jane Roe");
        assertThat(head.signatories()).containsExactly("Anna Q. Doe", "John de la Cruz, Jr.");
    }

    @Test
    void letterWithinAReleaseMakesNoLetterOfItAndItsNamesAreTold() {
        // When
        HeadFacts head = HeadReader.read(RELEASE + "\n" + LETTER, null, TODAY);
        // Then
        assertThat(head.kind()).isEqualTo("press-release");
        assertThat(head.recipients()).containsExactly("Jane Roe");
        assertThat(head.signatories()).containsExactly("Anna Q. Doe", "John de la Cruz, Jr.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [Congressional Record Volume 170, Number 58 (Thursday, April 4, 2024)];[Senate]      | record
            118th CONGRESS;2d Session;S. RES. 540;IN THE SENATE OF THE UNITED STATES             | bill-text
            UNITED STATES DISTRICT COURT;FOR THE DISTRICT OF COLUMBIA;Doe, Plaintiff, v. Roe     | court-document
            Statement by the Spokesperson on the trial in Baku;We ask for them                   | statement
            Annual Report of the Committee;It has met                                            | report
            BAKU, Azerbaijan (AP) — The court has met                                            | news
            News Release;The court has met                                                       | press-release
            A headline;The report of the court speaks of a press release and of a statement      |
            """)
    void kindIsWhatTheFirstLinesCallIt(String lines, String kind) {
        assertThat(HeadReader.read(lines.replace(";", "\n"), null, TODAY).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Press release of the Office of Anna Doe;A headline | the Office of Anna Doe
            Issued by: The Court of Baku                       | Court of Baku
            IN THE SENATE OF THE UNITED STATES                 | United States Senate
            The Office of the President;A headline             | Office of the President
            A headline                                         |
            """)
    void issuerIsToldOnlyWhereItIsSaid(String lines, String issuer) {
        String told = HeadReader.read(lines.replace(";", "\n"), null, TODAY).issuer();
        assertThat(told == null ? null : told.replaceFirst("^the ", ""))
                .isEqualTo(issuer == null ? null : issuer.replaceFirst("^the ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Il est dans la prison de Bakou, et les familles des détenus ont écrit une lettre au ministre pour leur libération. Les avocats sont dans le pays. | fr
            Der Mann ist im Gefängnis und die Familie hat einen Brief an den Minister geschrieben, der nicht auf das Schreiben von ihr geantwortet hat. | de
            Он был арестован в Баку и с тех пор находится в тюрьме, а суд по делу не начался. Это не первый такой арест, и на нём всё не кончится. | ru
            Він був заарештований у Києві та з того часу перебуває у в'язниці. Це не перший арешт, і на ньому все не скінчиться, що б не казали про це. | uk
            Նա ձերբակալվել է Բաքվում և այդ օրվանից գտնվում է բանտում, իսկ դատարանը դեռ չի սկսվել | hy
            O həbs edilib və bu gün Bakıda olan məhkəmə ilə bağlı bir qərar verilib. Bu qərar onun üçün yeni deyil, və hüquqşünaslar da bunu deyir. | az
            The text is here. Le texte est dans la page et les autres sont pour vous, que nous avons. The others are for you and they have been in the page. |
            S.Res.540 |
            """)
    void languageIsToldWhereItIsClear(String text, String language) {
        assertThat(HeadReader.read(text, null, TODAY).language()).isEqualTo(language);
    }

    @Test
    void namesThatRunIntoEachOtherAreNotTold() {
        String lost = "We ask for it        Sincerely       ANNA Q  DOE JOHN ROE              Questions";
        assertThat(HeadReader.read(lost, null, TODAY).signatories()).isEmpty();
    }

    @Test
    void dayThatHasNotComeIsNoneOfTheDocument() {
        assertThat(HeadReader.read("A headline\nApril 4, 2031\nText", null, TODAY)
                        .date())
                .isNull();
        assertThat(HeadReader.read("A headline\nOn April 4, 2024 it came.\nText", null, TODAY)
                        .date())
                .isNull();
    }

    @Test
    void footnotesAreKeptApartAndNoSentenceGoesOnIntoOne() {
        // Given
        String text = "He backs S. 4 [1] and more [2] of\n[1] See S. 5, of which\n[2] See S. 6\nand S. 7.\n\nThe end.";
        // When
        HeadFacts head = HeadReader.read(text, null, TODAY);
        // Then
        int one = text.indexOf("[1] See");
        int two = text.indexOf("[2] See");
        int end = text.indexOf("\n\nThe");
        assertThat(head.footnotes()).containsExactly(new Footnote("1", one, two), new Footnote("2", two, end));
        int above = text.indexOf("S. 4");
        int within = text.indexOf("S. 5");
        Span all = new Span(0, end);
        assertThat(Footnotes.within(head.footnotes(), all, above, above + 4)).isEqualTo(new Span(0, one));
        assertThat(Footnotes.within(head.footnotes(), all, within, within + 4)).isEqualTo(new Span(one, two));
    }

    @Test
    void listInBracketsThatNothingRefersToIsNoFootnotes() {
        assertThat(HeadReader.read("Our aims:\n[1] Peace\n[2] Bread", null, TODAY)
                        .footnotes())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] a\n",
                "Dear A\n",
                "Sincerely,\nA B\n",
                "The Honorable A\n",
                "[",
                "\n",
                "   ",
                "Statement by "
            })
    void longTextTakesNoLongerThanItsHead(String piece) throws Exception {
        String text = piece.repeat(3_000_000 / piece.length());
        ProcessorTime.atMost(Duration.ofSeconds(1), () -> HeadReader.read(text, null, TODAY));
    }
}
