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
                "2023-09-XX            | a day in September 2023",
                "2023-XX               | a month in 2023",
                "2023-XX-XX            | a day in 2023",
                "2023-XX-31            | a day in 2023, as 2023-XX-31",
                "2023-1X               | a month from October 2023 to December 2023",
                "20X4                  | a year like 20X4",
                "XXXX-12-25            | between 25 December 1 BC and 25 December 9999, as XXXX-12-25",
                "2023-21               | spring 2023",
                "2023-33~              | about first quarter of 2023",
                "-0043                 | 44 BC",
                "Y17000                | 17000",
                "2023-09-27T10:30:00Z  | 27 September 2023, 10:30:00 UTC",
                "2023-09-?27           | 27 September 2023 (day uncertain)",
                "2023-~09-27           | 27 September 2023 (month approximate)",
                "2023?-09-27           | 27 September 2023 (year uncertain)",
                "2023-09~-27%          | about 27 September 2023 (uncertain)",
                "[2023-09-28,2023-09-30] | 28 September 2023 or 30 September 2023",
                "[2021..2022,2023-09]  | 2021 to 2022 or September 2023",
                "{2022,2023-05..}      | 2022 and May 2023 or later",
                "2023/                 | 2023 (its end not known)",
                "/2023                 | until 2023 (its start not known)",
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
