package org.habeas.legislation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Azerbaijan's human RIGHTS      | 'azerbaijan':* & 's' & 'human':* & 'rights':*
            502B(c) / section_907          | '502b':* & 'c' & 'section':* & '907':*
            a'b\\c:*&!(d)                  | 'a' & 'b' & 'c' & 'd'
            ﬁne Ａct                       | 'fine':* & 'act':*
            rights rights                  | 'rights':*
            """)
    void wordsAreAllThatIsLeftOfAnyWriting(String typed, String query) {
        assertThat(SearchText.of(typed).beginnings()).isEqualTo(query);
        assertThat(SearchText.of(typed).exact()).isEqualTo(query.replace(":*", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "human rights"                 | true  | "human rights"
            “human rights” Armenia         | true  | "human rights" Armenia
            armenia -turkey                | true  | armenia -turkey
            armenia -"human rights"        | true  | armenia -"human rights"
            armenia OR azerbaijan          | true  | armenia OR azerbaijan
            Armenian-Azerbaijani peace     | false | Armenian Azerbaijani peace
            armenia or azerbaijan          | false | armenia or azerbaijan
            - -- "" "                      | false | ` "" "`
            3-5 -                          | false | 3 5
            """)
    void operatorsAreQuotesMinusAndOrAndNothingElse(String typed, boolean operators, String phrased) {
        SearchText text = SearchText.of(typed);
        assertThat(text.hasOperators()).isEqualTo(operators);
        assertThat(text.phrased()).isEqualTo(phrased.strip());
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'%_*'", "'\"\"'", "'- & | !'", "'\u202e\u200b'"})
    void whatHoldsNoWordLooksForNothing(String typed) {
        assertThat(SearchText.of(typed).words()).isEmpty();
        assertThat(SearchText.of(typed).beginnings()).isEmpty();
    }

    @Test
    void longTextsAreCutToSoManyWordsAndLongWordsToSoManyCharacters() {
        // Given
        String many = IntStream.range(0, 3_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        // When, Then
        assertThat(SearchText.of(many).words()).hasSize(32).startsWith("w0", "w1");
        assertThat(SearchText.of("\"" + many + "\"").phrased().split(" ")).hasSize(32);
        assertThat(SearchText.of("𐐀".repeat(5_000)).words()).containsExactly("𐐨".repeat(100));
    }
}
