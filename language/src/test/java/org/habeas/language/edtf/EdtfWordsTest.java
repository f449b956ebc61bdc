package org.habeas.language.edtf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdtfWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-09-27            | 27 September 2023",
                "2023-09               | September 2023",
                "2023                  | 2023",
                "2023-09-2X            | 20–29 September 2023",
                "2023-09-XX            | September 2023",
                "202X                  | 2020–2029",
                "2023~                 | about 2023",
                "2023-09?              | September 2023 (uncertain)",
                "2023-09-28/2023-09-30 | between 28 September 2023 and 30 September 2023",
                "1968/1969             | between 1968 and 1969",
                "2023-09-19/..         | 19 September 2023 or later",
                "../2024-01            | January 2024 or earlier",
                "last spring           | last spring"
            })
    void dateIsToldAsVaguelyAsItIs(String edtf, String words) {
        assertThat(EdtfWords.of(edtf)).isEqualTo(words);
    }
}
