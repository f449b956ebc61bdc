package org.habeas.language.edtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

    @ParameterizedTest
    @CsvSource({
        "2023-09-27, 2023-09-27, 2023-09-27",
        "2023-09, 2023-09-01, 2023-09-30",
        "2023-09-XX, 2023-09-01, 2023-09-30",
        "2023, 2023-01-01, 2023-12-31",
        "2023-XX, 2023-01-01, 2023-12-31",
        "199X, 1990-01-01, 1999-12-31",
        "../2012, none, 2012-12-31",
        "196X, 1960-01-01, 1969-12-31",
        "2023-09-2X, 2023-09-20, 2023-09-29",
        "2023-02-2X, 2023-02-20, 2023-02-28",
        "2023-09-0X, 2023-09-01, 2023-09-09",
        "2021~, 2021-01-01, 2021-12-31",
        "2023-09-27?, 2023-09-27, 2023-09-27",
        "2023-09-28/2023-09-30, 2023-09-28, 2023-09-30",
        "2023-09-19/.., 2023-09-19, none",
        "../2023-09-19, none, 2023-09-19",
        "1968/1969, 1968-01-01, 1969-12-31",
        "/2012, none, 2012-12-31",
        "2012/, 2012-01-01, none",
        "2023-XX-XX, 2023-01-01, 2023-12-31",
        "2024-1X, 2024-10-01, 2024-12-31",
        "20X4, 2004-01-01, 2094-12-31",
        "199X-02-29, 1992-02-29, 1996-02-29",
        "XXXX-12-XX, 0000-12-01, 9999-12-31",
        "2023-XX-31, 2023-01-31, 2023-12-31",
        "2023-?09-27, 2023-09-27, 2023-09-27",
        "?2023-09~-27%, 2023-09-27, 2023-09-27",
        "2023-21, 2023-03-01, 2023-06-21",
        "2023-24~, 2023-01-01, 2024-03-20",
        "2023-34, 2023-04-01, 2023-06-30",
        "-0044-03-15, -0044-03-15, -0044-03-15",
        "Y17000, +17000-01-01, +17000-12-31",
        "Y-17000?, -17000-01-01, -17000-12-31",
        "2023-09-27T23:59:59+04:00, 2023-09-27, 2023-09-27"
    })
    void dateKeepsItsTextAndItsBounds(String text, String earliest, String latest) {
        Edtf date = Edtf.parse(text).orElseThrow();
        assertThat(date.text()).isEqualTo(text);
        assertThat(Objects.toString(date.earliest(), "none")).isEqualTo(earliest);
        assertThat(Objects.toString(date.latest(), "none")).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13",
                "27.09.2023",
                "Sept 2023",
                "2023-09-30/2023-09-28",
                "../..",
                "/",
                "",
                "2023-9-1",
                "2023-02-3X",
                "2023-XX-32",
                "2023-21-01",
                "-0000",
                "Y2023",
                "2023-09-27T25:00:00Z",
                "[]",
                "[2023-09-28",
                "[..]",
                "2023-09-28/2023-09-29/2023-09-30",
                "{2023-09-30..2023-09-28}"
            })
    void whatIsNoDateOrDoesNotExistIsRefused(String text) {
        assertThat(Edtf.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2023-09-28,2023-09-30]   | 2023-09-28 | 2023-09-30",
                "{2023-09-30,2023-09}      | 2023-09-01 | 2023-09-30",
                "[2021,2023-05..2023-07]   | 2021-01-01 | 2023-07-31",
                "[..2023-09-28,2023-10-01] | none       | 2023-10-01",
                "[2023-09-28..]            | 2023-09-28 | none"
            })
    void setReachesFromItsFirstDayToItsLast(String text, String earliest, String latest) {
        dateKeepsItsTextAndItsBounds(text, earliest, latest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-02-30            | February 2023 has 28 days: the last is 2023-02-28.",
                "2023-13               | Months are 01 to 12, and 21 to 41 are seasons and parts of a year; 13 is none.",
                "2023-09-00            | Days are 01 to 31; 00 is none.",
                "2023-XX-32            | Days are 01 to 31; 32 is none.",
                "XXX1-02-29            | No month that this allows has such a day.",
                "2023-21-01            | A season or part of a year has no days: 2023-21.",
                "27.09.2023            | The year comes first: 2023-09-27.",
                "31.02.2023            | The year comes first, as in 2023-09-27.",
                "2023-9-1              | Months and days have two digits: 2023-09-01.",
                "2023-09-30/2023-09-28 | It ends before it starts; the earlier date comes first: 2023-09-28/2023-09-30.",
                "../..                 | An interval has a date at one end at least, as 2023-09-19/.. or ../2023-09-19.",
                "Y2023                 | Y stands before a year of five to nine digits, as Y-17000; others are written without, as 2023 or -0044."
            })
    void whatIsRefusedIsToldWithWhatWouldBeRight(String text, String message) {
        assertThatExceptionOfType(NotADate.class)
                .isThrownBy(() -> Edtf.of(text))
                .withMessage(message);
    }

    @Test
    void textWithoutEndIsRefusedWithoutBeingRead() {
        assertThatExceptionOfType(NotADate.class)
                .isThrownBy(() -> Edtf.of("[" + "2023,".repeat(1_000) + "2024]"))
                .withMessage("A date has at most 200 characters.");
    }

    @Test
    void datesAreSortedByTheirEarliestDayThenByTheirLatest() {
        // Given
        List<@Nullable Edtf> dates = Stream.of(
                        "2023-09-28", "2023-09-19/..", "2023", "../2025", "2023-09-19", "2023-01-01")
                .map(text -> Edtf.parse(text).orElse(null))
                .collect(Collectors.toCollection(ArrayList::new));
        dates.add(null);
        // When
        dates.sort(Edtf.BY_EARLIEST);
        // Then
        assertThat(dates)
                .extracting(date -> date == null ? "undated" : date.text())
                .containsExactly(
                        "undated", "../2025", "2023-01-01", "2023", "2023-09-19", "2023-09-19/..", "2023-09-28");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-27, 2023-09-27",
        "2023-09-2X, 2023-09",
        "2023-09-XX, 2023-09",
        "2023-XX-15, 2023",
        "2023-09-28/2023-09-30, 2023-09",
        "2023-09-28/2023-10-02, 2023",
        "2023-21, 2023",
        "2023-24, none",
        "2023-09-?27, 2023-09",
        "2023-~09-27, 2023",
        "2023?-09-27, none",
        "2023-09-27~, none",
        "2023-09-28?/2023-09-30, none",
        "2023-09-19/.., none",
        "202X, none",
        "Y17000, none"
    })
    void certainPrefixHasWhatEveryDayAllowedHasInCommonAndNobodyDoubts(String text, String prefix) {
        assertThat(Edtf.of(text).certainPrefix().orElse("none")).isEqualTo(prefix);
    }
}
